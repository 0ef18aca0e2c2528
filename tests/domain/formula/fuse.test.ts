// Tests that the fast path agrees with the deciding evaluation, for every operator and every way to reach an operand.
import { expect, test } from 'vitest'
import { compile, evaluate, isNumber, toDouble } from '../../../src/domain/formula/index.ts'
import type { Checked, Value } from '../../../src/domain/formula/index.ts'
import { binaryOperators } from '../../../src/domain/formula/operators.ts'
import { agrees, checked, numbers } from './read.ts'

/** How an operand can stand in a formula; each has closures of its own. */
const leaves: Readonly<Record<string, (name: string, value: string) => string>> = {
  slot: name => name,
  constant: (_, value) => `(${value})`,
  deeper: name => `(--${name})`,
}
/** Zero, both signs, fractions, and the ends of the doubles, where quotients and powers overflow or vanish. */
const values = ['0', '1', '-1', '2', '-2', '0.5', '-0.5', '3', '1e200', '-1e200', '1e-200']

const operators = Object.values(binaryOperators).filter(({ kind }) => kind !== 'logic')
const cases = operators.flatMap(({ name }) =>
  Object.keys(leaves).flatMap(left => Object.keys(leaves).map(right => ({ operator: name, left, right }))),
)

function ready(source: string): Checked {
  const found = checked(source, { a: 1, b: 1 })
  if (!found.ok) throw new Error(`${source}: ${found.error.code}`)
  return found.value
}
/** Conditions are 1 and 0 there. */
const asNumber = (value: Value): number => (isNumber(value) ? toDouble(value) : Number(value))

function disagreement(source: string, a: string, b: string): string | undefined {
  const tree = ready(source)
  const { slots, run } = compile(tree)
  const given: Readonly<Record<string, number>> = { a: Number(a), b: Number(b) }
  const inputs = slots.map(name => given[name] ?? NaN)
  const decided = evaluate(tree, numbers(given))
  // (-0.5)^1e200: whether such an exponent is even hangs on its last digit. Doubles guess 0, which is near enough.
  if (!decided.ok && decided.error.code === 'math.undecided') return undefined
  const wanted = decided.ok ? asNumber(decided.value) : undefined
  const found = [run(inputs), run(Float64Array.from(inputs))]
  const isSame = found.every(x => (wanted === undefined ? !Number.isFinite(x) : agrees(x, wanted, 1e-15)))
  return isSame ? undefined : `${source} at a = ${a}, b = ${b}: ${found.join(' ')}, not ${wanted ?? 'an error'}`
}

test.each(cases)('$left $operator $right is what the deciding evaluation says', ({ operator, left, right }) => {
  const wrong = values.flatMap(a =>
    values.flatMap(b => disagreement(`${leaves[left]?.('a', a)} ${operator} ${leaves[right]?.('b', b)}`, a, b) ?? []),
  )
  expect(wrong).toEqual([])
})

test('the table above has every operator and shape', () => {
  expect(cases).toHaveLength(11 * 9)
})

test.each([
  ['a/b', [0, 0]],
  ['a/b', [1, 0]],
  ['a/b', [1, -0]],
  ['a/b', [0, -0]],
  ['1/(1/a)', [0]],
  ['b/(1/a)', [1, 0]],
  ['(a*a)/(1/b)', [2, 0]],
  ['a/(b*b)', [1, 1e200]],
  ['(1/a)^-1', [0]],
  ['(a*a)^2/(a*a)^3', [1e200]],
  ['0*(1/a)', [0]],
  ['min(1, 1/a)', [0]],
  ['(1/a) > 1', [0]],
  ['if(1/a > 1, 2, 3)', [0]],
  ['(-8)^(a/b)', [1, 3]],
  ['clamp(1/a, 0, 1)', [0]],
  ['clamp(a, 0, 1/0)', [1]],
  ['a/(1/0)', [1]],
  ['if(1/a > 1, a, a)', [0]],
  ['sum(if(1/a > 1, [1], [2]))', [0]],
  ['max([1, 1/a]*0)', [0]],
  ['sum([1, 2]*(1/a)*0)', [0]],
  ['sum(range(a, a))', [1]],
  ['len(range(0, a))', [1025]],
  ['choose(a, 1024)', [5_000]],
  ['permutations(a, 171)', [1_000]],
  ['len(range(0, 3, a))', [0]],
  ['mean(a/[1, 0])', [1]],
  ['a^b', [0, -1]],
])('%s at %j has no finite result: a failure inside never shows as a number', (source, inputs) => {
  expect(Number.isFinite(compile(ready(source)).run(inputs))).toBe(false)
})

