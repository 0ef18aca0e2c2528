// Tests the grader on the bank of worked examples: keys are right, mistakes are told, and nothing is right by chance.
import { expect, test } from 'vitest'
import { keyOf } from '../../../src/domain/deck/key.ts'
import { draw } from '../../../src/domain/deck/variant.ts'
import { isNumber, toDouble } from '../../../src/domain/formula/index.ts'
import { displayKey } from '../../../src/domain/grading/key-text.ts'
import { gradeNumeric } from '../../../src/domain/grading/numeric.ts'
import { seed } from '../../../src/domain/random.ts'
import { bank, bankCard } from '../../fixtures/bank.ts'

/** Tolerance and rounding on the way together never forgive more. */
const most = 0.061
const draws = 12

test.each(bank)('$id', row => {
  const card = bankCard(row)
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
