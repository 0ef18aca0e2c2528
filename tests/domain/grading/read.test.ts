// Properties of reading: nothing typed throws, folding keeps the value, and the short way reads as the long one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExact, isList, toDouble, type Num } from '../../../src/domain/formula/index.ts'
import type { Numbers } from '../../../src/domain/grading/bounds.ts'
import { fold } from '../../../src/domain/grading/fold.ts'
import { readPlain, readPlainFormula } from '../../../src/domain/grading/plain.ts'
import { readAnswer, readFormula } from '../../../src/domain/grading/read.ts'
import type { Reading, Unreadable } from '../../../src/domain/grading/reading.ts'
import type { Result } from '../../../src/domain/result.ts'

const names = new Set(['W', 'x', 'k'])
const options = fc.record({
  locale: fc.constantFrom('en', 'de', 'fr', 'zh-CN', 'es-419', 'xx', ''),
  unit: fc.constantFrom(undefined, 'params', 'px', 'ms', '%', 'MiB', 'FLOP', 'nat', 'images/s', 'm²'),
  wants: fc.constantFrom('number' as const, 'list' as const, 'any' as const),
})
type Options = typeof options extends fc.Arbitrary<infer T> ? T : never

const pieces = Array.from('0123456789').concat(
  Array.from('.,\' _()[];=≈~–-+*/^%xXeEkMBGTπ√½⅓²⁻³×÷１，．％万亿个WmsB"$\\{}<>|&#@\n\t\u00a0\u202f\ud800🙂'),
  'sqrt( max( sum( [ ] ; pi thousand params px MiB ms GFLOP nat NaN log and 1/2 34,944 1.234 __proto__ ** 10^-3'.split(
    ' ',
  ),
  [' ms', ' k', ' MiB', ', ', ' + '],
)
const shaped = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map(parts => parts.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 220 })

const read = (text: string, { locale, unit, wants }: Options): Result<Reading<Numbers>, Unreadable> =>
  readAnswer(text, { locale, wants, names, ...(unit === undefined ? {} : { unit }) })

const numberText = (value: Num): string => (isExact(value) ? `${value.n}/${value.d}` : `${toDouble(value)}`)
const valueText = (value: Numbers): string =>
  isList(value) ? `[${value.map(numberText).join(', ')}]` : numberText(value)

/** What is read, or the code of the reason why nothing is. */
function outcome(text: string, given: Options): string {
  const result = read(text, given)
  return result.ok ? valueText(result.value.value) : result.error.code
}

describe('nothing typed throws, and every place of a reason lies in the text', () => {
  test.each([
    ['of likely pieces', shaped, 40_000],
    ['of anything', anything, 10_000],
  ] as const)('%s', (_what, texts, numRuns) => {
    fc.assert(
      fc.property(texts, options, (text, given) => {
        const results = [read(text, given), readFormula(text, { names, locale: given.locale })]
        const isSound = results.every(result => {
          if (result.ok) return result.value.readAs !== ''
          const { start, end } = result.error.span
          return 0 <= start && start <= end && end <= text.length
        })
        expect(isSound).toBe(true)
      }),
      { numRuns },
    )
  })
})

test('no run of one sign takes long', () => {
  const hostile = pieces.flatMap(piece =>
    ['', '1', '1 '].flatMap(before =>
      ['', '!', ' 1', ']'].map(behind => before + piece.repeat(Math.floor(196 / piece.length)) + behind),
    ),
  )
  const given = { locale: 'en', unit: 'images/s', wants: 'any' } as const
  for (const text of hostile.flatMap(each => [each, `${'a 1'.repeat(30)}${each}`.slice(0, 200)])) {
    const startedAt = performance.now()
    read(text, given)
    readFormula(text, { names })
    expect(performance.now() - startedAt, text).toBeLessThan(1_000)
  }
})

describe('folding never changes what is read', () => {
  test('a text and its folded form are read alike', () => {
    fc.assert(
      fc.property(fc.oneof(shaped, anything), options, (text, given) => {
        const folded = fold(text).text
        fc.pre(folded.length <= 200 && text.length <= 200)
        expect(outcome(folded, given)).toBe(outcome(text, given))
      }),
      { numRuns: 10_000 },
    )
  })

  const fancy: Readonly<Record<string, readonly string[]>> = {
    '-': ['−', '－', '‐'],
    '+': ['＋'],
    '*': ['×', '·', '⋅', '＊'],
    '/': ['÷', '∕', '／'],
    '(': ['（'],
    ')': ['）'],
    '.': ['．', '。'],
    ',': ['，', '、'],
    ' ': ['\u00a0', '\u202f', '\u2009', '\u3000'],
    '%': ['％'],
    "'": ['’', '‘', '＇'],
  }
  const plain = fc.array(fc.constantFrom(...Array.from("0123456789012345.,+-*/() %kMe'")), { maxLength: 12 })
  test('every way to write a sign is read as that sign', () => {
    fc.assert(
      fc.property(plain, fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }), options, (signs, picks, given) => {
        const text = signs.join('')
        fc.pre(!text.includes('**'))
        const written = signs.map((sign, index) => {
          const ways = /\d/.test(sign) ? [String.fromCodePoint(0xff10 + Number(sign))] : (fancy[sign] ?? [])
          return ways[(picks[index] ?? 0) % (ways.length + 1)] ?? sign
        })
        expect(outcome(written.join(''), given)).toBe(outcome(text, given))
      }),
      { numRuns: 10_000 },
    )
  })

  test('a superscript is the exponent in brackets', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 99 }), options, (power, base, given) => {
        const raised = Array.from(String(power), sign => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(sign)))).join(
          '',
        )
        expect(outcome(`${base}${raised}`, given)).toBe(outcome(`${base}^(${power})`, given))
      }),
    )
  })
})

describe('the short way', () => {
  const number = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.constantFrom('', '0', '7', '111', '34944', '1234567890123'),
      fc.constantFrom('', '.', '.5', '.25', '.250', '.1234', '.00'),
      fc.constantFrom('', '', 'e3', 'e-3', 'e+2', 'E5', 'e400'),
    )
    .map(parts => parts.join(''))
  const signs = fc.array(
    fc.constantFrom(...Array.from('+-*/^() '), '2', '10', '0.5', '1.234', '3 ', 'x', 'k', 'ln', '10^'),
    {
      maxLength: 9,
    },
  )

  test('reads as the long one', () => {
    let short = 0
    fc.assert(
      fc.property(
        fc.oneof(
          number,
          signs.map(parts => parts.join('')),
        ),
        options,
        (text, given) => {
          fc.pre(given.wants !== 'list' && text.trim() !== '')
          if (readPlain(text)) short++
          // A sign that is stripped anyway keeps it from the short way.
          const long = read(`= ${text}`, given)
          const found = read(text, given)
          expect(found.ok ? found.value : found.error.code).toEqual(long.ok ? long.value : long.error.code)
        },
      ),
      { numRuns: 20_000 },
    )
    expect(short).toBeGreaterThan(2_000)
  })

  test('reads formulas as the long one', () => {
    let short = 0
    fc.assert(
      fc.property(signs, options, (parts, { locale }) => {
        const text = parts.join('')
        fc.pre(text.trim() !== '')
        if (readPlainFormula(text, names)) short++
        const long = readFormula(`= ${text}`, { names, locale })
        const found = readFormula(text, { names, locale })
        const shown = (result: typeof long): string => (result.ok ? result.value.readAs : result.error.code)
        expect(shown(found)).toBe(shown(long))
      }),
      { numRuns: 20_000 },
    )
    expect(short).toBeGreaterThan(500)
  })
})
