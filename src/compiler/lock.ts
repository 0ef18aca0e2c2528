// Owns deck.lock: when each card last changed, as lines that merge well. Text in, text out.
import type { Span } from '../domain/diagnostic.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { instant, MINUTE, SECOND, type Instant } from '../domain/time.ts'
import { openReport, report, type Problem } from './report.ts'

/** One card in one language; `subdeck` is empty at the top of the deck. */
interface LockLine {
  readonly id: string
  readonly locale: string
  readonly subdeck: string
  /** `exportHash` of the card's text in that language. */
  readonly hash: string
  readonly changedAt: Instant
  /** What became of the card, if it is not simply there: exports tell people, who have it from a release. */
  readonly mark?: Mark
}

/** retired: the card is no more · moved: it lay in the subdeck `from`. */
type Mark =
  | { readonly kind: 'retired'; readonly at: Instant }
  | { readonly kind: 'moved'; readonly at: Instant; readonly from: string }

export interface Lock {
  /** When the last release was built. */
  readonly releasedAt: Instant | undefined
  readonly lines: readonly LockLine[]
}

export const emptyLock: Lock = { releasedAt: undefined, lines: [] }

const indices = new WeakMap<Lock, ReadonlyMap<string, LockLine>>()

/** The lines of `lock` by card and language. */
function indexOf(lock: Lock): ReadonlyMap<string, LockLine> {
  const known = indices.get(lock)
  if (known) return known
  const index = new Map(lock.lines.map(line => [keyOf(line.id, line.locale), line]))
  indices.set(lock, index)
  return index
}

const lockOf = (releasedAt: Instant | undefined, index: ReadonlyMap<string, LockLine>): Lock => {
  const lock = { releasedAt, lines: [...index.values()] }
  indices.set(lock, index)
  return lock
}

const FIRST_LINE = 'prepdeck-lock 1'
const NEVER_RELEASED = 'release\t-'
/** Changes that follow each other faster than once a second are dated ahead of the clock, and clocks differ. */
const GRACE = MINUTE
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Cards of one build have one instant: a lock of thousands of lines holds few. */
const MOST_INSTANTS = 4_096
const read = new Map<string, Instant | undefined>()
const written = new Map<Instant, string>()

/** `found` for `given`, or what `known` has of it. */
function once<K, V>(known: Map<K, V>, given: K, find: (given: K) => V): V {
  const before = known.get(given)
  if (before !== undefined || known.has(given)) return before as V
  if (known.size >= MOST_INSTANTS) known.clear()
  const found = find(given)
  known.set(given, found)
  return found
}

const readInstant = (text: string): Instant | undefined =>
  once(read, text, () => {
    const at = instantPattern.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(at) ? undefined : instant(at)
  })
const writeInstant = (at: Instant): string =>
  once(written, at, () => Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' }))

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
    const from = start
    const span = (): Span => ({ start: from, end: from + Math.max(1, row.length) })
    start += row.length + 1
    if (index === 0 ? row === FIRST_LINE : row === '' || row === NEVER_RELEASED) continue
    if (row.startsWith('release\t')) {
      releasedAt = readInstant(row.slice('release\t'.length))
      if (releasedAt !== undefined) continue
    }
    const line = readLine(row)
    if (!line) {
      report(to, 'lock.malformed', span(), { found: row.slice(0, 60) })
      continue
    }
    if (line.changedAt > now + GRACE)
      report(to, 'lock.future', span(), { id: line.id, found: writeInstant(line.changedAt) })
    const key = keyOf(line.id, line.locale)
    const before = lines.get(key)
    if (!before || before.changedAt < line.changedAt) lines.set(key, line)
  }
  return to.problems.some(({ code }) => code === 'lock.malformed')
    ? err(to.problems)
    : ok({ lock: lockOf(releasedAt, lines), problems: to.problems })
}

/** Whether no line is from the future of `now`: reading the lock would give no warning. */
export const isPast = ({ lines }: Lock, now: Instant): boolean =>
  lines.every(({ changedAt }) => changedAt <= now + GRACE)

function readLine(line: string): LockLine | undefined {
  const [id = '', locale = '', subdeck = '', hash = '', at = '', ...more] = line.split('\t')
  const changedAt = readInstant(at)
  const mark = more.length === 0 ? undefined : readMark(more)
  if (changedAt === undefined || id === '' || locale === '' || !/^[0-9a-f]{64}$/.test(hash)) return undefined
  if (more.length > 0 && !mark) return undefined
  return { id, locale, subdeck, hash, changedAt, ...(mark ? { mark } : {}) }
}

function readMark([kind, at = '', from, ...more]: readonly string[]): Mark | undefined {
  const moment = readInstant(at)
  if (moment === undefined || more.length > 0) return undefined
  if (kind === 'retired' && from === undefined) return { kind, at: moment }
  return kind === 'moved' && from !== undefined ? { kind, at: moment, from } : undefined
}

function writeMark(mark: Mark | undefined): string {
  if (!mark) return ''
  return `\t${mark.kind}\t${writeInstant(mark.at)}${mark.kind === 'moved' ? `\t${mark.from}` : ''}`
}

