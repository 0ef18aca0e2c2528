// Owns the short way through reading: what is typed as the language itself writes it needs no scanning.
import { check, evaluate, fromDecimal, isNumber, parse, print } from '../formula/index.ts'
import type { Checked, Expr, Num } from '../formula/index.ts'
import { echoNumber, grouped } from './number-text.ts'
import { equals, figuresOf } from './number-echo.ts'
import type { Reading } from './reading.ts'

/** A number that has one reading in every locale and no unit. */
const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?(?:e-?\d{1,2})?$/
/** One separator before three digits has two readings. */
const grouping = /\.\d{3}(?!\d)/
/**
 * Numbers and operators, no two numbers side by side, and no point that begins or ends a number. There is one way to
 * match a text, so that none takes long: a number or name ends only where no more of it follows, spaces count singly.
 */
const expression = /^(?:\d+(?:\.\d+)?(?![.\d]|\s+\d)|[-+*/^()\s])+$/
/** A number with signs or brackets around it, and `1.2*10^3`, have figures: they are no expressions. */
const single = /^[-+\s(]*[\d.]+[\s)]*(?:\*\s*10\s*\^|$)/
const formula = /^(?:\d+(?:\.\d+)?(?![.\d]|\s+\d)|[A-Za-z_]\w*(?!\w)|[-+*/^()\s])+$/

/** The reading of `text` where it is plain; undefined where it is not, or has an error: the long way tells it. */
export function readPlain(text: string): Reading | undefined {
  if (grouping.test(text)) return undefined
  return number.test(text) ? readPlainNumber(text) : readPlainExpression(text)
}

function readPlainNumber(text: string): Reading | undefined {
  const value = fromDecimal(text)
  return value && { value, readAs: grouped(echoNumber(value)), ...figuresOf(text.replace(/^-/, ''), 0, []) }
}

function readPlainExpression(text: string): Reading | undefined {
  if (!expression.test(text) || single.test(text)) return undefined
  const parsed = parse(text, 'typed')
  const checked = parsed.ok ? check(parsed.value, none) : parsed
  const value = checked.ok ? evaluate(checked.value, noValues) : checked
  if (!parsed.ok || !value.ok || !isNumber(value.value) || parsed.value.kind === 'number') return undefined
  return { value: value.value, readAs: `${print(parsed.value)} ${equals(value.value)}` }
}

const none: ReadonlySet<string> = new Set()
const noValues: ReadonlyMap<string, Num> = new Map()

/** The formula that `text` is, where it is plain and has no error. */
export function readPlainFormula(
  text: string,
  names: ReadonlySet<string>,
): { readonly expr: Expr; readonly checked: Checked } | undefined {
  if (!formula.test(text) || grouping.test(text)) return undefined
  const parsed = parse(text, 'typed')
  const checked = parsed.ok ? check(parsed.value, names) : parsed
  return parsed.ok && checked.ok && checked.value.shape === 'number'
    ? { expr: parsed.value, checked: checked.value }
    : undefined
}
