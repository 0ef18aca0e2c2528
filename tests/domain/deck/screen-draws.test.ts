// Tests the screen of proofs: what it counts is what the deciding evaluation finds, draw by draw.
import { describe, expect, test } from 'vitest'
import { accept } from '../../../src/domain/deck/accept.ts'
import { picksOf, pickedValues, type Picks } from '../../../src/domain/deck/candidates.ts'
import type { NumericCard, Tolerance } from '../../../src/domain/deck/card.ts'
import { prepareCard, textNames } from '../../../src/domain/deck/prepare.ts'
import { screenDraws } from '../../../src/domain/deck/screen-draws.ts'
import { markOf, openTally } from '../../../src/domain/deck/tally.ts'
import { parseTemplate, slotValue } from '../../../src/domain/deck/template.ts'
import { displayKey } from '../../../src/domain/grading/key-text.ts'
import { gradeNumeric } from '../../../src/domain/grading/numeric.ts'
import { readAnswer } from '../../../src/domain/grading/read.ts'
import { fromDecimal } from '../../../src/domain/formula/index.ts'
import { prng, seed } from '../../../src/domain/random.ts'
import { bank, bankCard, type BankRow } from '../../fixtures/bank.ts'
import { numericCard } from './card.ts'

const cardOf = (row: BankRow, tolerance: Tolerance, factor: string): NumericCard => ({
  ...bankCard(row),
  lets: [{ name: 'own_result', formula: `${factor}*(${row.answer})` }],
  answer: 'own_result',
  tolerance,
  mistakes: row.mistakes.map(({ formula }) => ({ formula: `${factor}*(${formula})`, credit: '0' })),
  texts: { en: { title: '', body: '{{answer}}', hints: ['{{1/(own_result - 3)}}'] } },
})

/** What happens to each draw, and how many were told by the screen; each of them is compared with the long way. */
function compareDraws(card: NumericCard, most: number) {
  const prepared = prepareCard(card)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error))
  const { names, lists } = textNames(prepared.value)
  const slots = Object.values(card.texts)
    .flatMap(({ body, hints }) => [body, ...hints])
    .flatMap(template => parseTemplate(template, names, lists).parts.filter(part => typeof part !== 'string'))
  const screen = screenDraws(
    prepared.value,
    slots.map(({ checked }) => checked),
    {},
  )
  const counted = { accepted: 0, where: 0, mistake: 0, 'near-zero': 0, unsure: 0 }
  const tally = openTally(card.mistakes.length)
  let tried = 0
  const one = (picks: Picks): void => {
    const own = openTally(card.mistakes.length)
    if (!screen?.(picks, own)) {
      if (own.tried > 0) throw new Error('counted, and told as unsure')
      counted.unsure++
      return
    }
    const values = pickedValues(prepared.value, picks)
    const found = accept(prepared.value, values)
    const slow = openTally(card.mistakes.length)
    if (found.ok) {
      counted.accepted++
      const { key, scope } = found.value
      const marks: (string | number)[] = []
      for (const { index, value } of key.mistakes) marks[index] = markOf(value)
      slow.accept(markOf(key.value), marks)
      const shown = displayKey(key.value, card.tolerance)
      if (gradeNumeric(key, shown).kind !== 'right') throw new Error(`${shown} is not right`)
      if (!slots.every(slot => slotValue(slot, scope).ok)) throw new Error('a text without a value')
    } else {
      slow.reject(found.error)
      const { kind } = found.error
      if (kind === 'undefined' || kind === 'approximate') throw new Error(`${kind} cannot be screened`)
      counted[kind]++
    }
    const plain = ({ answers, rejections, mistakes, ...rest }: typeof own) => ({
      answers: [...answers],
      rejections,
      mistakes,
      accepted: rest.accepted,
      coinciding: rest.coinciding(),
    })
    expect(plain(own)).toEqual(plain(slow))
  }
  for (const picks of picksOf(prepared.value, most)) {
    if (tried++ >= most) break
    one(picks)
  }
  return { ...counted, tally }
}

const tolerances: readonly Tolerance[] = [
  { kind: 'exact' },
  { kind: 'relative', of: '0.01' },
  { kind: 'relative', of: '0.00001' },
  { kind: 'absolute', of: '0.5' },
  { kind: 'figures', count: 3 },
  { kind: 'decimals', count: 2 },
  { kind: 'any', of: [{ kind: 'exact' }, { kind: 'relative', of: '0.001' }] },
]