test.each([
  ['a+b', 0],
  ['a-b', 0],
  ['a*b', 0],
  ['a*3', 0],
  ['a^2', 0],
  ['a^b', 1],
  ['a/2', 0],
  ['atan2(a, -1)', Math.PI],
])('%s at -0 is that at 0', (source, wanted) => {
  // As numbers they are the same; only their signs as doubles may differ.
  expect(compile(ready(source)).run([-0, -0]) === wanted).toBe(true)
})

test.each([
  ['if(a > 1, 2, 3)', 2, 2],
  ['if(a > 1, 2, 3)', 1, 3],
  ['mod(a, 2)', 3, 1],
  ['mod(7, 4)*a', 1, 3],
  ['max(a, 2)^2', 3, 9],
  ['clamp(a, 0, 2)', 5, 2],
  ['clamp(5, 0, 2)*a', 1, 2],
  ['1 + 2*3 - a', 1, 6],
  ['-(1 + 2)*a', 2, -6],
  ['sum([1, 2]*a)', 3, 9],
  ['sum(a - [1, 2])', 3, 3],
  ['sum([1, 2]^[a, 2])', 3, 5],
  ['sum(-[1, a])', 3, -4],
  ['(a*[1, 2])[1]', 3, 6],
  ['max(clamp([a, 1], [0, 0], [2, 5]))', 7, 2],
  ['sum(if(a > 1, [a, 1], [a]))', 3, 4],
  ['sum(if(a > 1, [a, 1], [a]))', 1, 1],
  ['sum(softmax([a, 1])*2)', 3, 2],
  ['len(range(0, a))', 1024, 1024],
  ['choose(a, 1028)', 1030, 529_935],
  ['choose(a, 7)', 10, 120],
  ['permutations(a, 2)', 10, 90],
  ['len(range(0, a, 0.1))', 0.3, 3],
  ['len(range(0, a, 0.1))', 0.31, 4],
])('%s at %d is %d', (source, a, wanted) => {
  expect(compile(ready(source)).run([a])).toBeCloseTo(wanted, 12)
})

test('what gives a list has no number, and what gives a number no list', () => {
  const list = compile(ready('[1, 2]*a'))
  expect([list.run([3]), list.runList([3])]).toEqual([NaN, [3, 6]])
  const number = compile(ready('2*a'))
  expect([number.run([3]), number.runList([3])]).toEqual([6, [NaN]])
})

test.each([
  ['a + b', [[1, 2], [1]], [NaN]],
  ['a + b', [[1], [1, 2]], [NaN]],
  [
    'a + b',
    [
      [1, 2],
      [3, 4],
    ],
    [4, 6],
  ],
  [
    'a/b',
    [
      [1, 2],
      [0, 1],
    ],
    [NaN, 2],
  ],
  ['if(a[0] > b[0], a, b)', [[3], [1, 2]], [3]],
  ['if(a[0] > b[0], a, b)', [[0], [1, 2]], [1, 2]],
  ['if(1/a[0] > 1, b, b)', [[0], [1, 2]], [NaN]],
  ['[a[0], b[1]]', [[3], [1, 2]], [3, 2]],
])('the lists of %s at %j are %j', (source, inputs, wanted) => {
  const found = checked(source, { a: [1], b: [1] })
  if (!found.ok) throw new Error(found.error.code)
  expect(
    compile(found.value)
      .runList(inputs)
      .map(x => (Number.isFinite(x) ? x : NaN)),
  ).toEqual(wanted)
})

test.each([
  ['1 < a and a < 3', 2, 1],
  ['1 < a and a < 3', 4, 0],
  ['a < 1 and 1/0 > 1', 2, 0],
  ['a > 1 or 1/0 > 1', 2, 1],
  ['not a > 1', 2, 0],
  ['not (a > 1 and a < 2)', 2, 1],
])('%s at %d is %d: logic looks no further than it must', (source, a, wanted) => {
  expect(compile(ready(source)).run([a])).toBe(wanted)
})
