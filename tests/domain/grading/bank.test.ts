// Tests the grader on the bank of worked examples: keys are right, mistakes are told, and nothing is right by chance.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { NumericCard, Param } from '../../../src/domain/deck/card.ts'
import { keyOf } from '../../../src/domain/deck/key.ts'
import { draw } from '../../../src/domain/deck/variant.ts'
import { isNumber, toDouble } from '../../../src/domain/formula/index.ts'
import { displayKey } from '../../../src/domain/grading/key-text.ts'
import { gradeNumeric } from '../../../src/domain/grading/numeric.ts'
import { parseTolerance } from '../../../src/domain/grading/tolerance-text.ts'
import { seed } from '../../../src/domain/random.ts'
import { numericCard } from '../deck/card.ts'

interface Row {
  readonly id: string
  readonly params: Readonly<
    Record<string, readonly number[] | { readonly from: number; readonly to: number; readonly step: number }>
  >
  readonly where: string | null
  readonly answer: string
  readonly tolerance: string
  readonly mistakes: readonly { readonly formula: string }[]
}

// The fixture is ours; its shape is written above.
const rows = JSON.parse(readFileSync(new URL('../../fixtures/bank.json', import.meta.url), 'utf8')) as readonly Row[]

function paramOf([name, values]: [string, Row['params'][string]]): Param {
  if (!('from' in values)) return { name, kind: 'choices', values: values.map(String) }
  const { from, to, step } = values
  return { name, kind: 'range', from: String(from), to: String(to), step: String(step) }
}

function cardOf({ params, where, answer, tolerance, mistakes }: Row): NumericCard {
  const parsed = parseTolerance(tolerance)
  if (!parsed.ok) throw new Error(tolerance)
  const { where: _where, unit: _unit, ...rest } = numericCard()
  return {
    ...rest,
    params: Object.entries(params).map(paramOf),
    lets: [],
    ...(where === null ? {} : { where }),
    answer,
    tolerance: parsed.value,
    mistakes: mistakes.map(({ formula }) => ({ formula, credit: '0' })),
    texts: { en: { title: 'T', body: '', hints: [], says: mistakes.map(() => '') } },
  }
}

/** Tolerance and rounding on the way together never forgive more. */
const most = 0.061
const draws = 12

test.each(rows)('$id', row => {
  const card = cardOf(row)
  const found: string[] = []
  for (let index = 1; index <= draws; index++) {
    const variant = draw(card, seed(index.toString(16).padStart(32, '0')))
    const key = variant.ok ? keyOf(card, variant.value) : variant
    if (!key.ok || !isNumber(key.value.value)) throw new Error(`draw ${index}: ${JSON.stringify(key)}`)
    const { value, tolerance, mistakes } = key.value
    const double = toDouble(value)
    if (gradeNumeric(key.value, displayKey(value, tolerance)).kind !== 'right') found.push(`key ${double} is not right`)
    const allowed = tolerance.kind === 'exact' ? 0 : Math.abs(double) * most
    for (const guess of [0, 1, double * 1.1, double * -1, double + 1])
      if (gradeNumeric(key.value, String(guess)).kind === 'right' && Math.abs(guess - double) > allowed)
        found.push(`${guess} is right for ${double}`)
    for (const mistake of mistakes) {
      const typed = isNumber(mistake.value) ? displayKey(mistake.value, tolerance) : ''
      const verdict = gradeNumeric(key.value, typed)
      if (verdict.kind !== 'mistake' || !verdict.mistakes.includes(mistake.index))
        found.push(`mistake ${mistake.index + 1}, ${typed}, is ${verdict.kind} for ${double}`)
    }
  }
  expect(found).toEqual([])
})
