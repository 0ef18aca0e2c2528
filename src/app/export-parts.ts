// Owns exporting to Anki where no file may be larger than a place takes: the whole deck, else a package for each subdeck.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deckName } from '../anki/deck-tree.ts'
import { slug } from '../compiler/slug.ts'
import type { CardKey } from '../domain/deck/card.ts'
import { ok, type Result } from '../domain/result.ts'
import type { DeckFile } from '../storage/deck/reader.ts'
import { isTaken, type Chosen } from './choose-cards.ts'
import { exportAnki, type ExportProblem } from './export-anki.ts'

export interface ExportParts {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  readonly notes: number
  /** Cards that were chosen and stayed out. */
  readonly withheld: readonly CardKey[]
  /** Decks, by their names in Anki, whose package alone would be too large. */
  readonly tooLarge: readonly string[]
}

export interface PartsTask extends Chosen {
  readonly file: DeckFile
  readonly withheld: ReadonlySet<CardKey>
  /** Of one file. */
  readonly mostBytes: number
}

/** The packages and, with them, the list of changes. Errors: those of `exportAnki`. */
export async function exportParts(task: PartsTask): Promise<Result<ExportParts, ExportProblem>> {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-export-'))
  try {
    const write = (name: string, only: ReadonlySet<CardKey> | undefined) =>
      exportAnki({ ...task, ...(only ? { only } : {}), out: join(folder, `${name}.apkg`), container: 'current' })
    const read = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })
    const fits = (name: string): boolean => statSync(join(folder, `${name}.apkg`)).size <= task.mostBytes
    const whole = await write(WHOLE, task.only)
    if (!whole.ok) return whole
    const { notes, withheld } = whole.value
    const list = read(`${WHOLE}.changes.txt`)
    if (fits(WHOLE)) return ok({ files: [read(`${WHOLE}.apkg`), list], notes, withheld, tooLarge: [] })
    const files: ReturnType<typeof read>[] = []
    const tooLarge: string[] = []
    const names = new Set<string>()
    for (const [deck, keys] of placesIn(task)) {
      const name = freeName(slug(deck).slice(0, 60) || WHOLE, names)
      const part = await write(name, keys)
      if (!part.ok) return part
      if (fits(name)) files.push(read(`${name}.apkg`))
      else tooLarge.push(deck)
    }
    return ok({ files: [...files, list], notes, withheld, tooLarge })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const WHOLE = 'deck'

/** The chosen cards that may be seen, by the deck at the second level in Anki in which they lie. */
function placesIn({ file, withheld, ...chosen }: PartsTask): ReadonlyMap<string, ReadonlySet<CardKey>> {
  const places = new Map<string, Set<CardKey>>()
  for (const deck of file.contents())
    for (const note of deck.notes()) {
      const name = deckName(deck.title, note.subdeck.split('::')[0] ?? '')
      for (const { card, key } of note.cards()) {
        if (withheld.has(key) || !isTaken(card, key, chosen)) continue
        const keys = places.get(name) ?? new Set()
        places.set(name, keys.add(key))
      }
    }
  return places
}

function freeName(wanted: string, taken: Set<string>): string {
  let free = wanted
  for (let count = 2; taken.has(free); count++) free = `${wanted}-${count}`
  taken.add(free)
  return free
}
