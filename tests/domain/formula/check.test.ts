// Tests what the checker finds out besides errors: variables, shapes, suggestions.
import { expect, test } from 'vitest'
import { check, compile, evaluate, freeNames, parse } from '../../../src/domain/formula/index.ts'
import { checked, numbers } from './read.ts'

test('a checked formula knows its shape and the variables that it reads', () => {
  const ready = checked('k^2*cin + k', { cin: 1, k: 2, unused: 3 })
  expect(ready).toMatchObject({ ok: true, value: { shape: 'number', slots: ['k', 'cin'] } })
  expect(checked('k < 2 and k > 1', { k: 1 })).toMatchObject({ ok: true, value: { shape: 'boolean', slots: ['k'] } })
})

test('freeNames gives each name once, where it first stands', () => {
  const parsed = parse('b + a*b + sum(sum, pi)')
  expect(parsed.ok && [...freeNames(parsed.value)]).toEqual([
    ['b', { start: 0, end: 1 }],
    ['a', { start: 4, end: 5 }],
    ['sum', { start: 14, end: 17 }],
    ['pi', { start: 19, end: 21 }],
  ])
})

test.each([
  ['alhpa', 'alpha'],
  ['ALPHA', 'alpha'],
  ['Pi', 'pi'],
  ['X', 'x'],
  ['y', undefined],
  ['unrelated', undefined],
  ['sqr(2)', 'sqrt'],
  ['sgima(2)', 'sigma'],
  ['relu', 'relu(…)'],
  ['x(2)', 'x*(…)'],
  ['2x', '2*x'],
  ['2 ** 3', '^'],
  ['x = 2', '=='],
  ['x && x', 'and'],
  ['x & x', 'and'],
  ['x % 2', 'mod(a, b)'],
  ['（x + 1', '('],
  ['x ＋ 1', '+'],
])('%s suggests %s', (source, suggestion) => {
  const found = checked(source, { alpha: 1, x: 1 })
  expect(found.ok ? 'no error' : found.error.suggestion).toBe(suggestion)
})

test.each([
  ['39/108 = 0.361', undefined],
  ['34944!', undefined],
  ['{1 + 2}*3', '('],
])('to whoever types %s for an answer no condition is suggested', (source, suggestion) => {
  const found = parse(source, 'typed')
  expect(found).toMatchObject({ ok: false, error: { code: 'syntax.character' } })
  expect(found.ok ? 'no error' : found.error.suggestion).toBe(suggestion)
})

test.each([
  ['1/2x', '(…/2)*x', '…/(2*x)'],
  ['2^3(4)', '(…^3)*(…)', '…^(3*(…))'],
])('%s names both readings', (source, first, second) => {
  const found = checked(source, { x: 1 }, 'typed')
  expect(found).toMatchObject({ ok: false, error: { args: { first, second } } })
})

test('a variable without a value is an error with its name', () => {
  const ready = checked('1 + x', { x: 1 })
  if (!ready.ok) throw new Error(ready.error.code)
  expect(evaluate(ready.value, new Map())).toMatchObject({
    ok: false,
    error: { code: 'value.missing', args: { name: 'x' }, span: { start: 4, end: 5 } },
  })
})

test.each([
  ['sqrt(-4)', 'sqrt(-4)'],
  ['(-8)^(1/3)', '(-8)^0.333333'],
  ['1/(2-2)', '1/0'],
  ['1e300*1e300', '1e+300*1e+300'],
  ['clamp(1, 3, 2)', 'clamp(1, 3, 2)'],
])('%s is reported as %s', (source, call) => {
  const ready = checked(source)
  expect(ready.ok && evaluate(ready.value, new Map())).toMatchObject({ ok: false, error: { args: { call } } })
})

test('compiled code takes its values in the order of its slots', () => {
  const parsed = parse('a - b*c')
  if (!parsed.ok) throw new Error(parsed.error.code)
  const ready = check(parsed.value, new Set(['c', 'b', 'a']))
  if (!ready.ok) throw new Error(ready.error.code)
  const { slots, run } = compile(ready.value)
  expect(slots).toEqual(['a', 'b', 'c'])
  expect(run(new Float64Array([10, 2, 3]))).toBe(4)
  expect(evaluate(ready.value, numbers({ a: 10, b: 2, c: 3 }))).toEqual({ ok: true, value: { n: 4n, d: 1n } })
})
