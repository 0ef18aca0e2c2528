// Tests the quick deciding evaluation: whatever it computes is what `evaluate` gives, and it gives up where there is nothing.
import { expect, test } from 'vitest'
import {
  cellsFor,
  check,
  compileShort,
  EXACT,
  evaluate,
  fromDecimal,
  isExact,
  isNumber,
  parse,
  store,
} from '../../../src/domain/formula/index.ts'
import type { Cells, Num, Value } from '../../../src/domain/formula/index.ts'
import { prng, seed } from '../../../src/domain/random.ts'
import { formulaText } from '../../properties/formula-text.ts'

const names = ['a', 'x', 'k']

/** The value by the quick way, `evaluate`'s, and whether there is a quick way at all. */
function both(text: string, values: ReadonlyMap<string, Num>) {
  const parsed = parse(text)
  const checked = parsed.ok ? check(parsed.value, new Set(names)) : undefined
  if (!checked?.ok || checked.value.shape === 'list') return undefined
  const at = names.length
  const run = compileShort(checked.value, name => names.indexOf(name), at)
  const cells = cellsFor(at)
  for (const [name, value] of values) expect(store(cells, names.indexOf(name), value)).toBe(true)
  const slow = evaluate(checked.value, values)
  return { run, quick: run?.(cells) ? valueAt(cells, at) : undefined, slow: slow.ok ? slow.value : undefined }
}

function valueAt({ kind, a, b }: Cells, at: number): Value {
  const [low, high] = [a[at] ?? NaN, b[at] ?? NaN]
  if (kind[at] === EXACT) return { n: BigInt(low), d: BigInt(high) }
  return kind[at] === 2 ? { lo: low, hi: high } : low === 1
}

const decimal = (text: string): Num => fromDecimal(text) ?? { n: 0n, d: 1n }

// The few are for who cannot wait for the many, such as mutants.
test.each([2_000, 60_000])('%d random formulas: the same number, range or condition, or nothing', turns => {
  const random = prng(seed('73686f72742d72756e2d746573742e31'))
  const drawn = ['0', '1', '2', '3', '0.1', '2.5', '0.125', '1000', '123456', '0.333', '7', '64', '9007199254740991']
  const pick = (): Num => decimal(drawn[random.below(drawn.length)] ?? '0')
  const computed = { exact: 0, range: 0, condition: 0 }
  for (let turn = 0; turn < turns; turn++) {
    const text = formulaText(random, 1 + random.below(4)).replaceAll('v', 'k')
    const found = both(text, new Map(names.map(name => [name, pick()])))
    if (!found || found.quick === undefined) continue
    expect(found.quick, text).toEqual(found.slow)
    const { quick } = found
    computed[typeof quick === 'boolean' ? 'condition' : isNumber(quick) && isExact(quick) ? 'exact' : 'range']++
  }
  // So that nothing passes for want of examples.
  expect(Math.min(...Object.values(computed))).toBeGreaterThan(turns / 200)
})

const values = new Map([
  ['a', decimal('3')],
  ['x', decimal('0.5')],
  ['k', decimal('9007199254740991')],
])

test.each([
  'a*x - 1/3',
  '(a - 5)*(x - 1)',
  '-a^3 + x^-2',
  'floor((a + 2*x - 7)/2) + ceil(x)',
  'if(a > 2 and not (x == 1), a/7, x)',
  'min(a, x, 2) + max(x, a)',
  'dot([1, a], [2, x])',
  'sum([a, x, 1/3])',
  'exp(x)/(exp(x) + exp(a))',
  'sqrt(x) + pi',
  'k - 1',
  'combinations(20, a)',
  'x == 1/2 or 1/0 > 1',
])('%s has the quick way wherever it is asked for', text => {
  const found = both(text, values)
  expect(found?.slow).toBeDefined()
  expect(found?.quick).toEqual(found?.slow)
})

test.each([
  ['a sum beyond the whole numbers of doubles', 'k + 1'],
  ['a product beyond them', 'k*a'],
  ['a numerator on the way', '1/k + 1/(k - 2)'],
  ['a power beyond them', '(a/7)^40'],
  ['a division by 0', '1/(a - 3)'],
  ['what is outside a domain', 'ln(x - 1)'],
  ['a comparison within rounding errors', 'if(sqrt(2)^2 == 2, 1, 2)'],
  ['what cancels to rounding errors', 'exp(a) - exp(a)'],
])('it gives up: %s', (_why, text) => {
  const found = both(text, values)
  expect(found?.run).toBeDefined()
  expect(found?.quick).toBeUndefined()
})

const counted = (times: number): string => Array.from({ length: times }, () => 'combinations(a, 2)').join(' + ')

