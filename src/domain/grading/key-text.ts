// Owns how a key is shown to people: to as many figures as its tolerance asks for.
import type { Tolerance } from '../deck/card.ts'
import { isExact, toDecimal } from '../formula/index.ts'
import type { Num } from '../formula/index.ts'
import { inFull, rounded, roundedTo } from './number-text.ts'
import { within } from './tolerance.ts'

const fewestFigures = 6
/** Beyond this a tolerance asks for more than anybody reads. */
const mostFigures = 40

/**
 * A key as people see it: in full like any number (see `displayNumber`), else rounded to six figures or as many as
 * keep it right. An exact key is shown exactly, as a fraction where its decimals never end.
 */
export function displayKey(key: Num, tolerance: Tolerance): string {
  const full = inFull(key)
  if (full !== undefined) return full
  if (tolerance.kind === 'exact' && isExact(key)) return toDecimal(key) ?? `${key.n}/${key.d}`
  for (let figures = fewestFigures; figures < mostFigures; figures++)
    if (within(key, roundedTo(key, figures), tolerance)) return rounded(key, figures)
  return rounded(key, mostFigures)
}
