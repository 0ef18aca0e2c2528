// Owns one step of the deciding evaluation: an operation on numbers, element by element, or on whole lists.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { ComparisonRow } from './operators.ts'
import { equal } from './rational.ts'
import type { Rational } from './rational.ts'
import type { ListRow, MathProblem, MathRow } from './row.ts'
import { endsOf, interval, isExact, isList, isNumber, settle, signsOfDifference, toDouble } from './value.ts'
import type { Num } from './value.ts'
import { charge, chargeLists } from './work.ts'
import type { Work } from './work.ts'
import { show, written } from './written.ts'

type Outcome<T> = Result<T, FormulaError>
type Numeric = Num | readonly Num[]

/** `row` on numbers; where an argument is a list, on each element, a number pairing with all of them. */
export function applyRow(row: MathRow, args: readonly Numeric[], span: Span, work: Work): Outcome<Numeric> {
  if (args.every(isNumber)) return applyNumbers(row, args, span, work)
  const lists = args.filter(isList)
  const length = lists[0]?.length ?? 0
  const other = lists.find(list => list.length !== length)
  if (other) return failure('math.lengths', span, { where: row.name, first: length, second: other.length })
  const found: Num[] = []
  for (let at = 0; at < length; at++) {
    const one = applyNumbers(
      row,
      args.flatMap(arg => (isList(arg) ? arg.slice(at, at + 1) : [arg])),
      span,
      work,
    )
    if (!one.ok) return one
    found.push(one.value)
  }
  return ok(found)
}

/** `row` on whole lists. Numbers make one list together. */
export function gatherRow(row: ListRow, args: readonly Numeric[], span: Span, work: Work): Outcome<Numeric> {
  const lists: readonly (readonly Num[])[] = args.every(isList) ? args : [args.filter(isNumber)]
  const [first, second] = lists
  if (first && second && first.length !== second.length)
    return failure('math.lengths', span, { where: row.name, first: first.length, second: second.length })
  const fail = (code: MathProblem): Outcome<never> => problem(code, row, args, span)
  if (row.takes === 'several' && first && first.length < row.arity.min) return fail('math.domain')
  const ends = lists.map(list => list.map(endsOf))
  const lows = ends.map(list => list.map(({ low }) => low))
  if (!chargeLists(work, row, lows)) return failure('limit.work', span, { allowed: limits.work })
  const isExactly = lists.every(list => list.every(isExact))
  const found = row.exact(...lows)
  if (isExactly || row.jumps === true) {
    if (!isExactly && !isSame(found, row.exact(...ends.map(list => list.map(({ high }) => high)))))
      return fail('math.undecided')
    if (typeof found === 'string') return fail(found)
    if (found !== undefined) return settled(found, fail)
  }
  const doubles = row.double(...lists.map(list => list.map(toDouble)))
  if (typeof doubles === 'number') return rounded(doubles) ?? fail(typeof found === 'string' ? found : 'math.overflow')
  const numbers: Num[] = []
  for (const double of doubles) {
    const number = rounded(double)
    if (!number) return fail(typeof found === 'string' ? found : 'math.overflow')
    numbers.push(number.value)
  }
  return ok(numbers)
}

function settled(found: Rational | readonly Rational[], fail: (code: MathProblem) => Outcome<never>): Outcome<Numeric> {
  const numbers: Num[] = []
  for (const one of Array.isArray(found) ? found : [found]) {
    const number = settle(one)
    if (!number) return fail('math.overflow')
    numbers.push(number)
  }
  const [first] = numbers
  return ok(Array.isArray(found) || !first ? numbers : first)
}

/** One operation on numbers. What is not rational, or no longer, is left to intervals; every result is checked here. */
function applyNumbers(row: MathRow, args: readonly Num[], span: Span, work: Work): Outcome<Num> {
  const fail = (code: MathProblem): Outcome<never> => problem(code, row, args, span)
  const ends = args.map(endsOf)
  const lows = ends.map(({ low }) => low)
  if (!charge(work, row, lows)) return failure('limit.work', span, { allowed: limits.work })
  const found = row.exact(...lows)
  const isExactly = args.every(isExact)
  if (isExactly || row.jumps === true) {
    if (!isExactly && !isSame(found, row.exact(...ends.map(({ high }) => high)))) return fail('math.undecided')
    if (typeof found === 'string') return fail(found)
    if (found) {
      const number = settle(found)
      return number ? ok(number) : fail('math.overflow')
    }
  }
  const double = row.double(...args.map(toDouble))
  // The exact row knows why: a division by zero and a logarithm of zero give infinities too, and are no overflow.
  const why = typeof found === 'string' ? found : Number.isNaN(double) ? 'math.domain' : 'math.overflow'
  return rounded(double) ?? fail(why)
}

/** A double has been rounded a few times by 2^-53 of itself; this leaves a wide margin. */
const roundingError = 2 ** -40

function rounded(double: number): { readonly ok: true; readonly value: Num } | undefined {
  const error = Math.abs(double) * roundingError + Number.MIN_VALUE
  const value = interval(double - error, double + error)
  return value && ok(value)
}

type Found = Rational | readonly Rational[] | MathProblem | undefined

function isSame(a: Found, b: Found): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  const [first, second] = [a, b].map(found => ('n' in found ? [found] : found))
  return !!first && !!second && first.length === second.length && first.every((x, at) => isEqual(x, second[at]))
}
const isEqual = (a: Rational, b: Rational | undefined): boolean => b !== undefined && equal(a, b)

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

function problem(code: MathProblem, row: MathRow | ListRow, args: readonly Numeric[], span: Span): Outcome<never> {
  return failure(code, span, { call: written(row, args), allowed: row.domain ?? '' })
}
