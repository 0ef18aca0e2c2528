// Property: folding never changes what is read, whether signs are typed as a keyboard has them or as print has them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/domain/grading/fold.ts'
import { readAnswer } from '../../src/domain/grading/read.ts'

/** One answer as a keyboard has it, and as print, phones and input methods write it. */
interface Both {
  readonly plain: string
  readonly printed: string
}

const either = (plain: string, others: readonly string[]): fc.Arbitrary<Both> =>
  fc.constantFrom(plain, ...others).map(printed => ({ plain, printed }))

const fullwidth = (text: string): string =>
  text.replace(/[\d.]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
const superscript = (text: string): string =>
  text.replace(/[-\d]/g, sign => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt('-0123456789'.indexOf(sign)))

const number: fc.Arbitrary<Both> = fc
  .tuple(fc.nat(9_999), fc.constantFrom('', '.5', '.25'), fc.boolean())
  .map(([whole, rest, isWide]) => ({
    plain: `${whole}${rest}`,
    printed: isWide ? fullwidth(`${whole}${rest}`) : `${whole}${rest}`,
  }))
const vulgar: fc.Arbitrary<Both> = fc.oneof(
  either('(1/2)', ['½']),
  either('(3/4)', ['¾']),
  fc.nat(99).map(whole => ({ plain: `(${whole}+1/2)`, printed: `${whole}½` })),
)
const times = either('*', ['×', '·', '⋅', '∙', '＊', ' x '])
const operator = fc.oneof(times, either('/', ['÷', '∕', '／']), either('-', ['−', '－']), either('+', ['＋']))

const { answer } = fc.letrec<{ answer: Both }>(tie => ({
  answer: fc.oneof(
    { maxDepth: 4 },
    number,
    vulgar,
    either('pi', ['π']),
    fc.tuple(tie('answer'), operator, tie('answer')).map(joined),
    fc.tuple(tie('answer'), fc.integer({ min: -3, max: 4 }), fc.boolean()).map(([base, power, isRaised]) => ({
      plain: `(${base.plain})^(${power})`,
      printed: isRaised ? `(${base.printed})${superscript(`${power}`)}` : `(${base.printed})**(${power})`,
    })),
    tie('answer').map(({ plain, printed }) => ({ plain: `sqrt(${plain})`, printed: `√(${printed})` })),
    tie('answer').map(({ plain, printed }) => ({ plain: `(${plain})`, printed: `（${printed}）` })),
    tie('answer').map(({ plain, printed }) => ({ plain: `-(${plain})`, printed: `−(${printed})` })),
  ),
}))

function joined([left, sign, right]: readonly [Both, Both, Both]): Both {
  const write = (one: 'plain' | 'printed'): string => `(${left[one]})${sign[one]}(${right[one]})`
  return { plain: write('plain'), printed: write('printed') }
}

/** What is read: its value, or why there is none. */
function read(text: string) {
  const found = readAnswer(text, { wants: 'any' })
  return found.ok ? { value: found.value.value } : { error: found.error.code }
}

test('print reads like a keyboard', () => {
  let values = 0
  fc.assert(
    fc.property(answer, ({ plain, printed }) => {
      fc.pre(plain.length <= 200 && printed.length <= 200)
      const wanted = read(plain)
      values += 'value' in wanted ? 1 : 0
      expect({ plain, printed, ...read(printed) }).toEqual({ plain, printed, ...wanted })
    }),
    { numRuns: 5_000 },
  )
  expect(values).toBeGreaterThan(2_000)
})

test('what is folded already is read as the same', () => {
  const pieces = fc.constantFrom(
    ...'0123456789.,+-*/^()=~≈ ½¾²³⁻×÷·−–—’√πkM%１２．％－',
    '**',
    '10⁻³',
    '1½',
    '34,944',
    'max(',
    ' million',
    ' params',
  )
  let values = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 10 }), parts => {
      const text = parts.join('')
      const folded = fold(text).text
      const wanted = read(text)
      values += 'value' in wanted ? 1 : 0
      expect({ text, folded, ...read(folded) }).toEqual({ text, folded, ...wanted })
    }),
    { numRuns: 20_000 },
  )
  expect(values).toBeGreaterThan(500)
})
