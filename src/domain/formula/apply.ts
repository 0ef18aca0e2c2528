// Owns one step of the deciding evaluation: an operation on numbers, element by element, or on whole lists.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { ComparisonRow } from './operators.ts'
import type { ListRow, MathProblem, MathRow } from './row.ts'
import { isExact, isList, isNumber, settle, signsOfDifference, toInterval } from './value.ts'
import type { Interval, Num } from './value.ts'
import { charge, chargeIntervals, chargeLists } from './work.ts'
import type { Work } from './work.ts'
import { show, written } from './written.ts'

type Outcome<T> = Result<T, FormulaError>
export type Numeric = Num | readonly Num[]

/** `row` on numbers; where an argument is a list, on each element, a number pairing with all of them. */
export function applyRow(row: MathRow, args: readonly Numeric[], span: Span, work: Work): Outcome<Numeric> {
  if (args.every(isNumber)) return applyNumbers(row, args, span, work)
  const lists = args.filter(isList)
  const length = lists[0]?.length ?? 0
  const other = lists.find(list => list.length !== length)
  if (other) return failure('math.lengths', span, { where: row.name, first: length, second: other.length })
  const found: Num[] = []
  for (let at = 0; at < length; at++) {
    const one = applyNumbers(row, elementsAt(args, at), span, work)
    if (!one.ok) return one
    found.push(one.value)
  }
  return ok(found)
}

function elementsAt(args: readonly Numeric[], at: number): readonly Num[] {
  const elements: Num[] = []
  for (const arg of args) {
    const element = isList(arg) ? arg[at] : arg
    if (element) elements.push(element)
  }
  return elements
}

/** One operation on numbers: exactly, else on intervals. Every result is checked here. */
function applyNumbers(row: MathRow, args: readonly Num[], span: Span, work: Work): Outcome<Num> {
  if (args.every(isExact)) {
    if (!charge(work, row, args)) return outOfWork(span)
    const exact = row.exact(...args)
    if (exact !== undefined) return settled(exact) ?? fail(exact, row, args, span)
  }
  if (!chargeIntervals(work, row, 1)) return outOfWork(span)
  const intervals = intervalsOf(args)
  const found = intervals ? row.interval(...intervals) : 'math.overflow'
  return settled(found) ?? fail(found, row, args, span)
}

/** `row` on whole lists. Numbers make one list together. */
export function gatherRow(row: ListRow, args: readonly Numeric[], span: Span, work: Work): Outcome<Numeric> {
  const lists: readonly (readonly Num[])[] = args.every(isList) ? args : [args.filter(isNumber)]
  const [first, second] = lists
  if (first && second && first.length !== second.length)
    return failure('math.lengths', span, { where: row.name, first: first.length, second: second.length })
  if (row.takes !== 'numbers' && first && first.length < fewestValues(row)) return fail('math.domain', row, args, span)
  if (lists.every(areExact)) {
    if (!chargeLists(work, row, lists)) return outOfWork(span)
    const exact = row.exact(...lists)
    if (exact !== undefined) return settledAll(exact) ?? fail(exact, row, args, span)
  }
  if (
    !chargeIntervals(
      work,
      row,
      lists.reduce((count, list) => count + list.length, 0),
    )
  )
    return outOfWork(span)
  const intervals: (readonly Interval[])[] = []
  for (const list of lists) {
    const ends = intervalsOf(list)
    if (!ends) return fail('math.overflow', row, args, span)
    intervals.push(ends)
  }
  const found = row.interval(...intervals)
  return settledAll(found) ?? fail(found, row, args, span)
}

const areExact = (list: readonly Num[]): list is readonly (Num & { n: bigint; d: bigint })[] => list.every(isExact)
/** Where lists are taken, one value each is the least that anything can be made of. */
const fewestValues = (row: ListRow): number => (row.takes === 'lists' ? 1 : row.arity.min)

function intervalsOf(list: readonly Num[]): Interval[] | undefined {
  const found: Interval[] = []
  for (const value of list) {
    const ends = toInterval(value)
    if (!ends) return undefined
    found.push(ends)
  }
  return found
}

type Found = Num | readonly Num[] | MathProblem

function settled(found: Found): { readonly ok: true; readonly value: Num } | undefined {
  const value = typeof found === 'object' && isNumber(found) ? settle(found) : undefined
  return value && ok(value)
}

function settledAll(found: Found): { readonly ok: true; readonly value: Numeric } | undefined {
  if (typeof found !== 'object' || isNumber(found)) return settled(found)
  const all: Num[] = []
  for (const one of found) {
    const value = settle(one)
    if (!value) return undefined
    all.push(value)
  }
  return ok(all)
}

/** The problem found; what could not be settled is beyond all doubles. */
function fail(found: Found, row: MathRow | ListRow, args: readonly Numeric[], span: Span): Outcome<never> {
  const call = written(row, args)
  if (found === 'limit.list') return failure(found, span, { found: call, allowed: limits.list })
  return failure(typeof found === 'string' ? found : 'math.overflow', span, { call, allowed: row.domain ?? '' })
}

const outOfWork = (span: Span): Outcome<never> => failure('limit.work', span, { allowed: limits.work })

/** Whether `left` and `right` stand so, if that does not hang on a rounding error. */
export function compareNumbers(row: ComparisonRow, left: Num, right: Num, span: Span): Outcome<boolean> {
  const answers = new Set(signsOfDifference(left, right).map(sign => row.holds(sign)))
  const [answer] = answers
  return answers.size === 1 && answer !== undefined
    ? ok(answer)
    : failure('math.undecided', span, { call: written(row, [left, right]) })
}

/** The element of `list` whose place, counted from 0, is `index`; `span` is that of the index. */
export function elementAt(list: readonly Num[], index: Num, span: Span): Outcome<Num> {
  const place = isExact(index) && index.d === 1n && index.n >= 0n ? list[Number(index.n)] : undefined
  if (place) return ok(place)
  return failure('math.index', span, { index: show(index), length: list.length })
}
