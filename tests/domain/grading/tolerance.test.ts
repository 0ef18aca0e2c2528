// Tests tolerances: how they are written, that edges count, and that zero has no share.
import { expect, test } from 'vitest'
import { around, fromDecimal, type Num } from '../../../src/domain/formula/index.ts'
import { isTooNearZero, parseTolerance, within } from '../../../src/domain/grading/tolerance.ts'

const decimal = (text: string): Num => {
  const value = fromDecimal(text)
  if (!value) throw new Error(`${text} is no decimal`)
  return value
}
const about = (x: number): Num => {
  const value = around(x)
  if (!value) throw new Error(`${x} is no value`)
  return value
}

test.each([
  ['exact', { kind: 'exact' }],
  [' exact ', { kind: 'exact' }],
  ['1%', { kind: 'relative', of: '0.01' }],
  ['0.5 %', { kind: 'relative', of: '0.005' }],
  ['0.01', { kind: 'absolute', of: '0.01' }],
  ['±0.01', { kind: 'absolute', of: '0.01' }],
  ['± 2', { kind: 'absolute', of: '2' }],
  ['1e-3', { kind: 'absolute', of: '0.001' }],
  ['0', { kind: 'exact' }],
  ['0%', { kind: 'exact' }],
])('%s', (text, tolerance) => {
  expect(parseTolerance(text)).toEqual({ ok: true, value: tolerance })
})

test.each([
  ['3sf', 'unsupported'],
  ['2dp', 'unsupported'],
  ['1% or 0.1', 'unsupported'],
  ['', 'tolerance.syntax'],
  ['%', 'tolerance.syntax'],
  ['±1%', 'tolerance.syntax'],
  ['about', 'tolerance.syntax'],
  ['1%%', 'tolerance.syntax'],
  ['1,5', 'tolerance.syntax'],
  ['-1%', 'tolerance.negative'],
  ['-0.1', 'tolerance.negative'],
])('%s: %s', (text, code) => {
  expect(parseTolerance(text)).toMatchObject({ ok: false, error: { code } })
})

test.each([`1${' '.repeat(100_000)}1`, `0.${'0'.repeat(100_000)}1`])('a long one is refused at once', text => {
  const before = performance.now()
  const refused = parseTolerance(text)
  expect(refused).toMatchObject({ ok: false, error: { code: 'tolerance.syntax' } })
  expect(String(refused.ok || refused.error.args.text).length).toBeLessThan(100)
  expect(performance.now() - before).toBeLessThan(1_000)
})

test('all edges count: k/10 with tolerances 0.01 to 0.30, 6,000 answers on the edge and as many beyond it', () => {
  for (let key = 1; key <= 100; key++)
    for (let hundredths = 1; hundredths <= 30; hundredths++)
      for (const sign of [1, -1]) {
        const tolerance = { kind: 'absolute', of: `${hundredths / 100}` } as const
        const thousandths = key * 100 + sign * hundredths * 10
        expect(within(decimal(`${key / 10}`), decimal(`${thousandths}e-3`), tolerance)).toBe(true)
        expect(within(decimal(`${key / 10}`), decimal(`${thousandths + sign}e-3`), tolerance)).toBe(false)
      }
})

test('an approximate value counts as all that it may stand for', () => {
  expect(within(decimal('2'), about(Math.SQRT2 ** 2), { kind: 'exact' })).toBe(true)
  expect(within(decimal('2'), about(2.00000001), { kind: 'exact' })).toBe(false)
  expect(within(about(0.1 + 0.2), decimal('0.4'), { kind: 'absolute', of: '0.1' })).toBe(true)
})

test.each([
  ['0', { kind: 'relative', of: '0.01' }, true],
  ['0', { kind: 'absolute', of: '0.01' }, false],
  ['0', { kind: 'exact' }, false],
  ['0.001', { kind: 'relative', of: '0.01' }, false],
] as const)('a key %s under %j is too near zero: %s', (key, tolerance, expected) => {
  expect(isTooNearZero(decimal(key), tolerance)).toBe(expected)
})
