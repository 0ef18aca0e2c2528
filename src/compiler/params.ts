// Owns reading parameters: ranges `a..b`, `a..b step s`, lists and single numbers, all as exact decimals.
import type { Param } from '../domain/deck/card.ts'
import {
  compare,
  divide,
  floor,
  fromDecimal,
  isInteger,
  ONE,
  subtract,
  toDecimal,
  toNumber,
  ZERO,
  type Rational,
} from '../domain/formula/index.ts'
import { part, trimmed, type Located } from './located.ts'
import { report, type Report } from './report.ts'
import type { NamedParam } from './values.ts'

/** Most values that one parameter can take. */
const MOST_VALUES = 1_000_000

/** A range written otherwise: `24-256`, `24...256`, `24 to 256`. */
const otherRange = /^([-+]?[\d.]*\d)\s*(?:\.{3,}|…|-|–|—|~|to)\s*([-+]?\d[\d.]*)(\s+step\s.*)?$/s

const range = /^(.*?)\.\.(.*?)(?:\s+step\s+(.*))?$/s

/** The parameter, or undefined where something in it was reported. */
export function readParam({ name, value, span }: NamedParam, to: Report): Param | undefined {
  if ('text' in value) {
    const other = otherRange.exec(value.text)
    if (other) {
      const [, from = '', end = '', step = ''] = other
      report(
        to,
        'params.not-number',
        value.span,
        { name: name.text, found: value.text },
        `${name.text}: ${from}..${end}${step}`,
      )
      return undefined
    }
    const parts = range.exec(value.text)
    if (parts) return readRange(name.text, value, parts, to)
  }
  const items = 'text' in value ? [value] : value
  if (items.length === 0) report(to, 'params.empty-list', span, { name: name.text })
  const values = items.map(item => readNumber(item, name.text, to))
  if (items.length === 0 || values.some(each => each === undefined)) return undefined
  return { name: name.text, kind: 'choices', values: values.flatMap(each => (each ? [written(each)] : [])) }
}

function readRange(name: string, value: Located, parts: RegExpExecArray, to: Report): Param | undefined {
  const [whole, from = '', end = '', by] = parts
  const start = readNumber(trimmed(part(value, 0, from.length)), name, to)
  const endAt = from.length + 2
  const last = readNumber(trimmed(part(value, endAt, endAt + end.length)), name, to)
  const stepText = by === undefined ? undefined : trimmed(part(value, whole.length - by.length, whole.length))
  const step = stepText === undefined ? ONE : readNumber(stepText, name, to)
  if (!start || !last || !step) return undefined
  if (compare(start, last) > 0) {
    report(to, 'params.reversed', value.span, { name, found: value.text }, `${name}: ${end.trim()}..${from.trim()}`)
    return undefined
  }
  if (compare(step, ZERO) <= 0) {
    report(to, 'params.step', stepText?.span ?? value.span, { name, found: written(step) })
    return undefined
  }
  if (!stepText && !(isInteger(start) && isInteger(last))) {
    report(to, 'params.no-step', value.span, { name, found: value.text }, `${name}: ${value.text} step 0.1`)
    return undefined
  }
  const count = floor(divide(subtract(last, start), step)) + 1n
  if (count > MOST_VALUES) {
    report(to, 'params.too-many', value.span, { name, found: String(count), allowed: MOST_VALUES })
    return undefined
  }
  return { name, kind: 'range', from: written(start), to: written(last), step: written(step) }
}

/** A decimal; typed with an exponent it may be large, so its size is bounded before it is written out. */
function readNumber(located: Located, name: string, to: Report): Rational | undefined {
  const number = located.text.length <= 60 ? fromDecimal(located.text) : undefined
  if (number && Math.abs(toNumber(number)) <= 1e30 && toDecimalLength(number) <= 60) return number
  report(to, 'params.not-number', located.span, { name, found: located.text })
  return undefined
}

const toDecimalLength = (number: Rational): number => toDecimal(number)?.length ?? Number.POSITIVE_INFINITY

/** Every decimal that was read has an end. */
const written = (number: Rational): string => toDecimal(number) ?? ''