test.each([
  ['alone', (long: string) => long],
  ['under a sign', (long: string) => `-(${long})`],
  ['in a call', (long: string) => `abs(${long})`],
  ['in a list', (long: string) => `sum([a, ${long}])`],
  ['compared, left', (long: string) => `if(${long} > 1, 1, 2)`],
  ['compared, right', (long: string) => `if(1 > ${long}, 1, 2)`],
  ['negated', (long: string) => `if(not (${long} > 1), 1, 2)`],
  ['first of two conditions', (long: string) => `if(${long} > 1 and a > 1, 1, 2)`],
  ['second of two conditions', (long: string) => `if(a > 1 and ${long} > 1, 1, 2)`],
  ['where it holds', (long: string) => `if(a > 1, ${long}, 2)`],
  ['where it does not', (long: string) => `if(a < 1, 2, ${long})`],
])('no quick way where work may run out: %s', (_where, of) => {
  const [long, short] = [both(of(counted(45)), values), both(of(counted(36)), values)]
  expect([long?.slow === undefined, long?.run]).toEqual([false, undefined])
  expect(short?.quick).toEqual(short?.slow)
  expect(short?.quick).toBeDefined()
})

test.each(['len([a, x]*2)', '[a, x][0]', 'sum(sort([a, x]))', 'sum(range(a, 9))', 'softmax([a, x])[0]'])(
  'nor where lists are made: %s',
  text => {
    const found = both(text, values)
    expect(found?.slow).toBeDefined()
    expect(found?.run).toBeUndefined()
  },
)

test.each(['dot([], [])', 'auc([], [])', 'len([])'])('nor of empty lists: %s', text => {
  expect(both(text, values)).toHaveProperty('run', undefined)
})

test.each(['dot([a, x], [k])', 'auc([1, 0], [a])', 'mean([])', 'max([])', 'sum([])'])(
  'lists of a wrong length do not come so far: %s',
  text => {
    expect(both(text, values)).toBeUndefined()
  },
)

const listOf = (count: number): string => `[${Array.from({ length: count }, () => 'a').join(', ')}]`

test('nor where a function of a long list may run out of work: its price counts for each element', () => {
  const [dear, cheap] = [both(`median(${listOf(300)})`, values), both(`sum(${listOf(300)})`, values)]
  expect(dear?.run).toBeUndefined()
  expect(dear?.slow).toEqual(decimal('3'))
  expect(cheap?.quick).toEqual(decimal('900'))
  expect(both(`median(${listOf(30)})`, values)?.quick).toEqual(decimal('3'))
})

test.each([
  ['-sqrt(x)'],
  ['sum([a])'],
  ['mean(a)'],
  ['min([a, x])'],
  ['entropy([x, 1/2])'],
  ['auc([1, 0, 1], [a, x, 1])'],
  ['2^-a < 1/3'],
  ['1/8 < sqrt(2)'],
  ['sqrt(2) - 1/3 == 1'],
  ['-(1/3)'],
  ['not (a > x) or x < a'],
  ['a > 9 and 1/0 > 1'],
  ['if(a > 9, 1/0, x)'],
  ['sqrt(2)*sqrt(2) < 2.5'],
  ['sqrt(2) > 2'],
  ['sum([sqrt(2), 1/3])'],
  ['clamp(x, 0, a)'],
  ['clamp(sqrt(2), 0, a)'],
  ['var([a, x, 1])'],
  ['dot([sqrt(2), 1], [x, a])'],
  ['cos(pi)*sqrt(4)'],
  ['x^2 - a^-1'],
  ['pi^2'],
])('%s is the same by the quick way', text => {
  const found = both(text, values)
  expect(found?.quick).toBeDefined()
  expect(found?.quick).toEqual(found?.slow)
})

test.each([
  [{ n: 3n, d: 4n }, [3, 4, true]],
  [{ n: -3n, d: 1n }, [-3, 1, true]],
  [{ lo: 0.5, hi: 0.5 }, [1, 2, true]],
  [{ lo: 7, hi: 7 }, [7, 1, true]],
  [{ lo: 1, hi: 2 }, [1, 2, false]],
  [{ lo: -0, hi: 2 }, [0, 2, false]],
  [{ lo: -2, hi: -0 }, [-2, 0, false]],
] satisfies [Num, [number, number, boolean]][])('%o is kept in two doubles', (found, wanted) => {
  const cells = cellsFor(1)
  expect(store(cells, 0, found)).toBe(true)
  expect([cells.a[0], cells.b[0], cells.kind[0] === EXACT]).toEqual(wanted)
})

test.each([
  { n: 2n ** 53n, d: 1n },
  { n: 1n, d: 2n ** 53n },
  { lo: 1e300, hi: 1e300 },
  { lo: -Infinity, hi: 2 },
  { lo: 1, hi: Infinity },
  'math.domain' as const,
])('%o is not', found => expect(store(cellsFor(1), 0, found)).toBe(false))
