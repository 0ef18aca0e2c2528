// Tests every row of the function table by its own example, on both ways of evaluation.
import { expect, test } from 'vitest'
import {
  compile,
  constants,
  evaluate,
  functionNamed,
  functionNames,
  functionRows,
  isExact,
  isNumber,
  toDouble,
} from '../../../src/domain/formula/index.ts'
import { checked } from './read.ts'

/** The value of `source` both ways, as a list: a number is a list of one. */
function bothLists(source: string): { decided: readonly number[]; fast: readonly number[] } {
  const ready = checked(source)
  if (!ready.ok) throw new Error(`${source}: ${ready.error.code}`)
  const found = evaluate(ready.value, new Map())
  if (!found.ok || typeof found.value === 'boolean') throw new Error(`${source}: ${JSON.stringify(found)}`)
  const { run, runList } = compile(ready.value)
  return isNumber(found.value)
    ? { decided: [toDouble(found.value)], fast: [run([])] }
    : { decided: found.value.map(toDouble), fast: runList([]) }
}

function both(source: string): { decided: number; fast: number } {
  const { decided, fast } = bothLists(source)
  return { decided: decided[0] ?? NaN, fast: fast[0] ?? NaN }
}

test.each(functionRows)('$example', ({ name, example }) => {
  const [call = '', result = ''] = example.split(' = ')
  expect(call.startsWith(`${name}(`)).toBe(true)
  const expected = bothLists(result).decided
  const { decided, fast } = bothLists(call)
  expect(decided).toHaveLength(expected.length)
  expect(fast).toHaveLength(expected.length)
  for (const [at, wanted] of expected.entries()) {
    expect(decided[at]).toBeCloseTo(wanted, 14)
    expect(fast[at]).toBeCloseTo(wanted, 12)
  }
})

test('names and aliases are unique and lead to their rows', () => {
  expect(new Set(functionNames).size).toBe(functionNames.length)
  for (const row of functionRows) {
    for (const name of [row.name, ...(row.aliases ?? [])]) expect(functionNamed(name)).toBe(row)
  }
  expect(functionNames.filter(name => constants.has(name))).toEqual([])
})

test('every function of the language has a row', () => {
  const language =
    'abs sign floor ceil round trunc sqrt cbrt exp ln log2 log10 sin cos tan asin acos atan atan2 sinh cosh tanh min max ' +
    'mod gcd lcm factorial choose combinations permutations hypot clamp if erf sigmoid sigma σ relu gelu softplus softmax ' +
    'logsumexp sum mean median var sd svar ssd dot norm len sort argmax argmin cumsum range entropy auc'
  const known = new Set(functionNames)
  expect([...known].toSorted()).toEqual(language.split(' ').toSorted())
})

/** Where an argument would have no value, the doubles must not pretend one. */
test.each(['sqrt(-1)', 'ln(0)', '1/0', '1/(1/0)', 'min(1, 1/0)', '0^-1', '(-8)^(1/3)', 'exp(1000)', 'exp(-exp(1000))'])(
  'compiled %s is not finite',
  source => {
    const ready = checked(source)
    if (!ready.ok) throw new Error(ready.error.code)
    expect(Number.isFinite(compile(ready.value).run([]))).toBe(false)
    expect(evaluate(ready.value, new Map()).ok).toBe(false)
  },
)

test.each([
  '1/0 < 1',
  'not 1/0 < 1',
  'if(1/0 > 1, 1, 2)',
  '1 < 2 and 1/0 > 1',
  '1/0 < 1 and 1 < 2',
  '1/0 < 1 or 1 < 2',
  'tanh(1/0)',
  'clamp(1/0, 0, 1)',
  '1/(1e308*10)',
])('compiled %s lets no failure pass as a value', source => {
  const ready = checked(source)
  if (!ready.ok) throw new Error(ready.error.code)
  expect(Number.isFinite(compile(ready.value).run([]))).toBe(false)
})

test.each(['floor(pi)', 'round(e, 3)', 'sign(-tau)', 'min(1, 2)', 'if(pi > 3, 1/3, pi)'])('%s is exact', source => {
  const ready = checked(source)
  const found = ready.ok ? evaluate(ready.value, new Map()) : ready
  expect(found.ok && isNumber(found.value) && isExact(found.value)).toBe(true)
})

test.each([
  'round(-2.5)',
  'round(2.5)',
  'round(-0.4)',
  'round(-1250, -2)',
  'mod(-7, 3)',
  'choose(52, 5)',
  'gcd(84, 36, 60)',
])('doubles agree on %s', source => {
  const { decided, fast } = both(source)
  // Adding 0 makes 0 of -0.
  expect(fast + 0).toBe(decided)
})

test.each([
  // Python's math.erf.
  ['0.3', 0.3286267594591274],
  ['1.9', 0.9927904292352575],
  ['2.5', 0.999593047982555],
  ['5.13', 0.9999999999995981],
] as const)('erf(%s) is known to its last figures', (x, expected) => {
  const ready = checked(`erf(${x})`)
  const found = ready.ok ? evaluate(ready.value, new Map()) : ready
  if (!found.ok || !isNumber(found.value) || isExact(found.value)) throw new Error('erf is irrational here')
  const { lo, hi } = found.value
  expect([lo <= expected, expected <= hi, hi - lo < 1e-13]).toEqual([true, true, true])
})
