// TeX that is taken for plainly sound: MathJax takes all of it, and most of what people write is.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainTex } from '../../src/compiler/plain-tex.ts'
import { refusedByMathJax } from '../../src/compiler/tex.ts'
import { texIn } from '../../src/domain/deck/math.ts'

/** The commands that the source knows by name. */
const commands = (): readonly string[] => {
  const source = readFileSync(new URL('../../src/compiler/plain-tex.ts', import.meta.url), 'utf8')
  const listed = [...source.matchAll(/new Set\(\s*[`'[]([^`\]]*?)[`'\]]/g)].flatMap(([, names = '']) =>
    names.split(/[\s',]+/).filter(name => name !== ''),
  )
  return [...listed, 'frac', 'left', 'right', 'quad', 'qquad']
}

/** Signs and commands, of which some are nothing that is plain. */
const pieces = fc.constantFrom(
  ...commands().map(name => `\\${name}`),
  ...'^^__{{}}{}aZ05.,;:!?()[]|+-*/=<> \n',
  ...String.raw`\, \; \! \{ \} \% \_ \left( \right) \frac{a}{b} {x} ^{2} _i ' & ~ # % $ \\ \over \foo é \limits \text{if} \sqrt[3]{x}`.split(
    ' ',
  ),
  '\\ ',
)

test('whatever is taken for plain MathJax takes', () => {
  let plain = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 7 }), parts => {
      const source = parts.join('')
      if (!isPlainTex(source)) return
      plain++
      expect([source, refusedByMathJax(source)]).toEqual([source, undefined])
    }),
    { numRuns: 8_000 },
  )
  expect(plain).toBeGreaterThan(400)
})

test.each(commands().filter(name => name !== 'left' && name !== 'right'))(
  '\\%s, with and without what stands at it',
  name => {
    const forms = [`\\${name}`, `\\${name}{x}`, `\\${name}{x}{y}`, `\\${name}{x}_{i}^2`, `x^\\${name}`, `a\\${name} b`]
    const plain = forms.filter(isPlainTex)
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.map(form => [form, refusedByMathJax(form)])).toEqual(plain.map(form => [form, undefined]))
  },
)

test.each([
  ['an index and an exponent, either way', 'x_i^2 + y^2_i'],
  ['a pair', '\\left[\\frac{1}{N} \\sum_{i=1}^{N} x_i\\right]'],
  ['nothing', ''],
])('%s is plain', (_what, source) => {
  expect([isPlainTex(source), refusedByMathJax(source)]).toEqual([true, undefined])
})

test.each([
  ['a double exponent', 'x^2^3'],
  ['a double index', 'x_i_j'],
  ['a brace that is not closed', '{x'],
  ['a brace that was not opened', 'x}'],
  ['nothing above', 'x^'],
  ['half a pair', '\\left(x'],
  ['an arrow that begins like the end of a pair', '\\left(x\\rightarrow'],
  ['a fraction without its second part', '\\frac{1}'],
  ['a prime, which is an exponent', "f'^2"],
  ['a command that nobody knows', '\\foo'],
])('%s is left to MathJax', (_what, source) => {
  expect(isPlainTex(source)).toBe(false)
})

test('most formulas of the shipped notes are plain', () => {
  const folder = new URL('../../decks', import.meta.url).pathname
  const notes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.md'))
  const all = notes.flatMap(path => texIn(readFileSync(join(folder, path), 'utf8')).map(({ source }) => source))
  const shapes = all.map(source => source.replace(/\{\{(?!\{)[^]*?\}\}/g, '0'))
  expect(shapes.length).toBeGreaterThan(100)
  expect(shapes.filter(isPlainTex).length / shapes.length).toBeGreaterThan(0.8)
})
