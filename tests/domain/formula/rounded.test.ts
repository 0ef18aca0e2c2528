// Tests evaluation with rounding on the way, by a tenth either way after each step, and where a formula adds up at its top.
import { describe, expect, test } from 'vitest'
import { check, endsOf, isList, parse, toDouble } from '../../../src/domain/formula/index.ts'
import type { Checked, Num } from '../../../src/domain/formula/index.ts'
import { evaluateRounded } from '../../../src/domain/formula/rounded.ts'
import { topSums } from '../../../src/domain/formula/sums.ts'

const whole = (n: number): Num => ({ n: BigInt(n), d: 1n })
const given = new Map<string, Num>([
  ['a', whole(2)],
  ['b', whole(3)],
  ['c', whole(1)],
])
const ready = (text: string, names: ReadonlySet<string> = new Set(given.keys())): Checked => {
  const parsed = parse(text)
  const checked = parsed.ok ? check(parsed.value, names) : parsed
  if (!checked.ok) throw new Error(`${text}: ${checked.error.code}`)
  return checked.value
}
const exactly = new Map([...given].map(([name, value]) => [name, { value, range: value }]))

/** The ends of what each element may have become. */
function rangesOf(text: string, scope = exactly): readonly (readonly number[])[] | undefined {
  const found = evaluateRounded(ready(text), scope, () => ({ n: 1n, d: 10n }))
  const ranges = found && (isList(found.range) ? found.range : [found.range])
  return ranges?.map(range => {
    const { low, high } = endsOf(range)
    return [low, high].map(end => Number(toDouble(end).toFixed(6)))
  })
}

describe('each step below the root widens, what stands as it is does not', () => {
  test.each([
    ['a', [[2, 2]]],
    ['a*b', [[6, 6]]],
    ['a*b + c', [[6.9, 7.1]]],
    ['a*b + b*c + 1', [[9.7, 10.3]]],
    ['-(a*b)', [[-6, -6]]],
    ['-(a*b + c)', [[-7.1, -6.9]]],
    ['c - -(a*b)', [[6.9, 7.1]]],
    ['pi + 1', [[4.041593, 4.241593]]],
    ['sqrt(a*a)', [[1.974842, 2.024846]]],
    [
      '[a*b, c]',
      [
        [6, 6],
        [1, 1],
      ],
    ],
    [
      '[a*b, c]*2',
      [
        [11.8, 12.2],
        [2, 2],
      ],
    ],
    ['sum([a*b, c])', [[6.9, 7.1]]],
    ['max(a*b, c) + 1', [[6.8, 7.2]]],
    ['[a*b, 7][1] + 1', [[7.9, 8.1]]],
    ['[a*b, 7][0] + 1', [[6.8, 7.2]]],
    ['if(c > 0, a*b, 1) + 1', [[6.8, 7.2]]],
    ['if(c > 1, a*b, 1) + 1', [[1.9, 2.1]]],
  ])('%s', (text, wanted) => expect(rangesOf(text)).toEqual(wanted))
})

test.each(['[1/(a*b - 6), 7][0] + 1', '[7, 8][1/(c - 1)] + 1', '[7, 8][a] + 1', 'sqrt(c - a) + 1', '1/(a*b - 6) + 1'])(
  'what has no value has no range: %s',
  text => {
    expect(rangesOf(text)).toBeUndefined()
  },
)

describe('what leaps, indices, whole exponents and conditions take their arguments as they are', () => {
  test.each([
    ['floor(a*b) + 1', [[6.9, 7.1]]],
    ['mod(a*b, 4) + 1', [[2.9, 3.1]]],
    ['gcd(a*b, 4) + 1', [[2.9, 3.1]]],
    ['argmax([a*b, c]) + 1', [[0.9, 1.1]]],
    ['[7, 8][a*b - 6] + 1', [[7.9, 8.1]]],
    ['if(a*b > 5.95, c, 9) + 1', [[1.9, 2.1]]],
    ['(a*1)^b', [[6.859, 9.261]]],
    ['(a*1)^(b*1)', [[6.859, 9.261]]],
    ['(a*1)^(b/2)', [[2.456151, 3.277562]]],
    [
      '(a*1)^[c*1, b/2]',
      [
        [1.781879, 2.261732],
        [2.456151, 3.277562],
      ],
    ],
    [
      '(a*1)^[1, 2]',
      [
        [1.9, 2.1],
        [3.61, 4.41],
      ],
    ],
  ])('%s', (text, wanted) => expect(rangesOf(text)).toEqual(wanted))
})

test.each([
  'sqrt(a*1 - 2)',
  '1/(a*1 - 2.05)',
  'ln(c*1 - 1)',
  '1/(a - 2)',
  '[a*1 - 2, 1]/[a*1 - 2, 1]',
  '[a, b][5] + 1',
])('%s leaves a domain, so that nothing is known', text => expect(rangesOf(text)).toBeUndefined())

test('a name brings its own range, and one without a value nothing', () => {
  const scope = new Map([...exactly, ['a', { value: whole(2), range: { lo: 1.5, hi: 2.5 } }] as const])
  expect(rangesOf('a*b', scope)).toEqual([[4.5, 7.5]])
  expect(rangesOf('a*b', new Map())).toBeUndefined()
})

test('where a value has no figures to lose its range stays', () => {
  const found = evaluateRounded(ready('a*b + c'), exactly, () => undefined)
  expect(found).toEqual({ value: whole(7), range: whole(7) })
})

describe('the sums at the top', () => {
  const named = new Map([['y', 'a + b']])
  const sumsOf = (text: string): unknown => {
    const formulas = new Map([...named].map(([name, formula]) => [name, ready(formula)]))
    const all = new Set([...given.keys(), ...named.keys()])
    return topSums(ready(text, all), name => formulas.get(name)).map(({ whole: sum, terms }) => {
      const source = [...named.values()].find(formula => formulas.get('y')?.slots === sum.slots && formula) ?? text
      const shown = ({ root: { span } }: Checked): string => source.slice(span.start, span.end)
      return [shown(sum), ...terms.map(shown)]
    })
  }
  test.each([
    ['a + b - c', [['a + b - c', 'a', 'b', 'c']]],
    ['a - (b - c)', [['a - (b - c)', 'a', 'b', 'c']]],
    ['-a + b*c', [['-a + b*c', 'a', 'b*c']]],
    ['-(a + b)', [['a + b', 'a', 'b']]],
    ['2*(a - b)', [['a - b', 'a', 'b']]],
    [
      '(a + b)*(a - c)',
      [
        ['a + b', 'a', 'b'],
        ['a - c', 'a', 'c'],
      ],
    ],
    ['(a - b)/(c + a)', [['a - b', 'a', 'b']]],
    ['2*y', [['a + b', 'a', 'b']]],
    ['sqrt(a - b)', []],
    ['(a - b)^2', []],
    ['a', []],
    ['a*b', []],
    ['3', []],
    ['[a + b, c]', []],
    ['[a, b] + c', []],
    ['sum([a, b])', []],
    ['if(a > 1, a + b, c)', []],
  ])('of %s', (text, wanted) => expect(sumsOf(text)).toEqual(wanted))
})
