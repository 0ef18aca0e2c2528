// Tests the script for pages: how much travels, that it needs nothing, and that it answers where there is nothing else.
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleEngine, gzipBytes } from '../../scripts/build-engine.ts'
import { writtenKey } from '../../src/domain/deck/formula-key.ts'
import { print } from '../../src/domain/formula/index.ts'
import * as engine from '../../src/engine/card.ts'
import { bias } from '../discord/cards.ts'
import { numericCard } from '../domain/deck/card.ts'

const readerAlone = fileURLToPath(new URL('./reader-alone.ts', import.meta.url))
const drawer = fileURLToPath(new URL('../../src/engine/card.ts', import.meta.url))
let script = ''
let drawing = ''
beforeAll(async () => {
  script = await bundleEngine()
  drawing = await bundleEngine(drawer)
})
/** Like a page: the language, and no Node. What `source` makes there, by way of JSON. */
const inPage = (code: string) => {
  const page = createContext({})
  runInContext(code, page)
  runInContext(code, page)
  return (source: string): unknown => JSON.parse(String(runInContext(`JSON.stringify(${source})`, page)))
}

test.each([
  ['formulas and reader', () => bundleEngine(readerAlone), 25_000],
  ['graders too', () => script, 27_900],
  ['draws, keys and texts too', () => drawing, 33_500],
])('%s: no more bytes than that travel', async (_, code, most) => {
  const bytes = gzipBytes(await code())
  expect(bytes).toBeGreaterThan(most / 2)
  expect(bytes).toBeLessThanOrEqual(most)
})

test('it needs nothing, and makes no code out of text', () => {
  expect(script).not.toMatch(/\b(?:import|require|eval|Function|document|window|process)\b/)
})

test('doubles, examples and sentences stay behind', () => {
  expect(script).not.toMatch(/\bdouble:|\bexample:|softmax\(\[|Error\(["'`]/)
})

test('in a page with nothing in it, it reads, evaluates and grades; running twice does no harm', () => {
  const call = inPage(script)
  expect(call('prepdeck.toDecimal(prepdeck.readAnswer("1 1/2", {}).value.value)')).toBe('1.5')
  const key = '{ value: { n: 34944n, d: 1n }, tolerance: { kind: "exact" }, mistakes: [], names: new Set() }'
  expect(call(`prepdeck.gradeNumeric(${key}, "34,944").kind`)).toBe('right')
  expect(call(`prepdeck.gradeNumeric(${key}, "34,945").kind`)).toBe('wrong')
  expect(call(`prepdeck.gradeNumeric(${key}, "many").problem.code`)).toBe('answer.words')
  expect(call('prepdeck.parse("2^").error')).toMatchObject({ code: 'syntax.incomplete', span: { start: 2, end: 2 } })
})

describe('a page that draws', () => {
  const call = (source: string): unknown => (inDrawing ??= inPage(drawing))(source)
  let inDrawing: ReturnType<typeof inPage> | undefined
  const cards = [
    numericCard(),
    numericCard({ answer: 'W/(k*s) + sqrt(2)', tolerance: { kind: 'figures', count: 3 }, unit: 'MiB', mistakes: [] }),
    numericCard({ answer: '[W, k/3, 7]', tolerance: { kind: 'relative', of: '0.01' }, unordered: true, mistakes: [] }),
  ]
  const answers = ['12', '12 px', '0.5', '3', '[28; 5/3; 7]', '1,5', 'many', '4 GiB']

  test.each(cards)('has the numbers, texts and verdicts of Node: $answer', card => {
    const { en: text } = card.texts
    if (!text) throw new Error('the card is in English')
    for (let number = 0; number < 20; number++) {
      const hex = number.toString(16).padStart(32, '5')
      const variant = engine.drawNumbers(card, engine.seed(hex))
      const asked = `const card = ${JSON.stringify(card)}, drawn = prepdeck.drawNumbers(card, prepdeck.seed("${hex}"))`
      const ask = (source: string): unknown => call(`(() => { ${asked}; return ${source} })()`)
      expect(ask('drawn')).toEqual(variant)
      if (!variant.ok) throw new Error('every one of the cards can be drawn')
      const { value } = variant
      expect(ask('prepdeck.presentNumeric(card, drawn.value, card.texts.en)')).toEqual(
        engine.presentNumeric(card, value, text),
      )
      const key = engine.keyOf(card, value)
      if (!key.ok) throw new Error('every variant has a key')
      const shown = engine.presentNumeric(card, value, text).answerText ?? ''
      const graded = [shown, ...answers].map(answer => engine.gradeNumeric(key.value, answer))
      const kinds = `${JSON.stringify([shown, ...answers])}.map(text => prepdeck.gradeNumeric(prepdeck.keyOf(card, drawn.value).value, text).kind)`
      expect(ask(kinds)).toEqual(graded.map(({ kind }) => kind))
      expect(graded[0]?.kind).toBe('right')
    }
  })

  test('grades a typed formula', () => {
    const grade = (answer: string) =>
      `prepdeck.gradeFormula(prepdeck.formulaKeyOf(${JSON.stringify(bias)}), ${JSON.stringify(answer)}).kind`
    expect(call(grade(print(writtenKey(bias))))).toBe('right')
    expect(call(grade(`${print(writtenKey(bias))} + 1`))).toBe('wrong')
    expect(call(grade('2 params'))).toBe('ungradable')
  })
})
