// Owns deck.lock: when each card last changed, as lines that merge well. Text in, text out.
import { err, ok, type Result } from '../domain/result.ts'
import { instant, SECOND, type Instant } from '../domain/time.ts'
import { openReport, report, type Problem } from './report.ts'

/** One card in one language; `subdeck` is empty at the top of the deck. */
export interface LockLine {
  readonly id: string
  readonly locale: string
  readonly subdeck: string
  /** `exportHash` of the card's text in that language. */
  readonly hash: string
  readonly changedAt: Instant
}

export interface Lock {
  /** When the last release was built; `build --release` will set it. */
  readonly releasedAt: Instant | undefined
  readonly lines: readonly LockLine[]
}

export const emptyLock: Lock = { releasedAt: undefined, lines: [] }

const FIRST_LINE = 'prepdeck-lock 1'
const NEVER_RELEASED = 'release\t-'
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const readInstant = (text: string): Instant | undefined => {
  const at = instantPattern.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : instant(at)
}
const writeInstant = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })

/**
 * The lock in `text`, with a warning for every line from the future of `now`; or what is wrong with it, all of it.
 * Two lines of one card and language (a merge may leave them) count as the later one.
 */
export function readLock(
  file: string,
  text: string,
  now: Instant,
): Result<{ readonly lock: Lock; readonly problems: readonly Problem[] }, readonly Problem[]> {
  const to = openReport(file, text)
  const lines = new Map<string, LockLine>()
  let releasedAt: Instant | undefined
  let start = 0
  for (const [index, row] of to.text.split('\n').entries()) {
    const span = { start, end: start + Math.max(1, row.length) }
    start += row.length + 1
    if (index === 0 ? row === FIRST_LINE : row === '' || row === NEVER_RELEASED) continue
    if (row.startsWith('release\t')) {
      releasedAt = readInstant(row.slice('release\t'.length))
      if (releasedAt !== undefined) continue
    }
    const line = readLine(row)
    if (!line) {
      report(to, 'lock.malformed', span, { found: row.slice(0, 60) })
      continue
    }
    if (line.changedAt > now) report(to, 'lock.future', span, { id: line.id, found: writeInstant(line.changedAt) })
    const before = lines.get(keyOf(line.id, line.locale))
    if (!before || before.changedAt < line.changedAt) lines.set(keyOf(line.id, line.locale), line)
  }
  return to.problems.some(({ code }) => code === 'lock.malformed')
    ? err(to.problems)
    : ok({ lock: { releasedAt, lines: [...lines.values()] }, problems: to.problems })
}

function readLine(line: string): LockLine | undefined {
  const [id = '', locale = '', subdeck = '', hash = '', at = '', ...more] = line.split('\t')
  const changedAt = readInstant(at)
  if (more.length > 0 || changedAt === undefined || id === '' || locale === '' || !/^[0-9a-f]{64}$/.test(hash))
    return undefined
  return { id, locale, subdeck, hash, changedAt }
}

/** The lock as text: sorted by id and locale in UTF-16 order, the same for the same content. */
export function writeLock({ releasedAt, lines }: Lock): string {
  const rows = lines.map(({ id, locale, subdeck, hash, changedAt }) =>
    [id, locale, subdeck, hash, writeInstant(changedAt)].join('\t'),
  )
  return [
    FIRST_LINE,
    releasedAt === undefined ? NEVER_RELEASED : `release\t${writeInstant(releasedAt)}`,
    ...rows.sort(),
    '',
  ].join('\n')
}

/**
 * The lock after a build at `now` that made `built`. A line keeps its instant while its hash stays; else it gets
 * max(now, previous + 1 s), in whole seconds. Lines of cards that were not built stay as they are.
 */
export function nextLock(before: Lock, built: readonly Omit<LockLine, 'changedAt'>[], now: Instant): Lock {
  const second = instant(Math.floor(now / SECOND) * SECOND)
  const lines = new Map(before.lines.map(line => [keyOf(line.id, line.locale), line]))
  for (const line of built) {
    const previous = lines.get(keyOf(line.id, line.locale))
    const changedAt =
      previous === undefined
        ? second
        : previous.hash === line.hash
          ? previous.changedAt
          : instant(Math.max(second, previous.changedAt + SECOND))
    lines.set(keyOf(line.id, line.locale), { ...line, changedAt })
  }
  return { releasedAt: before.releasedAt, lines: [...lines.values()] }
}

/** When the text of a card in a language last changed, by the lock. */
export const changedIn = (lock: Lock): ((id: string, locale: string) => Instant) => {
  const lines = new Map(lock.lines.map(line => [keyOf(line.id, line.locale), line.changedAt]))
  return (id, locale) => {
    const at = lines.get(keyOf(id, locale))
    if (at === undefined) throw new Error(`the lock has no line for ${id} in ${locale}`)
    return at
  }
}

const keyOf = (id: string, locale: string): string => `${id}\t${locale}`
