// Owns the values a parameter can take, in order: exact decimals, so that a step of 0.1 stays 0.1.
import type { Args } from '../diagnostic.ts'
import {
  add,
  compare,
  divide,
  equal,
  floor,
  fromDecimal,
  integer,
  isInteger,
  multiply,
  subtract,
  ZERO,
} from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import type { Param } from './card.ts'

/** The comment names the `args`. */
const paramProblemCodes = [
  'param.number', // text
  'param.step', // text: the step must be positive
  'param.order', // from, to
  'param.empty', //
  'param.many', // found, allowed
] as const
export interface ParamProblem {
  readonly code: (typeof paramProblemCodes)[number]
  readonly args: Args
}

/** Beyond this an index no longer fits one draw of 32 bits. */
const mostValues = 2 ** 32

/** The values in order: `at(0)` to `at(count - 1)`. */
export interface Values {
  readonly count: number
  readonly at: (index: number) => Rational
  /** The first place of the value at `index`: a list may name one twice. */
  readonly firstLike: (index: number) => number
  readonly has: (value: Rational) => boolean
}

/** What `param` can be. Errors: `param.*`. */
export function valuesOf(param: Param): Result<Values, ParamProblem> {
  return param.kind === 'range' ? rangeOf(param) : choicesOf(param)
}

const failed = (code: ParamProblem['code'], args: Args): Result<Values, ParamProblem> => err({ code, args })

function rangeOf({ from, to, step }: Param & { kind: 'range' }): Result<Values, ParamProblem> {
  const [first, last, stride] = [from, to, step].map(fromDecimal)
  if (!first) return failed('param.number', { text: from })
  if (!last) return failed('param.number', { text: to })
  if (!stride) return failed('param.number', { text: step })
  if (compare(stride, ZERO) <= 0) return failed('param.step', { text: step })
  if (compare(first, last) > 0) return failed('param.order', { from, to })
  const count = floor(divide(subtract(last, first), stride)) + 1n
  if (count > BigInt(mostValues)) return failed('param.many', { found: String(count), allowed: mostValues })
  return ok({
    count: Number(count),
    at: index => add(first, multiply(stride, integer(index))),
    firstLike: index => index,
    has: value => {
      const steps = divide(subtract(value, first), stride)
      return isInteger(steps) && steps.n >= 0n && steps.n < count
    },
  })
}

function choicesOf({ values }: Param & { kind: 'choices' }): Result<Values, ParamProblem> {
  const read: Rational[] = []
  for (const text of values) {
    const value = fromDecimal(text)
    if (!value) return failed('param.number', { text })
    read.push(value)
  }
  if (read.length === 0) return failed('param.empty', {})
  const places = new Map<string, number>()
  const firsts = read.map(({ n, d }, index) => {
    const mark = `${n}/${d}`
    const first = places.get(mark) ?? index
    places.set(mark, first)
    return first
  })
  return ok({
    count: read.length,
    at: index => {
      const value = read[index]
      if (!value) throw new RangeError(`a parameter of ${read.length} values has no value ${index}`)
      return value
    },
    firstLike: index => firsts[index] ?? index,
    has: value => read.some(choice => equal(choice, value)),
  })
}
