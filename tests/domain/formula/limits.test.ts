// Tests every limit on both sides of its boundary, and that hostile text is answered, not suffered.
import { expect, test } from 'vitest'
import { evaluate, fromDecimal, limits, parse, rational, tokenize } from '../../../src/domain/formula/index.ts'
import type { Dialect, FormulaErrorCode, Num } from '../../../src/domain/formula/index.ts'
import { fullWork } from '../../../src/domain/formula/work.ts'
import { checked, shown, value } from './read.ts'

const many = (text: string, count: number, separator = ''): string => Array<string>(count).fill(text).join(separator)
const codeOf = (source: string, dialect: Dialect = 'author'): FormulaErrorCode | 'ok' => {
  const found = checked(source, {}, dialect)
  return found.ok ? 'ok' : found.error.code
}

test.each([
  ['typed', 200],
  ['author', 2_000],
] as const)('%s: %i characters are read, one more is not', (dialect, length) => {
  expect(codeOf('1'.padStart(length), dialect)).toBe('ok')
  const found = parse('1'.padStart(length + 1), dialect)
  expect(found).toEqual({
    ok: false,
    error: {
      code: 'limit.length',
      span: { start: length, end: length + 1 },
      args: { found: length + 1, allowed: length },
    },
  })
})

test.each([
  ['brackets', (n: number) => `${many('(', n)}1${many(')', n)}`],
  ['calls', (n: number) => `${many('abs(', n)}1${many(')', n)}`],
  ['signs', (n: number) => `${many('-', n)}1`],
  ['not', (n: number) => `${many('not ', n)}1<2`],
  ['powers', (n: number) => many('1', n + 1, '^')],
  ['calls in arguments', (n: number) => `${many('max(1, ', n)}1${many(')', n)}`],
])('64 levels of %s are read, 65 are not', (_, nested) => {
  expect(codeOf(nested(64))).toBe('ok')
  expect(codeOf(nested(65))).toBe('limit.depth')
})

test('a chain on one level is no nesting', () => {
  expect(shown(value(many('1', 256, '+')))).toBe('256')
  expect(shown(value(`max(${many('1', 300, ',')})`))).toBe('1')
})

test('512 nodes are read, 513 are not', () => {
  // n terms make 2n − 1 nodes, a sign one more.
  expect(codeOf(`-${many('1', 256, '+')}`)).toBe('ok')
  expect(codeOf(`-${many('1', 256, '+')}+1`)).toBe('limit.nodes')
  expect(codeOf(many('1', 257, '+'))).toBe('limit.nodes')
})

test('a cost of 65,536 passes, one more does not', () => {
  // A product costs 1 on numbers, and on a list of unknown length as if it had 1,024 elements.
  const codeWithList = (source: string): string => shown(value(source, { v: [1, 2] }))
  const full = many('*v', 64)
  expect(codeWithList(`6${full}`)).toBe(`[6, ${6n * 2n ** 64n}]`)
  expect(codeWithList(`2*3${full}`)).toBe('limit.cost')
  expect(codeWithList(`2*3${full.replaceAll('v', '[1, 2]')}`)).toBe(`[6, ${6n * 2n ** 64n}]`)
})

test('a list has at most 1,024 elements', () => {
  const long = Array.from({ length: 1_024 }, () => 1)
  expect(shown(value('sum(v)', { v: long }))).toBe('1024')
  expect(shown(value('sum(v)', { v: [...long, 1] }))).toBe('limit.list')
})

test('factorial reaches 170', () => {
  expect(shown(value('factorial(170) > 7e306'))).toBe('true')
  expect(shown(value('factorial(171)'))).toBe('math.overflow')
})

const whole = (n: bigint): ReadonlyMap<string, Num> => new Map([['x', rational(n)]])
const kindOf = (source: string, x: Num): string => {
  const ready = checked(source, { x: 1 })
  return ready.ok ? shown(evaluate(ready.value, new Map([['x', x]]))) : ready.error.code
}

test('1,024 bits stay exact, 1,025 do not', () => {
  const largest = rational(1n, 2n ** 1024n - 1n)
  const beyond = rational(1n, 2n ** 1024n)
  expect(kindOf('x*1 == x', largest)).toBe('true')
  expect(kindOf('x*1', largest)).not.toMatch(/^≈/)
  expect(kindOf('x*1', beyond)).toMatch(/^≈/)
  expect(kindOf('x+1-1', rational(2n ** 1024n - 1n))).toBe('math.overflow')
})

test('work is charged by the bits that an operation reads', () => {
  const ready = checked('x*x', { x: 1 })
  if (!ready.ok) throw new Error(ready.error.code)
  const spent = (n: bigint): number => {
    const work = fullWork()
    evaluate(ready.value, whole(n), work)
    return limits.work - work.left
  }
  expect(spent(1n)).toBe(4 + 1)
  expect(spent(2n ** 255n)).toBe(4 + 9 ** 2)
  expect(spent(2n ** 511n)).toBe(4 + 17 ** 2)
})

test('work ends exactly where it is used up', () => {
  const ready = checked('x*x', { x: 1 })
  if (!ready.ok) throw new Error(ready.error.code)
  expect(evaluate(ready.value, whole(3n), { left: 5 }).ok).toBe(true)
  const short = evaluate(ready.value, whole(3n), { left: 4 })
  expect(short).toMatchObject({ ok: false, error: { code: 'limit.work', span: { start: 0, end: 3 } } })
})

test('an allowed formula can be too much work', () => {
  const long = rational(1n, 3n ** 640n)
  const ready = checked(many('(a*b+a)', 80, '+'), { a: 1, b: 1 })
  if (!ready.ok) throw new Error(ready.error.code)
  const values = new Map([
    ['a', long],
    ['b', fromDecimal('7') ?? long],
  ])
  expect(shown(evaluate(ready.value, values))).toBe('limit.work')
})

test.each([
  ['ten thousand brackets', '('.repeat(10_000), 'limit.length'],
  ['typed brackets', '('.repeat(200), 'limit.depth'],
  ['author brackets', '('.repeat(2_000), 'limit.depth'],
  ['signs', '-'.repeat(2_000), 'limit.depth'],
  ['calls', 'f('.repeat(1_000), 'limit.depth'],
  ['a lone surrogate', '\ud800', 'syntax.character'],
  ['a lone surrogate later', '1+\udc00+1', 'syntax.character'],
  ['a null', '\0', 'syntax.character'],
  ['__proto__', '__proto__', 'name.unknown'],
  ['a call of constructor', 'constructor(constructor)', 'call.unknown'],
  ['a long number', '9'.repeat(2_000), 'math.overflow'],
  ['a tower', '9^9^9^9^9^9', 'math.overflow'],
])('%s is answered with its code', (_, source, code) => {
  expect(shown(value(source, {}, source.length === 200 ? 'typed' : 'author'))).toBe(code)
})

test('tokens end with an end token at the end of the text', () => {
  const tokens = tokenize('a <= 2')
  expect(tokens.ok && tokens.value.map(({ kind, text, span }) => [kind, text, span.start, span.end])).toEqual([
    ['name', 'a', 0, 1],
    ['symbol', '<=', 2, 4],
    ['number', '2', 5, 6],
    ['end', '', 6, 6],
  ])
})
