// Owns `prepdeck build --watch`: a build after every burst of changes, one at a time, until Ctrl-C.
import { buildWith, type BuildProblem, type BuildReport, type BuildTask } from '../app/build-decks.ts'
import { openMemory } from '../app/build-memory.ts'
import { settleBuild } from '../app/settle-build.ts'
import type { Problem } from '../compiler/report.ts'
import type { Result } from '../domain/result.ts'
import { problemText } from '../i18n/en/problem.ts'
import { watchNotes } from '../storage/notes/watch.ts'
import { systemClock } from './clock.ts'
import { count, sorted } from './problems.ts'
import type { Io } from './verb.ts'

type Built = Result<BuildReport, BuildProblem>

/** Builds at once and whenever notes change; `tell` hears of the first build and of each that changed something, and what it took. */
export async function watchBuild(
  { stop }: Pick<Io, 'stop'>,
  task: Pick<BuildTask, 'folder' | 'out'>,
  tell: (built: Built, tookMs: number) => void,
): Promise<void> {
  const memory = openMemory(task.out)
  let isFirst = true
  let wasRefused = false
  let isPending = true
  let wake = (): void => {}
  const changed = (): void => {
    isPending = true
    wake()
  }
  stop.addEventListener('abort', () => wake(), { once: true })
  // Watched before the first build: what changes during a build is built by the next one.
  watchNotes(task.folder, changed, stop)
  while (!stop.aborted) {
    if (!isPending) await new Promise<void>(resolve => (wake = resolve))
    if (stop.aborted) break
    isPending = false
    const beganMs = performance.now()
    const built = await buildWith(memory, { ...task, now: systemClock() })
    // Our own deck.lock is a change too; what is as before a build that wrote nothing is news.
    const isNews = wasRefused || !built.ok || !built.value.isUnchanged
    if (isFirst || isNews) tell(built, performance.now() - beganMs)
    isFirst = false
    wasRefused = !built.ok || !built.value.isWritten
    await settleBuild(memory, task.folder, task.out, systemClock())
  }
  memory.close()
}

/** One line: how many cards there are, what is wrong, first of all where, and how long it took. */
export function rebuiltLine({ decks, problems, isWritten }: BuildReport, tookMs: number): string {
  const cards = decks.flatMap(deck => Object.values(deck.cards)).reduce((sum, of) => sum + of, 0)
  const { errors, warnings } = count(problems)
  const [first] = sorted(problems.filter(({ severity }) => severity === 'error'))
  return [
    isWritten ? `${cards} cards` : 'nothing written',
    `${errors} errors${first ? ` (${toldShort(first)})` : ''}, ${warnings} warnings`,
    `${(tookMs / 1_000).toFixed(2)} s`,
  ].join(' · ')
}

const toldShort = ({ file, line, column, code, args }: Problem): string =>
  `${file}:${line}:${column} ${problemText(code, args)}`
