// Tests every row of the tables on a grid of arguments: doubles and intervals give what rationals give, and intervals no more.
import { describe, expect, test } from 'vitest'
import { compile, evaluate, isList, toDouble } from '../../../src/domain/formula/index.ts'
import type { Num, Value } from '../../../src/domain/formula/index.ts'
import { asked, between, few, intervalsOf, lists, many, names, product, spread } from './grid.ts'
import type { Asked, Ends } from './grid.ts'
import { checked, numbers } from './read.ts'

type Given = readonly (number | readonly number[])[]

function grid(takes: Asked['takes']): readonly Given[] {
  const numbersTaken = takes.length === 1 ? many : takes.length === 2 ? [...many, ...few] : few
  return product<number | readonly number[]>(takes.map(kind => (kind === 'list' ? lists : numbersTaken)))
}

const varsOf = (given: Given) => Object.fromEntries(given.map((each, at) => [names[at] ?? '', each]))
const ready = (call: string, given: Given) => {
  const found = checked(call, varsOf(given))
  if (!found.ok) throw new Error(`${call}: ${found.error.code}`)
  return found.value
}
const doublesOf = (value: Value): readonly number[] =>
  typeof value === 'boolean' ? [] : isList(value) ? value.map(toDouble) : [toDouble(value)]

const isNear = (found: number, wanted: number, limit: number): boolean =>
  Math.abs(found - wanted) <= Math.max(limit * Math.abs(wanted), 1e-300)

