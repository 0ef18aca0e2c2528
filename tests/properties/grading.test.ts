// Properties of reading and grading: nothing typed throws, spellings of one number agree, tolerances are monotone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tolerance } from '../../src/domain/deck/card.ts'
import { gradeLine } from '../../src/app/grade-line.ts'
import type { NumericKey } from '../../src/domain/deck/key.ts'
import {
  around,
  fromDecimal,
  isExact,
  rational,
  toDecimal,
  toDouble,
  type Num,
} from '../../src/domain/formula/index.ts'
import { gradeNumeric } from '../../src/domain/grading/numeric.ts'
import { displayKey } from '../../src/domain/grading/key-text.ts'
import { grouped } from '../../src/domain/grading/number-text.ts'
import { readAnswer, type ReadOptions } from '../../src/domain/grading/read.ts'
import { isTooNearZero, isUnmeetable } from '../../src/domain/grading/tolerance.ts'

const locales = fc.constantFrom('en', 'de', 'fr', 'zh-CN', 'es-419', 'xx', '')
const units = fc.constantFrom(undefined, 'params', 'px', 'ms', '%')

/** The exact value read, as text; the error's code where there is none. */
function read(text: string, options: ReadOptions = {}): string {
  const result = readAnswer(text, options)
  if (!result.ok) return result.error.code
  const { value } = result.value
  return isExact(value) ? `${value.n}/${value.d}` : 'approximate'
}

/** A finite value with an echo, or a reason at a place in the text. */
function isSound(result: ReturnType<typeof readAnswer>, text: string): boolean {
  if (result.ok) return Number.isFinite(toDouble(result.value.value)) && result.value.readAs !== ''
  const { start, end } = result.error.span
  return 0 <= start && start <= end && end <= text.length
}

describe('nothing typed throws, and every place of a reason lies in the text', () => {
  const pieces = Array.from('0123456789').concat(
    Array.from('.,\' _()[];=≈~–-+*/^%xXeEkMBTπ√½⅓²⁻³×÷１，．％万亿个Wm"$\\{}<>|&#@\n\t\u00a0\u202f\ud800🙂'),
    ['sqrt(', 'max(', 'pi', 'thousand', 'params', 'px', 'MiB', 'NaN', 'log', 'and', '1/2', '34,944', '__proto__', '**'],
  )
  const shaped = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map(parts => parts.join(''))
  const anything = fc.string({ unit: 'binary', maxLength: 220 })

  test.each([
    ['of likely pieces', shaped, 20_000],
    ['of anything', anything, 5_000],
  ] as const)('%s', (_what, texts, numRuns) => {
    fc.assert(
      fc.property(texts, locales, units, (text, locale, unit) => {
        const options = { locale, names: new Set(['W', 'x']), ...(unit === undefined ? {} : { unit }) }
        expect(isSound(readAnswer(text, options), text)).toBe(true)
      }),
      { numRuns },
    )
  })

  test.each([
    ['('.repeat(200)],
    ['-'.repeat(200)],
    ['√'.repeat(200)],
    ['²'.repeat(200)],
    ['1 '.repeat(100)],
    ['2^'.repeat(99) + '2'],
    ['9'.repeat(200)],
    ['1%'.repeat(100)],
    ['factorial(170)^99'],
  ])('%s', text => {
    expect(typeof read(text)).toBe('string')
  })

  test('200 characters are allowed, 201 are not', () => {
    expect(read(`${'1+'.repeat(99)}11`)).toBe('110/1')
    expect(readAnswer('1'.repeat(201), {})).toMatchObject({
      error: { code: 'answer.length', span: { start: 200, end: 201 }, args: { found: 201, allowed: 200 } },
    })
  })
})

describe('spellings of one number agree', () => {
  const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
  const inGroups = (n: bigint, separator: string): string => grouped(n.toString()).replaceAll(' ', separator)

  test('groups, in every locale in which they cannot be decimals', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(' ', '_', "'", '\u00a0', '\u202f'), locales, (n, separator, locale) => {
        expect(read(inGroups(n, separator), { locale })).toBe(`${n}/1`)
      }),
    )
    fc.assert(
      fc.property(whole, n => {
        expect(read(inGroups(n, ','), { locale: 'en' })).toBe(`${n}/1`)
        expect(read(inGroups(n, '.'), { locale: 'de' })).toBe(`${n}/1`)
      }),
    )
  })

  test('fullwidth digits, superscripts, signs, multipliers', () => {
    const fullwidth = (text: string): string =>
      text.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit)))
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.nat(20), (n, power) => {
        expect(read(fullwidth(`${n}`))).toBe(`${n}/1`)
        expect(read(`2${superscript(power)}`)).toBe(`${2n ** BigInt(power)}/1`)
        expect(read(`−${n}`)).toBe(`${-n}/1`)
        expect(read(`${n}k`)).toBe(`${n * 1000n}/1`)
        expect(read(`${n} million weights`)).toBe(`${n * 1_000_000n}/1`)
        expect(read(`${n}万`)).toBe(`${n * 10_000n}/1`)
        expect(read(`${n}%`)).toBe(read(`${n}/100`))
      }),
    )
  })

  test('what is echoed of a number is read as the same number', () => {
    const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat(6))
    fc.assert(
      fc.property(decimals, ([n, places]) => {
        const text = toDecimal(rational(n, 10n ** BigInt(places))) ?? ''
        const first = readAnswer(text, { locale: 'en' })
        if (!first.ok) throw new Error(first.error.code)
        expect(read(first.value.readAs)).toBe(read(text))
      }),
    )
  })
})