describe.each(tolerances)('every card of the bank under %j', tolerance => {
  test('as the long way says', () => {
    const sums = { accepted: 0, where: 0, mistake: 0, 'near-zero': 0, unsure: 0 }
    for (const [index, row] of bank.entries()) {
      const found = compareDraws(cardOf(row, tolerance, ['1', '0.001', '7', '1/3'][index % 4] ?? '1'), 40)
      for (const kind of ['accepted', 'where', 'mistake', 'near-zero', 'unsure'] as const) sums[kind] += found[kind]
    }
    expect(sums.accepted).toBeGreaterThan(100)
    expect(sums.where).toBeGreaterThan(10)
  })
})

const card = (changes: Partial<NumericCard>): NumericCard => {
  const { where: _where, ...rest } = numericCard()
  return {
    ...rest,
    lets: [],
    params: [{ name: 'x', kind: 'range', from: '-10', to: '10', step: '1' }],
    mistakes: [],
    texts: { en: { title: '', body: '{{x}}', hints: [] } },
    ...changes,
  }
}
const onePercent: Tolerance = { kind: 'relative', of: '0.01' }

test.each<[string, Partial<NumericCard>, object]>([
  ['whole keys', { answer: '3*x' }, { accepted: 21, unsure: 0 }],
  ['a key of 0 under a share', { answer: '3*x', tolerance: onePercent }, { accepted: 20, 'near-zero': 1, unsure: 0 }],
  [
    'mistakes that are right at times',
    { answer: 'x', mistakes: [{ formula: 'x^3', credit: '0' }] },
    { mistake: 3, unsure: 0 },
  ],
  ['keys that are no decimals, exact', { answer: 'x/7' }, { accepted: 3, unsure: 18 }],
  ['the same under a share', { answer: 'x/7', tolerance: onePercent }, { accepted: 20, unsure: 0 }],
  [
    'a share below six figures',
    { answer: '(x+11)/7', tolerance: { kind: 'relative', of: '1e-8' } },
    { accepted: 3, unsure: 18 },
  ],
  ['keys too large to be written plainly', { answer: '(x+11)*1e15', tolerance: onePercent }, { unsure: 21 }],
  ['keys without a value', { answer: '1/x' }, { accepted: 12, unsure: 9 }],
  ['no number at all, exact', { answer: 'sqrt(x^2 + 0.5)' }, { accepted: 0, unsure: 21 }],
  ['what cancels', { answer: 'sqrt(x^2+1) - sqrt(x^2+1.001)', tolerance: onePercent }, { 'near-zero': 21, unsure: 0 }],
  [
    'a text without a value',
    { answer: 'x', texts: { en: { title: '', body: '{{1/x}}', hints: [] } } },
    { accepted: 20, unsure: 1 },
  ],
])('%s', (_name, changes, counted) => {
  expect(compareDraws(card(changes), 100)).toMatchObject(counted)
})

test('a list has no screen', () => {
  const prepared = prepareCard(card({ answer: '[x, 1]' }))
  expect(prepared.ok && screenDraws(prepared.value, [], {})).toBeUndefined()
})

test('an assumed tolerance is only screened for whole keys', () => {
  const prepared = prepareCard(card({ answer: 'x/2' }))
  const screen = prepared.ok ? screenDraws(prepared.value, [], { assumedTolerance: true }) : undefined
  expect(Array.from({ length: 21 }, (_, pick) => screen?.([pick], openTally(0)))).toEqual(
    Array.from({ length: 21 }, (_, pick) => pick % 2 === 0),
  )
})

test('texts of the kinds that the screen takes for sure are read as the number that they write', () => {
  const random = prng(seed('73686f776e2d69732d726561642d2d31'))
  const units = [undefined, 'px', '%', 'MiB', 'M', 'ms', 'e', 'k']
  for (let turn = 0; turn < 20_000; turn++) {
    const digits = String(random.below(1_000_000)).padEnd(1 + random.below(6), '0')
    const zeros = '0'.repeat(random.below(6))
    const whole =
      random.below(3) === 0 ? '0' : String(random.below(10 ** (1 + random.below(9))) * (1 + random.below(100_000)))
    const sign = random.below(2) === 0 ? '-' : ''
    const text = sign + (random.below(3) === 0 ? whole : `${whole}.${whole === '0' ? zeros : ''}${digits}`)
    const read = readAnswer(text, {
      names: new Set(['x', 'e']),
      unit: units[random.below(units.length)],
      wants: 'number',
    })
    expect(read.ok ? read.value.value : read.error, text).toEqual(fromDecimal(text))
  }
})
