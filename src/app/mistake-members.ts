// Owns the member "mistakes" of a line to grade: a list of wrong formulas, each with what to say and its credit.
import { isCredit } from '../domain/grading/share.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { describe, lineError, numberSource, wrongMember, type Line, type LineError } from './json-line.ts'

export interface MistakeMember {
  /** Where its formula stands in the line, for messages. */
  readonly member: string
  readonly formula: string
  readonly says: string
  /** A share of the points, an exact decimal. */
  readonly credit: string
}

/** The mistakes of `line`; a formula may be a JSON number or a list of them. Errors: line.member. */
export function mistakesIn(line: Line): Result<readonly MistakeMember[], LineError> {
  if (line.mistakes === undefined) return ok([])
  if (!Array.isArray(line.mistakes)) return wrongMember(line, 'mistakes', 'a list of {"formula","says","credit"}')
  const mistakes: MistakeMember[] = []
  for (const [index, given] of line.mistakes.entries()) {
    const mistake = mistakeIn(given, `mistakes[${index}]`)
    if (!mistake.ok) return mistake
    mistakes.push(mistake.value)
  }
  return ok(mistakes)
}

function mistakeIn(given: unknown, member: string): Result<MistakeMember, LineError> {
  const wrong = (part: string, found: unknown, allowed: string): Result<never, LineError> =>
    err(lineError('line.member', { member: `${member}${part}`, found: describe(found), allowed }))
  if (typeof given !== 'object' || given === null) return wrong('', given, 'an object')
  const written = 'formula' in given ? given.formula : undefined
  const says = 'says' in given ? given.says : ''
  const credit = 'credit' in given ? given.credit : '0'
  const formula = sourceOf(written)
  if (formula === undefined) return wrong('.formula', written, 'a formula')
  if (typeof says !== 'string') return wrong('.says', says, 'a string')
  const share = creditIn(credit)
  if (share === undefined) return wrong('.credit', credit, allowedCredit)
  return ok({ member: `${member}.formula`, formula, says, credit: share })
}

/** A formula as text: a JSON number or list is written as the language writes it. */
function sourceOf(written: unknown): string | undefined {
  if (!Array.isArray(written)) return numberSource(written) ?? (typeof written === 'string' ? written : undefined)
  const numbers = written.map(numberSource)
  return numbers.every(number => number !== undefined) ? `[${numbers.join(', ')}]` : undefined
}

export const allowedCredit = 'a number from 0 to 1'

/** A share of the points, as an exact decimal. */
export function creditIn(value: unknown): string | undefined {
  const share = numberSource(value) ?? value
  return typeof share === 'string' && isCredit(share) ? share : undefined
}