function superscript(power: number): string {
  return String(power).replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))
}

const verdictOn = (line: object): unknown =>
  (JSON.parse(gradeLine(JSON.stringify(line))) as { verdict?: unknown }).verdict

describe('grading', () => {
  const values = fc
    .tuple(fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }), fc.bigInt({ min: 1n, max: 10n ** 4n }))
    .map(([n, d]) => rational(n, d))
  const shares = fc.integer({ min: 1, max: 2_000 })
  const keyOf = (value: Num, kind: 'relative' | 'absolute', thousandths: number): NumericKey => ({
    value,
    tolerance: { kind, of: `${thousandths}e-3` },
    mistakes: [],
    names: new Set(),
  })

  test('a wider tolerance never makes a right answer wrong', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -2_000, max: 2_000 }),
        shares,
        shares,
        fc.constantFrom('relative', 'absolute'),
        (key, offset, a, b, kind) => {
          const text = `${key.n}/${key.d} + ${offset}/1000`
          const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map(
            thousandths => gradeNumeric(keyOf(key, kind, thousandths), text).kind,
          )
          expect(narrow === 'right' && wide !== 'right').toBe(false)
        },
      ),
    )
  })

  test('nor does it where lists are compared, sorted or not, and rounding on the way is forgiven', () => {
    const lists = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 4 })
    const offsets = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 })
    let right = 0
    fc.assert(
      fc.property(lists, offsets, fc.boolean(), shares, shares, (list, off, unordered, a, b) => {
        const key = `[${list.map(n => `ln(2)*${n}+${n}`).join(', ')}]`
        const answer = `[${list.map((n, at) => `${n}*1.693 + ${off[at] ?? 0}/100`).join(', ')}]`
        const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map(thousandths =>
          verdictOn({ answer, key, tolerance: thousandths / 1000, unordered, carry: 3 }),
        )
        if (narrow === 'right') right++
        expect(narrow === 'right' && wide !== 'right').toBe(false)
      }),
      { numRuns: 500 },
    )
    expect(right).toBeGreaterThan(20)
  })

  test('on the edge is right, a billionth beyond is wrong', () => {
    const keys = fc.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 300 }), fc.boolean())
    fc.assert(
      fc.property(keys, ([tenths, thousandths, isAbove]) => {
        const sign = isAbove ? '+' : '-'
        const key = keyOf(fromDecimal(`${tenths}e-1`) ?? rational(0n), 'absolute', thousandths)
        expect(gradeNumeric(key, `(${tenths})/10 ${sign} ${thousandths}/1000`).kind).toBe('right')
        expect(gradeNumeric(key, `(${tenths})/10 ${sign} ${thousandths}/1000 ${sign} 1e-9`).kind).toBe('wrong')
      }),
      { numRuns: 5_000 },
    )
  })

  test('a key is right as it is displayed: a number or a list, exact or an interval, under every tolerance', () => {
    const near = fc.double({ min: 1e-6, max: 1e9, noNaN: true }).map(x => around(x) ?? rational(0n))
    const number: fc.Arbitrary<Num> = fc.oneof(values, near)
    const count = fc.integer({ min: 1, max: 12 })
    const tolerances: fc.Arbitrary<Tolerance> = fc.oneof(
      fc.record({ kind: fc.constantFrom('relative', 'absolute'), of: shares.map(thousandths => `${thousandths}e-3`) }),
      fc.record({ kind: fc.constantFrom('figures', 'decimals'), count }),
      fc.constant<Tolerance>({ kind: 'exact' }),
      fc.record({
        kind: fc.constant('any'),
        of: fc.tuple(fc.constant({ kind: 'exact' }), fc.record({ kind: fc.constant('figures'), count })),
      }),
    )
    let met = 0
    fc.assert(
      fc.property(
        fc.oneof(number, fc.array(number, { minLength: 1, maxLength: 5 })),
        tolerances,
        (value, tolerance) => {
          // No such card is built.
          if (isTooNearZero(value, tolerance) || isUnmeetable(value, tolerance)) return
          met++
          const key: NumericKey = { value, tolerance, mistakes: [], names: new Set() }
          const shown = displayKey(value, tolerance)
          expect({ value, tolerance, shown, verdict: gradeNumeric(key, shown).kind }).toMatchObject({
            verdict: 'right',
          })
        },
      ),
      { numRuns: 5_000 },
    )
    expect(met).toBeGreaterThan(3_000)
  })
})

test('the longest lists that can be typed get every verdict', () => {
  const ones = Array.from({ length: 98 }, () => '1')
  const answer = `[${ones.join(',')}]`
  const graded = (key: number[], line: object): unknown =>
    verdictOn({ answer, key, unit: 'MiB', unordered: true, ...line })
  expect(graded(ones.map(Number), {})).toBe('right')
  expect(
    graded(
      ones.map(() => 1.04),
      { tolerance: '3sf' },
    ),
  ).toBe('imprecise')
  expect(
    graded(
      ones.map(() => 1024),
      {},
    ),
  ).toBe('unitSlip')
  expect(graded([...ones.slice(1).map(() => 1024), 7], {})).toBe('wrong')
})
