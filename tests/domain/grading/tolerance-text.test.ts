// Tests how tolerances are written, and what is said of those that are not.
import { expect, test } from 'vitest'
import { parseTolerance } from '../../../src/domain/grading/tolerance-text.ts'

const onePercent = { kind: 'relative', of: '0.01' }

test.each([
  ['exact', { kind: 'exact' }],
  [' exact ', { kind: 'exact' }],
  ['1%', onePercent],
  ['0.5 %', { kind: 'relative', of: '0.005' }],
  ['0.01', { kind: 'absolute', of: '0.01' }],
  ['±0.01', { kind: 'absolute', of: '0.01' }],
  ['± 2', { kind: 'absolute', of: '2' }],
  ['1e-3', { kind: 'absolute', of: '0.001' }],
  ['0', { kind: 'exact' }],
  ['0%', { kind: 'exact' }],
  ['3sf', { kind: 'figures', count: 3 }],
  ['3 sf', { kind: 'figures', count: 3 }],
  ['30sf', { kind: 'figures', count: 30 }],
  ['2dp', { kind: 'decimals', count: 2 }],
  ['0dp', { kind: 'decimals', count: 0 }],
  ['1% or 0.1', { kind: 'any', of: [onePercent, { kind: 'absolute', of: '0.1' }] }],
  [
    '3sf or exact or 2dp',
    { kind: 'any', of: [{ kind: 'figures', count: 3 }, { kind: 'exact' }, { kind: 'decimals', count: 2 }] },
  ],
  [` ${'0'.repeat(63)}1 `, { kind: 'absolute', of: '1' }],
  ['1%or 0.1', { kind: 'any', of: [onePercent, { kind: 'absolute', of: '0.1' }] }],
])('%s', (text, tolerance) => {
  expect(parseTolerance(text)).toEqual({ ok: true, value: tolerance })
})

test.each([
  ['', 'tolerance.syntax', 0, 0],
  ['%', 'tolerance.syntax', 0, 1],
  ['±1%', 'tolerance.syntax', 0, 3],
  ['±3sf', 'tolerance.syntax', 0, 4],
  ['about', 'tolerance.syntax', 0, 5],
  ['1%%', 'tolerance.syntax', 0, 3],
  ['1,5', 'tolerance.syntax', 0, 3],
  ['1.5sf', 'tolerance.syntax', 0, 5],
  ['1% or', 'tolerance.syntax', 5, 5],
  ['or 1%', 'tolerance.syntax', 0, 0],
  ['1% or  nearly or 2', 'tolerance.syntax', 7, 13],
  ['1% and 2', 'tolerance.syntax', 0, 8],
  ['3sfx', 'tolerance.syntax', 0, 4],
  ['5%2%', 'tolerance.syntax', 0, 4],
  [`  ${'1'.repeat(65)} `, 'tolerance.syntax', 2, 67],
  [' -1%', 'tolerance.negative', 1, 4],
  ['1% or -0.1', 'tolerance.negative', 6, 10],
  ['0sf', 'tolerance.places', 0, 3],
  ['-1dp', 'tolerance.places', 0, 4],
  ['31sf', 'tolerance.places', 0, 4],
  ['999999999999999999999dp', 'tolerance.places', 0, 23],
])('"%s": %s', (text, code, start, end) => {
  expect(parseTolerance(text)).toMatchObject({ ok: false, error: { code, span: { start, end } } })
})

test.each([`1${' '.repeat(100_000)}1`, `0.${'0'.repeat(100_000)}1`, '1 or '.repeat(20_000)])(
  'a long one is refused at once',
  text => {
    const before = performance.now()
    const refused = parseTolerance(text)
    expect(refused).toMatchObject({ ok: false, error: { code: 'tolerance.syntax' } })
    expect(String(refused.ok || refused.error.args.text).length).toBeLessThan(100)
    expect(performance.now() - before).toBeLessThan(1_000)
  },
)

test.each([
  ['0sf', { text: '0sf', allowed: '1sf … 30sf' }],
  ['1% or 31dp', { text: '31dp', allowed: '0dp … 30dp' }],
  ['about', { text: 'about' }],
  ['-1%', { text: '-1%' }],
  [`  ${'1'.repeat(65)} `, { text: `${'1'.repeat(64)}…` }],
])('of "%s" it is said %j', (text, args) => {
  expect(parseTolerance(text)).toMatchObject({ error: { args } })
})