/** The lock as text: sorted by id and locale in UTF-16 order, the same for the same content. */
export function writeLock({ releasedAt, lines }: Lock): string {
  const rows = lines.map(
    ({ id, locale, subdeck, hash, changedAt, mark }) =>
      `${id}\t${locale}\t${subdeck}\t${hash}\t${writeInstant(changedAt)}${writeMark(mark)}`,
  )
  return [
    FIRST_LINE,
    releasedAt === undefined ? NEVER_RELEASED : `release\t${writeInstant(releasedAt)}`,
    ...rows.sort(),
    '',
  ].join('\n')
}

/** What a build does to the lock beside noting what changed. */
export interface LockTask {
  /** Whether cards that are not among the built ones are gone: only where nothing kept a card out. */
  readonly retires: boolean
  /** Cards whose instant moves although they did not change. */
  readonly isTouched?: (id: string) => boolean
  /** The build is a release. */
  readonly releases?: boolean
}

/**
 * By lock: the lines of notes from which it came, where every line of another one is retired. An edit changes one note of
 * thousands, so that all others need not be looked at.
 */
const sources = new WeakMap<Lock, ReadonlySet<readonly BuiltLine[]>>()
const noSources: ReadonlySet<readonly BuiltLine[]> = new Set()

/** A card in one language as it was built. */
export type BuiltLine = Pick<LockLine, 'id' | 'locale' | 'subdeck' | 'hash'>

/**
 * The lock after a build at `now` that made `built`, note by note. A line keeps its instant while its hash stays; else it gets
 * max(now, previous + 1 s), in whole seconds. Lines of cards that were not built stay, marked where the card is retired;
 * a card that comes back loses that mark, and one in another subdeck is marked as moved. `before` itself where nothing
 * changes.
 */
export function nextLock(before: Lock, built: readonly (readonly BuiltLine[])[], now: Instant, task: LockTask): Lock {
  const second = instant(Math.floor(now / SECOND) * SECOND)
  const known = indexOf(before)
  const same = (task.isTouched ? undefined : sources.get(before)) ?? noSources
  const stay = new Set<LockLine>()
  const changes = new Map<string, LockLine>()
  for (const lines of built) {
    if (same.has(lines)) continue
    for (const line of lines) {
      const key = keyOf(line.id, line.locale)
      const previous = known.get(key)
      if (previous) stay.add(previous)
      const next = nextLine(changes.get(key) ?? previous, line, second, task)
      if (next !== previous) changes.set(key, next)
    }
  }
  const all = new Set(built)
  if (task.retires)
    for (const line of same === noSources ? before.lines : linesBut(all, same, known))
      if (!stay.has(line) && line.mark?.kind !== 'retired')
        changes.set(keyOf(line.id, line.locale), { ...line, mark: { kind: 'retired', at: second } })
  const releasedAt = task.releases === true ? second : before.releasedAt
  const isSame = changes.size === 0 && releasedAt === before.releasedAt
  const lock = isSame ? before : lockOf(releasedAt, new Map([...known, ...changes]))
  if (task.retires) sources.set(lock, all)
  return lock
}

/** The lines of those notes of `same` that are not among `all`. */
const linesBut = (
  all: ReadonlySet<readonly BuiltLine[]>,
  same: ReadonlySet<readonly BuiltLine[]>,
  known: ReadonlyMap<string, LockLine>,
): readonly LockLine[] =>
  [...same]
    .filter(lines => !all.has(lines))
    .flatMap(lines => lines.flatMap(({ id, locale }) => known.get(keyOf(id, locale)) ?? []))

/** The first line of `after`, which followed on `before`, that was not there. */
export function firstChange(before: Lock, after: Lock): LockLine | undefined {
  const known = new Set(before.lines)
  return after.lines.find(line => !known.has(line))
}

/** `previous` itself where nothing of it changes. */

function nextLine(
  previous: LockLine | undefined,
  { id, locale, subdeck, hash }: BuiltLine,
  second: Instant,
  { isTouched }: LockTask,
): LockLine {
  if (!previous) return { id, locale, subdeck, hash, changedAt: second }
  const isSame = previous.hash === hash && isTouched?.(id) !== true
  const changedAt = isSame ? previous.changedAt : instant(Math.max(second, previous.changedAt + SECOND))
  const moved = previous.mark?.kind === 'moved' ? previous.mark : undefined
  const mark: Mark | undefined =
    previous.subdeck === subdeck ? moved : { kind: 'moved', at: second, from: previous.subdeck }
  if (isSame && mark === previous.mark && subdeck === previous.subdeck) return previous
  return { id, locale, subdeck, hash, changedAt, ...(mark ? { mark } : {}) }
}

/** When the text of a card in a language last changed, by the lock. */
export const changedIn = (lock: Lock): ((id: string, locale: string) => Instant) => {
  const lines = indexOf(lock)
  return (id, locale) => {
    const at = lines.get(keyOf(id, locale))?.changedAt
    if (at === undefined) throw new Error(`the lock has no line for ${id} in ${locale}`)
    return at
  }
}

const keyOf = (id: string, locale: string): string => `${id}\t${locale}`
