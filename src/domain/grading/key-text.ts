// Owns how a key is shown to people: to as many figures as its tolerance asks for.
import type { Tolerance } from '../deck/card.ts'
import { isExact, isList, toDecimal } from '../formula/index.ts'
import type { Num } from '../formula/index.ts'
import { numbersOf, type Numbers } from './bounds.ts'
import { inFull, rounded, roundedTo } from './number-text.ts'
import { within } from './tolerance.ts'

const fewestFigures = 6
/** Beyond this a tolerance asks for more than anybody reads. */
const mostFigures = 40

/**
 * A key as people see it: in full like any number (see `displayNumber`), else rounded to six figures or as many as
 * keep it right. An exact key is shown exactly, as a fraction where its decimals never end.
 */
export function displayKey(key: Numbers, tolerance: Tolerance): string {
  return bracketed(key, number => displayNumberKey(number, tolerance))
}

/** A number as `display` writes it, or a list of such numbers in brackets. */
export function bracketed(value: Numbers, display: (number: Num) => string): string {
  const texts = numbersOf(value).map(display)
  return isList(value) ? `[${texts.join(', ')}]` : texts.join('')
}

function displayNumberKey(key: Num, tolerance: Tolerance): string {
  const full = inFull(key)
  if (full !== undefined) return full
  if (tolerance.kind === 'exact' && isExact(key)) return toDecimal(key) ?? `${key.n}/${key.d}`
  for (let figures = fewestFigures; figures < mostFigures; figures++)
    if (within(key, roundedTo(key, figures), tolerance)) return rounded(key, figures)
  return rounded(key, mostFigures)
}
