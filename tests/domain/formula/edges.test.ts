// Tests the edges of what functions give: why there is no value, what no rounding may leave, and leaps over lists.
import { describe, expect, test } from 'vitest'
import { evaluate, fromDecimal, functionRows, isList, toDouble, ZERO } from '../../../src/domain/formula/index.ts'
import type { Rational, Value } from '../../../src/domain/formula/index.ts'
import { point } from '../../../src/domain/formula/interval.ts'
import { asked, between, few, lists, many, names, product, spread, type Ends } from './grid.ts'
import { checked } from './read.ts'

const exactly = (x: number): Rational => fromDecimal(String(x)) ?? ZERO

describe('where a row has no value, exact arithmetic and intervals at the same point name the same reason', () => {
  const numeric = functionRows.filter(row => row.kind === 'math')
  test.each(numeric)('$name of numbers', ({ arity, exact, interval }) => {
    const counts = Array.from({ length: arity.max - arity.min + 1 }, (_, more) => arity.min + more)
    const wrong = counts.flatMap(count =>
      product(Array.from({ length: count }, () => (count < 3 ? many : few))).flatMap(given => {
        const known = exact(...given.map(exactly))
        const near = interval(...given.map(point))
        // An edge may be nearer than intervals see; what is beyond all doubles only they find.
        if (near === 'math.undecided' || near === 'math.overflow' || known === 'math.overflow') return []
        const reasons = [known, near].map(each => (typeof each === 'string' ? each : 'a value'))
        return reasons[0] === reasons[1] ? [] : [`${given.join(', ')}: ${reasons.join(', ')}`]
      }),
    )
    expect(wrong.slice(0, 5)).toEqual([])
  })

  const ofLists = functionRows.filter(row => row.kind === 'list' && row.takes !== 'numbers')
  test.each(ofLists)('$name of lists', row => {
    if (row.kind !== 'list') throw new Error('asked for lists')
    const wrong = product(row.takes === 'lists' ? Array.from({ length: row.arity.max }, () => lists) : [lists]).flatMap(
      given => {
        const [first, second] = given
        if (!first || (second && first.length !== second.length) || first.length < row.arity.min) return []
        const known = row.exact(...given.map(list => list.map(exactly)))
        const near = row.interval(...given.map(list => list.map(point)))
        if (near === 'math.undecided') return []
        const reasons = [known, near].map(each => (typeof each === 'string' ? each : 'a value'))
        return reasons[0] === reasons[1] ? [] : [`${JSON.stringify(given)}: ${reasons.join(', ')}`]
      },
    )
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

const ready = (call: string, takes: readonly ('number' | 'list')[]) => {
  const vars = Object.fromEntries(takes.map((kind, at) => [names[at] ?? '', kind === 'list' ? [1, 2, 3] : 1]))
  const found = checked(call, vars)
  if (!found.ok) throw new Error(`${call}: ${found.error.code}`)
  return found.value
}
const outcomeOf = (call: string, given: readonly (readonly Ends[])[]): string => {
  const tree = ready(
    call,
    given.map(() => 'list'),
  )
  const values = new Map<string, Value>(given.map((list, at) => [names[at] ?? '', list.map(spread)]))
  const found = evaluate(tree, values, undefined, { scale: Infinity })
  if (!found.ok) return found.error.code
  return typeof found.value === 'object' && !isList(found.value) ? String(toDouble(found.value)) : 'no number'
}

/** Within its range a function stays, however near the argument is to where it turns. */
test.each([
  ['cosh(a)', { lo: -1e-9, hi: 1e-9 }, 1, Infinity],
  ['cosh(a)', { lo: 1e-9, hi: 1e-9 }, 1, Infinity],
  ['acos(a)', { lo: 1 - 2 ** -53, hi: 1 }, 0, Math.PI],
  ['exp(a)', { lo: -800, hi: -700 }, 0, 1],
  ['sqrt(a)', { lo: 0, hi: 1e-300 }, 0, 1],
  ['cos(a)', { lo: -1e-9, hi: 1e-9 }, -1, 1],
  ['sin(a)', { lo: 1.5, hi: 1.6 }, -1, 1],
  ['tanh(a)', { lo: 20, hi: 40 }, -1, 1],
  ['sigmoid(a)', { lo: -800, hi: 800 }, 0, 1],
  ['erf(a)', { lo: -9, hi: 9 }, -1, 1],
  ['abs(a)', { lo: -2, hi: 1 }, 0, 2],
  ['a^2', { lo: -1e-200, hi: 1e-200 }, 0, 1],
  ['a^0.5', { lo: 0, hi: 1e-300 }, 0, 1],
] satisfies [string, Ends, number, number][])('%s of %j lies between %d and %d', (call, given, least, most) => {
  const found = evaluate(ready(call, ['number']), new Map([['a', spread(given)]]), undefined, { scale: Infinity })
  if (!found.ok || typeof found.value !== 'object' || isList(found.value)) throw new Error('a number')
  const { lo, hi } = 'lo' in found.value ? found.value : { lo: toDouble(found.value), hi: toDouble(found.value) }
  expect({ lo, hi, isInside: least <= lo && hi <= most }).toMatchObject({ isInside: true })
})

describe('what leaps over lists is what it is for all of them, or undecided', () => {
  const scores: readonly (readonly Ends[])[] = [
    [point(1), point(2), point(3)],
    [point(2), point(2), point(1)],
    [{ lo: 1, hi: 2 }, point(3), point(0)],
    [{ lo: 1, hi: 2 }, { lo: 2, hi: 3 }, point(0)],
    [{ lo: 2, hi: 3 }, { lo: 1, hi: 2 }, point(0)],
    [{ lo: 0, hi: 3 }, point(1), point(2)],
    [point(3), { lo: 0, hi: 3 }, point(0)],
    [{ lo: 0, hi: 3 }, point(3), point(0)],
    [point(5), point(5), { lo: 1, hi: 2 }],
    [point(2), { lo: 1, hi: 2 }, point(0)],
    [{ lo: 1, hi: 2 }, point(2), point(0)],
  ]
  const labels: readonly (readonly Ends[])[] = [
    [point(0), point(1), point(1)],
    [point(1), point(0), point(0)],
    [point(1), point(1), point(0)],
    [point(1), point(1), point(1)],
    [point(0), point(0), point(0)],
    [point(1), point(2), point(0)],
    [point(1), { lo: 0, hi: 1 }, point(0)],
  ]
  const leaping = asked.filter(
    ({ call, jumps, takes }) => jumps && takes.every(each => each === 'list') && !/^(?:gcd|lcm)/.test(call),
  )
  test.each(leaping)('$call', ({ call, takes }) => {
    const tuples = product(takes.length === 2 ? [labels, scores] : [scores])
    const wrong = tuples.flatMap(tuple => {
      const found = outcomeOf(call, tuple)
      const inside = product(tuple.map(list => product(list.map(({ lo, hi }) => between(lo, hi, 3)))))
      const outcomes = new Set(
        inside.map(each =>
          outcomeOf(
            call,
            each.map(list => list.map(point)),
          ),
        ),
      )
      const wanted = outcomes.size === 1 ? [...outcomes][0] : 'math.undecided'
      return found === wanted ? [] : [`${JSON.stringify(tuple)}: ${found}, not ${wanted}`]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