describe('doubles', () => {
  test.each(asked)('$call on numbers and lists is the exact value to 1e-12, or none', ({ call, takes }) => {
    const tree = new Map(grid(takes).map(given => [JSON.stringify(given.map(each => typeof each)), ready(call, given)]))
    const wrong = grid(takes).flatMap(given => {
      const checkedCall = tree.get(JSON.stringify(given.map(each => typeof each))) ?? ready(call, given)
      const decided = evaluate(checkedCall, numbers(varsOf(given)))
      const { slots, run, runList } = compile(checkedCall)
      const inputs = slots.map(name => given[names.indexOf(name)] ?? NaN)
      const found = checkedCall.shape === 'list' ? runList(inputs) : [run(inputs)]
      const shown = `${JSON.stringify(given)} gives ${found.join(' ')}`
      if (!decided.ok) {
        // What cannot be decided, or takes too long, doubles may guess; beyond exactness they may still have a value.
        if (decided.error.code === 'math.undecided' || decided.error.code.startsWith('limit.')) return []
        return found.every(Number.isFinite) ? [`${shown}, not ${decided.error.code}`] : []
      }
      const wanted = doublesOf(decided.value)
      // A sum of some terms may cancel: it is right to the size of its terms.
      const size = Math.max(...given.flat().map(Math.abs))
      const isRight =
        found.length === wanted.length &&
        found.every((x, at) => isNear(x, wanted[at] ?? NaN, 1e-12) || Math.abs(x - (wanted[at] ?? NaN)) <= 1e-15 * size)
      return isRight || Math.max(...wanted.map(Math.abs)) > 1e300 ? [] : [`${shown}, not ${wanted.join(' ')}`]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

/** Ends of intervals: poles, turns and edges of domains lie on them, between them and outside. */
const ends = [-7, -3, -2, -1.5, -1, -0.75, -0.5, 0, 0.25, 0.5, 1, 2, 3.5, 7, 20]
const fewEnds = [-3, -1, -0.5, 0, 0.5, 1, 2, 4]
/** Functions whose intervals are wider than need be, or where a turn between the samples matters. */
const steep = new Set(['sin(a)', 'cos(a)', 'tan(a)', 'gelu(a)'])

/** Where values are defined on all sides and yet leap: a pole between two samples, the angle's cut, 0^0 = 1. */
const leaps = (call: string, [a, b]: readonly Ends[]): boolean =>
  call === 'tan(a)' ||
  (call === 'atan2(a, b)' && b !== undefined && b.lo <= 0) ||
  (call === 'a ^ b' && a?.lo === 0 && b?.lo === 0)

describe('intervals', () => {
  const smooth = asked.filter(
    ({ takes, jumps }) => !jumps && takes.length <= 2 && takes.every(each => each === 'number'),
  )
  test.each(smooth)('$call holds the values between the ends of its arguments, and hardly more', ({ call, takes }) => {
    const tuples = product(takes.map(() => intervalsOf(takes.length === 1 ? ends : fewEnds)))
    const tree = ready(
      call,
      takes.map(() => 1),
    )
    const { run, slots } = compile(tree)
    const order = slots.map(name => names.indexOf(name))
    const count = takes.length === 1 ? 201 : 9
    const wrong = tuples.flatMap(tuple => {
      const given = new Map<string, Num>(tuple.map((each, at) => [names[at] ?? '', spread(each)]))
      const inputs = product(tuple.map(({ lo, hi }) => between(lo, hi, count)))
      const values = inputs.map(each => run(order.map(at => each[at] ?? NaN)))
      const isDefined = values.map(value => !Number.isNaN(value) && Number.isFinite(value))
      const found = evaluate(tree, given, undefined, { scale: Infinity })
      const shown = JSON.stringify(tuple)
      if (!found.ok) {
        const { code } = found.error
        if (code === 'math.overflow' && values.some(value => Math.abs(value) === Infinity)) return []
        // An error everywhere, or undecided where only some have a value.
        const isRight =
          code === 'math.undecided'
            ? leaps(call, tuple) || !isDefined.every(Boolean)
            : code !== 'math.overflow' && !isDefined.some(Boolean)
        return isRight ? [] : [`${shown}: ${code}`]
      }
      if (!isDefined.every(Boolean)) return [`${shown}: a value where there is none for some`]
      const value = found.value
      if (typeof value !== 'object' || isList(value)) return [`${shown}: no number`]
      const { lo, hi } = 'lo' in value ? value : { lo: toDouble(value), hi: toDouble(value) }
      const [least, most] = [Math.min(...values), Math.max(...values)]
      const error = 1e-12 * Math.max(Math.abs(least), Math.abs(most)) + 1e-300
      if (lo > least + error || hi < most - error) return [`${shown}: [${lo}, ${hi}] does not hold ${least} to ${most}`]
      const slack = (steep.has(call) ? 0.01 : 1e-12) * (most - least) + 4 * error
      return lo >= least - slack && hi <= most + slack
        ? []
        : [`${shown}: [${lo}, ${hi}] is wider than ${least} to ${most}`]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })

  const jumping = asked.filter(
    ({ takes, jumps }) => jumps && takes.length <= 2 && takes.every(each => each === 'number'),
  )
  const jumpEnds = [-2.5, -1, -0.5, -0.25, 0, 0.5, 1, 1.5, 2, 3, 3.25]
  const fewJumpEnds = [-2.5, -0.5, 0, 0.5, 1, 2, 3.25]
  test.each(jumping)('$call is what it is everywhere between the ends, or undecided', ({ call, takes }) => {
    const tree = ready(
      call,
      takes.map(() => 1),
    )
    const outcome = (given: readonly Num[]): string => {
      const found = evaluate(tree, new Map(given.map((each, at) => [names[at] ?? '', each])), undefined, {
        scale: Infinity,
      })
      return found.ok ? doublesOf(found.value).join(' ') : found.error.code
    }
    const wrong = product(takes.map(() => intervalsOf(takes.length === 1 ? jumpEnds : fewJumpEnds))).flatMap(tuple => {
      const found = outcome(tuple.map(spread))
      const inside = product(tuple.map(({ lo, hi }) => between(lo, hi, 5)))
      const outcomes = new Set(
        inside.map(each => outcome([...numbers(Object.fromEntries(each.map((x, at) => [at, x]))).values()] as Num[])),
      )
      const shown = `${JSON.stringify(tuple)}: ${found}, not ${[...outcomes].join(' | ')}`
      // What they give moves with their arguments, and at a point where it leaps rounding decides.
      if (/^(?:mod|range)/.test(call))
        return found === 'math.undecided' || [...outcomes].some(isFailure) === isFailure(found) ? [] : [shown]
      const isPoint = tuple.every(({ lo, hi }) => lo === hi)
      if (found === 'math.undecided' && !isPoint) return outcomes.size > 1 || isOfWholes(call) ? [] : [shown]
      return outcomes.size === 1 && outcomes.has(found) ? [] : [shown]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })

  const ofLists = asked.filter(({ takes, jumps }) => !jumps && takes.every(each => each === 'list'))
  test.each(ofLists)('$call holds the values of all lists between two, and hardly more', ({ call, takes }) => {
    const tree = ready(
      call,
      takes.map(() => [1, 2, 3]),
    )
    const { runList, run, slots } = compile(tree)
    const order = slots.map(name => names.indexOf(name))
    const choices = takes.length === 1 ? [...wide, ...narrow] : wide
    const wrong = product(takes.map(() => choices)).flatMap(tuple => {
      const given = new Map<string, Value>(tuple.map((each, at) => [names[at] ?? '', each.map(spread)]))
      const inputs = product(tuple.map(list => product(list.map(({ lo, hi }) => between(lo, hi, 3)))))
      const values = inputs.map(each => {
        const found = order.map(at => each[at] ?? [])
        return tree.shape === 'list' ? runList(found) : [run(found)]
      })
      const found = evaluate(tree, given, undefined, { scale: Infinity })
      const shown = JSON.stringify(tuple)
      if (!found.ok) {
        const isNone = values.map(each => each.some(Number.isNaN))
        const isRight = found.error.code === 'math.undecided' ? isNone.some(Boolean) : isNone.every(Boolean)
        return isRight ? [] : [`${shown}: ${found.error.code}`]
      }
      if (typeof found.value !== 'object') return [`${shown}: no number`]
      const elements = isList(found.value) ? found.value : [found.value]
      return elements.flatMap((value, at) => {
        const { lo, hi } = 'lo' in value ? value : { lo: toDouble(value), hi: toDouble(value) }
        const own = values.map(each => each[at] ?? NaN)
        const [least, most] = [Math.min(...own), Math.max(...own)]
        const error = 1e-12 * Math.max(Math.abs(least), Math.abs(most)) + 1e-14
        if (lo > least + error || hi < most - error)
          return [`${shown}: [${lo}, ${hi}] does not hold ${least} to ${most}`]
        const slack = error + (loose.has(call) ? Infinity : call === 'entropy(a)' ? 0.5 : 0)
        return lo >= least - slack && hi <= most + slack
          ? []
          : [`${shown}: [${lo}, ${hi}] is wider than ${least} to ${most}`]
      })
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

const isFailure = (outcome: string): boolean => outcome.startsWith('math.')
/** Functions that have a value at whole numbers alone. */
const isOfWholes = (call: string): boolean => /^(?:factorial|choose|permutations|round\(a, b)/.test(call)
/** Each element is taken by itself from the mean of all: they cannot know that it moves along. */
const loose = new Set(['var(a)', 'svar(a)', 'sd(a)', 'ssd(a)'])
const exactly = (...xs: readonly number[]): readonly Ends[] => xs.map(x => ({ lo: x, hi: x }))
const narrow = [
  exactly(1),
  exactly(0, 1),
  exactly(2, 0, 1),
  exactly(0.5, 0.25, 0.25),
  exactly(-1, -1, 4),
  exactly(3, 4),
]
const wide: readonly (readonly Ends[])[] = [
  [
    { lo: 0, hi: 1 },
    { lo: 0.25, hi: 0.5 },
    { lo: 1, hi: 1 },
  ],
  [
    { lo: -1, hi: 1 },
    { lo: 2, hi: 3 },
    { lo: -4, hi: -2 },
  ],
  [
    { lo: 1, hi: 3 },
    { lo: 1, hi: 3 },
    { lo: 2, hi: 2 },
  ],
  [
    { lo: 0, hi: 0 },
    { lo: 0, hi: 0 },
    { lo: 0, hi: 2 },
  ],
]
