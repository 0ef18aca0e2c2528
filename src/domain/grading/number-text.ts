// Owns how numbers are written for people: in full, to some figures or decimals, scientific, in groups.
import {
  absolute,
  compare,
  equal,
  isExact,
  isInteger,
  isZero,
  middle,
  multiply,
  powerOfTen,
  rational,
  toDecimal,
  toDouble,
} from '../formula/index.ts'
import type { Num, Rational } from '../formula/index.ts'

/** Integers up to this many digits stand in full. */
const longestInteger = 30
/** Decimals up to this many figures stand in full. */
const longestDecimal = 12
/** Typed numbers up to so many signs are echoed in full. */
const longestEcho = 40
/** What a number is rounded to where nobody asks for more. */
export const defaultFigures = 6
/** Powers of ten between which a rounded number is written without one. */
const plain = { from: -6, to: 15 }

/** Figures to which the language rounds a double (ECMA-262, toExponential). */
const mostOfDouble = 100

/** The digits of |x| rounded to `figures` (halves away from zero): d.ddd × 10^exponent, without the point. */
interface Figures {
  readonly digits: string
  readonly exponent: number
}

/** x to the nearest integer, halves away from zero. */
export function nearest({ n, d }: Rational): bigint {
  const magnitude = n < 0n ? -n : n
  const rounded = (2n * magnitude + d) / (2n * d)
  return n < 0n ? -rounded : rounded
}

/** ⌊log10 |x|⌋ of x ≠ 0. */
export function magnitude(x: Rational): number {
  const { n, d } = absolute(x)
  const guess = n.toString().length - d.toString().length
  return compare({ n, d }, powerOfTen(guess)) < 0 ? guess - 1 : guess
}

function toFigures(value: Num, figures: number): Figures {
  // The language rounds a double exactly, halves away from zero, and many times faster than long division does.
  if (!isExact(value) && figures <= mostOfDouble) {
    const [digits = '', exponent] = Math.abs(toDouble(value))
      .toExponential(figures - 1)
      .split('e')
    return { digits: digits.replace('.', ''), exponent: Number(exponent) }
  }
  const x = middle(value)
  const exponent = magnitude(x)
  const digits = nearest(multiply(absolute(x), powerOfTen(figures - 1 - exponent))).toString()
  // 9.996 to three figures is 10.0: one digit more, and all behind it are zeros.
  return digits.length > figures ? { digits: digits.slice(0, figures), exponent: exponent + 1 } : { digits, exponent }
}

const signOf = (x: Rational): string => (x.n < 0n ? '-' : '')
const digitsOf = (text: string): string => text.replace(/\D/g, '')
const withoutEndingZeros = (digits: string): string => digits.replace(/(?!^)0+$/, '')

function plainText({ digits, exponent }: Figures): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const rest = digits.slice(exponent + 1)
  return rest ? `${whole}.${rest}` : whole
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const superscript = (exponent: number): string =>
  String(exponent)
    .replace(/\d/g, digit => superscripts.charAt(Number(digit)))
    .replace('-', '⁻')

function scientificText({ digits, exponent }: Figures): string {
  const rest = digits.slice(1)
  return `${digits.charAt(0)}${rest ? `.${rest}` : ''}×10${superscript(exponent)}`
}

/** `value` to `figures` significant figures, zeros at the end kept: 0.5 to three is `0.500`. */
export function significant(value: Num, figures: number): string {
  const x = middle(value)
  if (isZero(x)) return '0'
  const rounded = toFigures(value, figures)
  const isPlain = rounded.exponent >= plain.from && rounded.exponent < plain.to
  return signOf(x) + (isPlain ? plainText(rounded) : scientificText(rounded))
}

/** `value` with `decimals` digits behind the point. */
export function fixed(value: Num, decimals: number): string {
  const x = middle(value)
  const scaled = nearest(multiply(absolute(x), powerOfTen(decimals)))
  const digits = scaled.toString().padStart(decimals + 1, '0')
  const sign = scaled === 0n ? '' : signOf(x)
  return sign + (decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`)
}

/** `value` as d.ddd×10ⁿ with at most `figures` figures, zeros at the end left out. */
export function scientific(value: Num, figures = defaultFigures): string {
  const x = middle(value)
  if (isZero(x)) return '0'
  const { digits, exponent } = toFigures(value, figures)
  return signOf(x) + scientificText({ digits: withoutEndingZeros(digits), exponent })
}

/** Rounded to at most `figures`, zeros at the end left out, with a power of ten where it would be long. */
export function rounded(value: Num, figures = defaultFigures): string {
  const x = middle(value)
  if (isZero(x)) return '0'
  const { digits, exponent } = toFigures(value, figures)
  const short = { digits: withoutEndingZeros(digits), exponent }
  const isPlain = exponent >= plain.from && exponent < plain.to
  return signOf(x) + (isPlain ? plainText(short) : scientificText(short))
}

/** The number that `rounded(value, figures)` writes. */
export function roundedTo(value: Num, figures: number): Rational {
  const x = middle(value)
  if (isZero(x)) return x
  const unit = magnitude(x) - figures + 1
  return multiply(rational(nearest(multiply(x, powerOfTen(-unit)))), powerOfTen(unit))
}

/** `value` in full where people can still read that: undefined beyond 30 digits, or 12 figures with decimals. */
export function inFull(value: Num): string | undefined {
  if (!isExact(value)) return undefined
  if (isInteger(value)) {
    const text = value.n.toString()
    return digitsOf(text).length <= longestInteger ? text : undefined
  }
  const text = toDecimal(value)
  if (text === undefined) return undefined
  const digits = digitsOf(text)
  return digits.replace(/^0+/, '').length <= longestDecimal && digits.length <= longestInteger ? text : undefined
}

/**
 * A number as texts show it: an integer in full up to 30 digits, the exact decimal of at most 12 figures, else
 * rounded to `figures`.
 */
export const displayNumber = (value: Num, figures = defaultFigures): string => inFull(value) ?? rounded(value, figures)

/** A number that somebody typed, to the last digit; `≈` before one that is too long for that. */
export function echoNumber(value: Num): string {
  const short = displayNumber(value)
  if (inFull(value) === short || (isExact(value) && equal(roundedTo(value, defaultFigures), value))) return short
  const exact = isExact(value) ? toDecimal(value) : undefined
  return exact !== undefined && exact.length <= longestEcho ? exact : `≈ ${short}`
}

/** Groups of three before the point of a plain number, set off by spaces: `34 944.5`. Other text stays as it is. */
export function grouped(text: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', decimals = ''] = parts
  return sign + whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ' ') + decimals
}
