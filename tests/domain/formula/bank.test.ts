// Tests the engine against worked examples that two independent engines computed.
import { expect, test } from 'vitest'
import { compile, evaluate, isNumber, toDouble } from '../../../src/domain/formula/index.ts'
import { bank as rows } from '../../fixtures/bank.ts'
import { agrees, checked, numbers } from './read.ts'

const limit = 1e-9

test('the bank is complete: 99 templates over 25 topics with 453 worked values, one of them rewritten', () => {
  expect(rows).toHaveLength(99)
  expect(new Set(rows.map(row => row.topic)).size).toBe(25)
  expect(rows.reduce((sum, { example }) => sum + 1 + example.mistakes.length, 0)).toBe(453)
  // `w*(abs(w)>la)` multiplies a condition, which is no number here.
  const rewritten = rows.flatMap(({ mistakes }) => mistakes).filter(mistake => mistake.rewrittenFrom !== undefined)
  expect(rewritten.map(({ formula }) => formula)).toEqual(['if(abs(w)>la, w, 0)'])
})

test.each(rows)('$id: answer and mistakes have their worked values', ({ answer, mistakes, where, example }) => {
  const formulas = [answer, ...mistakes.map(mistake => mistake.formula)]
  const expected = [example.answer, ...example.mistakes]
  expect(expected).toHaveLength(formulas.length)
  for (const [index, formula] of formulas.entries()) {
    const ready = checked(formula, example.params)
    if (!ready.ok) throw new Error(`${formula}: ${ready.error.code}`)
    const decided = evaluate(ready.value, numbers(example.params))
    if (!decided.ok || !isNumber(decided.value)) throw new Error(`${formula}: ${JSON.stringify(decided)}`)
    const { slots, run } = compile(ready.value)
    const doubles = Float64Array.from(slots, name => example.params[name] ?? NaN)
    const wanted = expected[index] ?? NaN
    for (const [way, found] of [
      ['evaluate', toDouble(decided.value)],
      ['compile', run(doubles)],
    ] as const) {
      expect(agrees(found, wanted, limit), `${way} ${formula}: ${found}, not ${wanted}`).toBe(true)
    }
  }
  if (where === null) return
  const condition = checked(where, example.params)
  if (!condition.ok) throw new Error(`${where}: ${condition.error.code}`)
  expect(evaluate(condition.value, numbers(example.params))).toEqual({ ok: true, value: true })
})
