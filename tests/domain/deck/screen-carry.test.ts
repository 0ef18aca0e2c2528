// Tests bounding by doubles what rounding on the way makes of keys: never less than the deciding evaluation finds.
import { describe, expect, test } from 'vitest'
import { picksOf, pickedValues } from '../../../src/domain/deck/candidates.ts'
import type { NumericCard, Tolerance } from '../../../src/domain/deck/card.ts'
import { scopeWhere } from '../../../src/domain/deck/accept.ts'
import { keyIn } from '../../../src/domain/deck/key.ts'
import { prepareCard, type PreparedCard } from '../../../src/domain/deck/prepare.ts'
import { carriedEnds } from '../../../src/domain/deck/screen-carry.ts'
import {
  cellsFor,
  check,
  compare,
  compileCarried,
  endsOf,
  evaluateRounded,
  EXACT,
  fromDecimal,
  isList,
  parse,
  rational,
  store,
  toDouble,
  type Cells,
  type Num,
  type Value,
} from '../../../src/domain/formula/index.ts'
import { roundingTo } from '../../../src/domain/grading/carry.ts'
import { fromDouble } from '../../../src/domain/formula/decimal.ts'
import { prng, seed } from '../../../src/domain/random.ts'
import { bank, bankCard } from '../../fixtures/bank.ts'
import { numericCard } from './card.ts'
import { formulaText } from '../../properties/formula-text.ts'

type Ends = readonly [least: number, most: number]

/** Whether all of `range` lies between the two doubles. */
function holds([least, most]: Ends, range: Num): boolean {
  const [low, high] = [fromDouble(least), fromDouble(most)]
  const bounds = endsOf(range)
  return low !== undefined && high !== undefined && compare(low, bounds.low) <= 0 && compare(bounds.high, high) <= 0
}

const widthOf = (range: Num): number => toDouble(endsOf(range).high) - toDouble(endsOf(range).low)

/** The least and the most that the cell `at` says, as doubles around it. */
function endsAt({ kind, a, b }: Cells, at: number): Ends {
  const [low = NaN, high = NaN] = [a[at], b[at]]
  if (kind[at] !== EXACT) return [low, high]
  const { low: value } = endsOf(rational(BigInt(low), BigInt(high)))
  const near = toDouble(value)
  return [near - Math.abs(near) * 1e-15, near + Math.abs(near) * 1e-15]
}

const onePercent: Tolerance = { kind: 'relative', of: '0.01' }
const names = ['a', 'x', 'k']

// The few are for who cannot wait for the many, such as mutants.
test.each([150, 2_000, 40_000])('%d random formulas: no less than the deciding evaluation, or nothing', turns => {
  const random = prng(seed('73686f72742d63617272792d74657374'))
  const drawn = ['0', '1', '2', '3', '0.1', '2.5', '1000', '123456', '0.333', '7', '64', '0.98765']
  const counted = { same: 0, wider: 0, grown: 0 }
  for (let turn = 0; turn < turns; turn++) {
    const text = formulaText(random, 1 + random.below(4)).replaceAll('v', 'k')
    const parsed = parse(text)
    const checked = parsed.ok ? check(parsed.value, new Set(names)) : undefined
    if (!checked?.ok || checked.value.shape !== 'number') continue
    const figures = 2 + random.below(4)
    const values = new Map(names.map(name => [name, fromDecimal(drawn[random.below(drawn.length)] ?? '0')]))
    const at = names.length
    const place = (name: string): number => names.indexOf(name)
    const run = compileCarried(checked.value, { valueOf: place, rangeOf: place }, at, figures)
    const cells = cellsFor(at)
    const scope = new Map<string, { readonly value: Num; readonly range: Num }>()
    for (const [name, value] of values)
      if (value && store(cells, place(name), value)) scope.set(name, { value, range: value })
    const slow = evaluateRounded(checked.value, scope, roundingTo({ kind: 'figures', count: figures }))
    if (!slow || isList(slow.range) || !run?.(cells)) continue
    const ends = endsAt(cells, at)
    expect(holds(ends, slow.range), `${text} to ${figures} figures`).toBe(true)
    const width = widthOf(slow.range)
    if (width > 0) counted.grown++
    counted[ends[1] - ends[0] <= 3 * width + Math.abs(ends[0]) * 1e-12 ? 'same' : 'wider']++
  }
  // So that nothing passes for want of examples, nor by being far too wide.
  expect(counted.grown).toBeGreaterThan(turns / 50)
  expect(counted.same).toBeGreaterThan(counted.wider)
})

/** The card with its answer in a let, which is one more intermediate result. */
const cardOf = (card: NumericCard, factor: string, isKey: boolean): NumericCard => ({
  ...card,
  lets: [{ name: 'own_result', formula: card.answer }],
  answer: isKey ? 'own_result' : `${factor}*own_result`,
  texts: { en: { title: '', body: '', hints: [] } },
})

/** The cells of a card's parameters and lets. */
function cellsOf({ params, lets }: PreparedCard, scope: ReadonlyMap<string, Value>): Cells | undefined {
  const cells = cellsFor(params.length + lets.length)
  const fits = [...params, ...lets].every(({ name }, at) => {
    const value = scope.get(name)
    return value !== undefined && typeof value === 'object' && !isList(value) && store(cells, at, value)
  })
  return fits ? cells : undefined
}

describe.each([2, 3, 4, 6])('every card of the bank, intermediate results rounded to %d figures', figures => {
  test('no less than the deciding evaluation', () => {
    let compared = 0
    for (const [index, row] of bank.entries()) {
      const prepared = prepareCard(cardOf({ ...bankCard(row), carry: figures }, '1/3', index % 3 === 0))
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.error))
      const ends = carriedEnds(prepared.value, figures)
      for (const picks of [...picksOf(prepared.value, 20)].slice(0, 20)) {
        const scope = scopeWhere(prepared.value, pickedValues(prepared.value, picks))
        const key = scope.ok ? keyIn(prepared.value, scope.value) : scope
        const [carried] = (key.ok && key.value.key.carried?.()) || []
        const cells = scope.ok && carried ? cellsOf(prepared.value, scope.value) : undefined
        const found = cells && ends?.(cells)
        if (!found || !carried) continue
        compared++
        const [least, most] = found
        const slack = Math.max(-least, most) * 1e-14
        const [low, high] = [fromDouble(least - slack), fromDouble(most + slack)]
        const isHeld = low && high && compare(low, carried.low) <= 0 && compare(carried.high, high) <= 0
        expect(isHeld, `${row.id} ${picks.join(' ')}`).toBe(true)
      }
    }
    expect(compared).toBeGreaterThan(200)
  })
})

test('a card whose values people see rounded has none', () => {
  const params = [{ name: 'x', kind: 'choices', values: ['1.2345'] }] as const
  const texts = { en: { title: '', body: '{{x | 2sf}}', hints: [] } }
  const seen = prepareCard(
    numericCard({ params, lets: [], where: 'x > 0', answer: '7*x', mistakes: [], texts, tolerance: onePercent }),
  )
  expect(seen.ok && [seen.value.shown.size > 0, carriedEnds(seen.value, 4)]).toEqual([true, undefined])
})
