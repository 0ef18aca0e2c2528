// Owns putting a problem in a typed text into words.
import type { Unreadable } from '../domain/grading/reading.ts'
import { written } from '../domain/deck/candidates.ts'
import type { Gap } from '../domain/grading/equivalence.ts'
import type { Slip } from '../domain/grading/slip.ts'
import type { Catalog } from './en.ts'

/** What of a catalog these sentences are made of. */
export type Sentences = Pick<Catalog, 'formula' | 'formulaGap' | 'formulaSuggestion' | 'grade' | 'grading'>

/** One sentence that names the offending and the allowed, with what was probably meant where that is known. */
export function explain({ code, args, suggestion }: Unreadable, texts: Sentences): string {
  const sentence = messageOf(code, texts)(args)
  return suggestion === undefined ? sentence : `${sentence} ${texts.formulaSuggestion(suggestion)}`
}

/** How an answer missed by its unit, in one sentence. */
export const explainSlip = ({ factor, direction, confused }: Slip, { grade }: Sentences): string =>
  grade.slip(
    factor,
    direction,
    confused.map(each => grade.confused[each]),
  )

const messageOf = (code: Unreadable['code'], { formula, grading }: Sentences): ((args: Unreadable['args']) => string) =>
  code in formula ? formula[code as keyof typeof formula] : grading[code as keyof typeof grading]

/** One sentence that names a point at which a typed formula has no value, and the reason. */
export const explainGap = ({ values, problem: { code, args } }: Gap, texts: Sentences): string =>
  texts.formulaGap(written(values), texts.formula[code](args))
