// Owns the table of boards: every part of one on which very many stand.
import { allTime } from '../../src/domain/play/board.ts'
import type { BoardPart } from '../../src/storage/play/port.ts'
import { atMost, figures, type Table } from '../report.ts'
import { asPerson, fill, newPlayFile } from './played.ts'
import { percentile } from './spread.ts'

const people = 100_000
const drops = 10
/** A page in Discord. */
const rows = 15
const readings = 40

export async function measureBoards(folder: string): Promise<Table> {
  const file = await newPlayFile(folder)
  try {
    await fill(file, people, drops)
    const { store, quiz } = file
    const board = (part: BoardPart, limit = rows) => store.board(quiz.id, allTime, part, limit)
    /** Who stands at a place, found page by page from the nearer end. */
    const everybody = (await board({ kind: 'top' }, people)).rows
    const at = (place: number) => everybody[place]?.personId ?? asPerson(0)
    const last = people - 1
    const parts: readonly (readonly [name: string, part: BoardPart])[] = [
      ['top', { kind: 'top' }],
      ['the page after the first', { kind: 'after', person: at(rows - 1) }],
      ['around the middle', { kind: 'around', person: at(people / 2) }],
      ['after the middle', { kind: 'after', person: at(people / 2) }],
      ['before the last', { kind: 'before', person: at(last) }],
      ['around the last', { kind: 'around', person: at(last) }],
    ]
    const measured = []
    for (const [name, part] of parts) {
      const took: number[] = []
      for (let reading = 0; reading < readings; reading++) {
        const from = performance.now()
        const { rows: found } = await board(part)
        took.push(performance.now() - from)
        if (found.length < Math.floor(rows / 2)) throw new Error(`${name} has ${found.length} rows`)
      }
      measured.push({ name, median: percentile(took, 0.5), slowest: Math.max(...took) })
    }
    return {
      title: 'Boards',
      says: `A page of ${rows} of the all-time board of ${people.toLocaleString('en')} players with ${(people * drops).toLocaleString('en')} answers, ranks included; each read ${readings} times.`,
      head: ['Page', 'Median', 'Slowest'],
      rows: measured.map(({ name, median, slowest }) => [name, `${figures(median)} ms`, `${figures(slowest)} ms`]),
      goals: [atMost('the slowest page, median', Math.max(...measured.map(({ median }) => median)), 10, ' ms')],
    }
  } finally {
    await file.store.close()
  }
}
