// Owns the table of builds: cold, with nothing changed, and with one note edited, each in a process of its own.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BURST_MS } from '../../src/storage/notes/watch.ts'
import { atMost, figures, type Table } from '../report.ts'
import { noteText, pathOf, writeDeck } from './notes.ts'

interface Build {
  readonly startUpMs: number
  readonly buildMs: number
  /** What the processors worked for it, user and system, both of them. */
  readonly processorMs: number
  /** One more build in the same process after an edit. */
  readonly rebuildMs: number
  readonly peakBytes: number
  readonly cards: number
}

const child = fileURLToPath(new URL('child.ts', import.meta.url))
const noteCounts = [1_000, 10_000, 100_000] as const
/** Of which the goals speak. */
const measured = 10_000
/** A build is what somebody waits for, so it counts as it comes; of three, the one that was disturbed least. */
const runs = 3
/** A cold build of many notes takes long enough to even out, and any build of very many. */
const coldRuns = 2
const runsOf = (count: number): number => (count > measured ? 1 : runs)

function build(folder: string, count: number, edited = ''): Build {
  const args = [child, join(folder, 'deck'), join(folder, 'deck.sqlite'), edited]
  const found = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Build
  if (found.cards !== 2 * count) throw new Error(`${count} notes gave ${found.cards} cards`)
  return found
}

const fastest = (builds: readonly Build[], of = ({ buildMs }: Build): number => buildMs): Build =>
  builds.reduce((a, b) => (of(a) <= of(b) ? a : b))
const times = (run: (turn: number) => Build, turns: number): Build =>
  fastest(Array.from({ length: turns }, (_, turn) => run(turn)))

function measure(count: number): { readonly [Name in 'cold' | 'again' | 'edited' | 'watched']: Build } {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-bench-'))
  try {
    writeDeck(join(folder, 'deck'), count)
    const cold = times(
      () => {
        for (const left of ['deck.sqlite', 'deck.sqlite.cache', join('deck', 'deck.lock')])
          rmSync(join(folder, left), { force: true })
        return build(folder, count)
      },
      Math.min(coldRuns, runsOf(count)),
    )
    const again = times(() => build(folder, count), runsOf(count))
    const edited = times(turn => {
      const index = Math.floor(count / 2)
      writeFileSync(join(folder, 'deck', pathOf(index)), noteText(index, turn + 1))
      return build(folder, count)
    }, runsOf(count))
    const watched = fastest(
      Array.from({ length: runsOf(count) }, () => build(folder, count, join(folder, 'deck', pathOf(0)))),
      ({ rebuildMs }) => rebuildMs,
    )
    return { cold, again, edited, watched }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const seconds = (ms: number): string => (ms < 1_000 ? `${figures(ms)} ms` : `${figures(ms / 1_000)} s`)
const megabytes = (bytes: number): number => bytes / 1e6

export function measureBuilds(): Table {
  const rows = noteCounts.map(count => ({ count, ...measure(count) }))
  const at = (count: number) => {
    const found = rows.find(row => row.count === count)
    if (!found) throw new Error(`${count} notes were not measured`)
    return found
  }
  const last = at(measured)
  return {
    title: 'Building',
    says:
      'Notes with two cards each, one of them numeric with the parameters of the test bank; each build in a process of ' +
      'its own, timed from the moment everything is loaded. Start-up is that of the same process. `--watch` waits 50 ms ' +
      'for a burst of changes to end, which only its last goal counts; the edit comes when it has told of the build before ' +
      'and made ready for the next one. Where others use the machine, processor time tells more.',
    head: [
      'Notes',
      'start-up',
      'cold',
      'processor time, cold',
      'nothing changed',
      'one note edited',
      'edited while watched',
      'peak memory, cold',
    ],
    rows: rows.map(({ count, cold, again, edited, watched }) => [
      count.toLocaleString('en'),
      seconds(cold.startUpMs),
      seconds(cold.buildMs),
      seconds(cold.processorMs),
      seconds(again.buildMs),
      seconds(edited.buildMs),
      seconds(watched.rebuildMs),
      `${figures(megabytes(cold.peakBytes))} MB`,
    ]),
    goals: [
      atMost('start-up', last.cold.startUpMs, 400, ' ms'),
      atMost('10,000 notes cold', last.cold.buildMs / 1_000, 3, ' s'),
      atMost('nothing changed among 10,000', last.again.buildMs, 150, ' ms'),
      atMost('one edited note among 10,000', last.edited.buildMs, 600, ' ms'),
      atMost('one edited note among 10,000, watched', last.watched.rebuildMs, 150, ' ms'),
      atMost('watched, from the edit to the fresh deck', last.watched.rebuildMs + BURST_MS, 300, ' ms'),
      atMost('peak memory', megabytes(last.cold.peakBytes), 400, ' MB'),
      atMost(
        '100,000 notes cold, processor time of 10,000',
        at(100_000).cold.processorMs / last.cold.processorMs,
        12,
        '×',
      ),
    ],
  }
}
