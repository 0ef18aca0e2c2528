// Tests the engine against worked examples that two independent engines computed.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile, evaluate, isNumber, toDouble } from '../../../src/domain/formula/index.ts'
import { agrees, checked, numbers } from './read.ts'

interface Row {
  readonly topic: number
  readonly id: string
  readonly where: string | null
  readonly answer: string
  readonly mistakes: readonly { readonly formula: string; readonly rewrittenFrom?: string }[]
  readonly example: {
    readonly params: Readonly<Record<string, number>>
    readonly answer: number
    readonly mistakes: readonly number[]
  }
}

const file = new URL('../../fixtures/bank.json', import.meta.url)
// The fixture is ours; its shape is written above.
const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]
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
