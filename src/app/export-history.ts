// Owns exporting what a person answered: a row for each answer (CSV, TSV), or everything that is kept of them (JSON).
import { tableRow, type TableFormat } from '../export/table-text.ts'
import { cardKey, textOf } from '../domain/deck/card.ts'
import { ok, type Result } from '../domain/result.ts'
import { writePieces } from '../storage/notes/file-stream.ts'
import type { PlayStore } from '../storage/play/port.ts'
import type { DataFormat } from './export-table.ts'

const columns = [
  'answered',
  'card',
  'title',
  'typed',
  'read as',
  'verdict',
  'credit',
  'points',
  'streak',
  'hints',
] as const

/**
 * Writes the history of the Discord account `userId` to `out`; gives the number of answers, undefined where nobody of
 * that account has played. Error: the system's reason.
 */
export async function exportHistory(
  store: Pick<PlayStore, 'exportPerson' | 'snapshot'>,
  userId: string,
  out: string,
  format: DataFormat,
): Promise<Result<number | undefined, string>> {
  const person = await store.exportPerson(userId)
  if (!person) return ok(undefined)
  const { attempt: attempts = [] } = person.rows
  const pieces =
    format === 'json' ? [`${JSON.stringify(person, undefined, 2)}\n`] : await rowsOf(store, person.rows, format)
  const written = writePieces(out, pieces)
  return written.ok ? ok(attempts.length) : written
}

type Rows = NonNullable<Awaited<ReturnType<PlayStore['exportPerson']>>>['rows']

async function rowsOf(store: Pick<PlayStore, 'snapshot'>, rows: Rows, format: TableFormat): Promise<string[]> {
  const { attempt: attempts = [], assignment: assignments = [], score: scores = [], hint: hints = [] } = rows
  const hashes = new Map(assignments.map(row => [row['drop_id'], String(row['card_hash'])]))
  const scored = new Map(scores.map(row => [row['drop_id'], row]))
  const taken = Map.groupBy(hints, row => row['drop_id'])
  const written = [...(format === 'csv' ? ['\ufeff'] : []), tableRow(columns, format)]
  const inOrder = [...attempts].sort((a, b) => Number(a['answered_at']) - Number(b['answered_at']))
  for (const row of inOrder) {
    const drop = row['drop_id']
    const card = await store.snapshot(hashes.get(drop) ?? '')
    const score = scored.get(drop)
    const cell = (value: unknown): string =>
      typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    const cells = [
      Temporal.Instant.fromEpochMilliseconds(Number(row['answered_at'])).toString(),
      card ? cardKey(card.deckId, card.id) : '',
      card ? textOf(card, cell(row['locale']) || card.language).title : '',
      ...['typed', 'read_as', 'verdict', 'credit'].map(name => cell(row[name])),
      cell(score?.['points']),
      cell(score?.['streak']),
      String(taken.get(drop)?.length ?? 0),
    ]
    written.push(tableRow(cells, format))
  }
  return written
}
