// Owns how a typed number is echoed, and which of its figures count.
import { isExact, isList, print, toDecimal } from '../formula/index.ts'
import type { Expr, Num } from '../formula/index.ts'
import type { Numbers } from './bounds.ts'
import { displayNumber, echoNumber, grouped } from './number-text.ts'
import type { Manner, Scanned } from './scan.ts'
import { isSign, wholeNumber, type Piece } from './token.ts'

export interface Evaluated {
  readonly value: Numbers
  /** The same before a unit was converted; as a formula with its multipliers. */
  readonly typed: Numbers
  readonly expr: Expr
}

/** The echo of one sense; `sourceOf` gives the pieces of a plain number in it. */
type Echo = (read: Evaluated, sourceOf?: (piece: Piece) => string) => string

/** How the answer is echoed, evaluated in one of its senses. */
export function echoOf({ pieces, suffixes }: Scanned, { asked, unit }: Manner): Echo {
  const own = suffixes.find(({ label }) => label !== undefined)
  // The card's own unit as the card writes it.
  const label = own && own.label === asked.unit ? unit : own?.label
  const shown = pieces.some(({ head }) => head?.kind === 'unit') ? unit : label
  const labelled = (number: string): string => (shown === undefined ? number : `${number} ${shown}`)
  const isConverted = own?.factor !== undefined
  const whole = wholeNumber(pieces)
  const percent =
    whole?.number.head?.kind === 'percent' ? whole.number.head : suffixes.find(({ kind }) => kind === 'percent')

  return (read: Evaluated, sourceOf?: (piece: Piece) => string): string => {
    const result = isConverted ? ` ${equals(read.value)} ${unit}` : ''
    if (!sourceOf || whole?.power !== undefined || isList(read.value) || isList(read.typed))
      return isConverted
        ? `${operandText(read.expr)} ${label}${result}`
        : labelled(`${print(read.expr)} ${equals(read.value)}`)
    const number = labelled(grouped(echoNumber(read.typed)))
    if (isConverted) return number + result
    if (!percent) return number
    if (!percent.factor) return `${number}%`
    return `${pieces.map(sourceOf).join('')}% ${number.startsWith('≈') ? '' : '= '}${number}`
  }
}

/** `expr` in front of a unit. */
const operandText = (expr: Expr): string =>
  expr.kind === 'binary' && isSign(expr.operator) ? `(${print(expr)})` : print(expr)

/** `= 144`, `≈ 0.333333`, `= [1, 2]`. */
export function equals(value: Numbers): string {
  const parts = isList(value) ? value : [value]
  const isWhole = parts.every(part => isExact(part) && displayNumber(part) === toDecimal(part))
  const texts = parts.map(part => grouped(displayNumber(part)))
  return `${isWhole ? '=' : '≈'} ${isList(value) ? `[${texts.join(', ')}]` : (texts[0] ?? '')}`
}

/** Figures and decimals of `digits` times 10^`power` and `factors`; nothing where a factor is no power of ten. */
export function figuresOf(
  digits: string,
  power: number,
  factors: readonly Num[],
): { readonly figures?: number; readonly decimals?: number } {
  const powers = factors.map(powerOf)
  const parts = /^(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(digits)
  if (!parts || !powers.every(each => each !== undefined)) return {}
  const [, whole = '', decimals, exponent] = parts
  const written = (whole + (decimals ?? '')).replace(/^0+/, '')
  const shift = powers.reduce((sum, each) => sum + each, power + Number(exponent ?? 0))
  return {
    figures: (decimals === undefined ? written.replace(/0+$/, '') : written).length,
    decimals: Math.max(0, (decimals ?? '').length - shift),
  }
}

/** n of 10^n; undefined for any other number. */
function powerOf(factor: Num): number | undefined {
  if (!isExact(factor)) return undefined
  const { n, d } = factor
  const isPower = /^10*$/.test(`${n}`) && /^10*$/.test(`${d}`)
  return isPower ? `${n}`.length - `${d}`.length : undefined
}
