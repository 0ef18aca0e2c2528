// Tests bounding by doubles what rounding on the way makes of a value, formula by formula: all of it, and hardly more.
import { describe, expect, test } from 'vitest'
import {
  cellsFor,
  check,
  compileCarried,
  endsOf,
  evaluateRounded,
  fromDecimal,
  isList,
  parse,
  store,
  toDouble,
} from '../../../src/domain/formula/index.ts'
import type { Num } from '../../../src/domain/formula/index.ts'
import { roundingTo } from '../../../src/domain/grading/carry.ts'

const figures = 3
const values = new Map(
  Object.entries({ a: '3', x: '0.3571', k: '2', big: '98765', low: '-0.0471' }).map(
    ([name, text]) => [name, fromDecimal(text) ?? { n: 0n, d: 1n }] as const,
  ),
)
const names = [...values.keys()]
const at = names.length

/** The bounds by doubles, those of the deciding evaluation, and whether there is a quick way at all. */
function both(text: string) {
  const parsed = parse(text)
  const checked = parsed.ok ? check(parsed.value, new Set(names)) : parsed
  if (!checked.ok) throw new Error(`${text}: ${checked.error.code}`)
  const place = (name: string): number => names.indexOf(name)
  const run = compileCarried(checked.value, { valueOf: place, rangeOf: place }, at, figures)
  const cells = cellsFor(at)
  for (const [name, value] of values) store(cells, place(name), value)
  const scope = new Map([...values].map(([name, value]) => [name, { value, range: value as Num }]))
  const slow = evaluateRounded(checked.value, scope, roundingTo({ kind: 'figures', count: figures }))
  const isBounded = run?.(cells) === true
  const [a = NaN, b = NaN] = [cells.a[at], cells.b[at]]
  const quick = isBounded ? (cells.kind[at] === 1 ? [a / b, a / b] : [a, b]) : undefined
  const ends = slow && !isList(slow.range) ? endsOf(slow.range) : undefined
  return { run, quick, slow: ends && [toDouble(ends.low), toDouble(ends.high)] }
}

describe('what may have become of it', () => {
  test.each([
    'a',
    'x/7',
    'x/7 + 1',
    'big/7 - a*k',
    'a*k + x/7',
    'a*k*100 + 1',
    '-(x/7)',
    '-(x/7) + 1',
    '-(-(x/7 + a))',
    'low/7*a',
    '(low - x)/7 - 1/3',
    '(x/7)^2',
    '(x/7)^k',
    '(x*k/7)^(x/k)',
    '(a + x)^-k + 1',
    '(1 + x/big)^(k*1234) + 1',
    'floor(big/7) + x/7',
    'mod(big/7, a) + 1',
    'gcd(a*k, 4) + x/7',
    'argmax([x/7, a/7]) + x/7',
    'sum([x/7, a/7, 1]) + 1',
    'max(x/7, a/7) + 1',
    'if(x/7 > 1/20, x/7, a) + 1',
    'if(x/7 > 1, a, big/7) + 1',
    'pi*k + 1',
    'exp(x/7)/(exp(x/7) + exp(k))',
    'sqrt(x/7)*a',
    '0*x + 1/7',
  ])('%s', text => {
    const { quick, slow } = both(text)
    const [least = NaN, most = NaN] = quick ?? []
    const [low = NaN, high = NaN] = slow ?? []
    const slack = 1e-12 * Math.max(Math.abs(low), Math.abs(high))
    expect(least).toBeLessThanOrEqual(low + slack)
    expect(most).toBeGreaterThanOrEqual(high - slack)
    expect(most - least).toBeLessThanOrEqual(1.01 * (high - low) + slack)
  })
})

test.each(['a*k*1000 + big', '(x/7)^(1/k) + 1'])(
  'what has few figures, and looks as if it had more, may be wider: %s',
  text => {
    const { quick, slow } = both(text)
    const [[least = NaN, most = NaN], [low = NaN, high = NaN]] = [quick ?? [], slow ?? []]
    expect(least).toBeLessThan(low)
    expect(most).toBeGreaterThan(high)
  },
)

test.each(['[x/7, a][0] + 1', 'sum([a, x]*2)', 'sum(sort([a, x]))', 'len([])', 'argmax(sort([a, x]))'])(
  'none where lists are made: %s',
  text => {
    expect(both(text).run).toBeUndefined()
  },
)

test.each(['1/(a - 3) + 1', 'sqrt(low) + 1', 'if(1/(a - 3) > 1, 1, x/7)', '(low/7)^(x/7) + 1'])(
  'it gives up where there is no value: %s',
  text => {
    const { run, quick, slow } = both(text)
    expect(run).toBeDefined()
    expect([quick, slow]).toEqual([undefined, undefined])
  },
)
