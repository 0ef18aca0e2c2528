// Owns the English sentence of any problem in notes, the formula engine's included.
import type { DiagnosticCode, OwnCode } from '../../compiler/codes.ts'
import { formulaProblem } from '../../compiler/formulas.ts'
import type { Args } from '../../domain/diagnostic.ts'
import { formulaErrorCodes } from '../../domain/formula/index.ts'
import { diagnostics } from './diagnostics.ts'
import { formula, formulaSuggestion } from './formula.ts'

const formulaCodes = new Map(formulaErrorCodes.map(code => [formulaProblem(code), code]))
const isOwn = (code: DiagnosticCode): code is OwnCode => Object.hasOwn(diagnostics, code)

/** One sentence with the offending and the allowed value, and what was probably meant. */
export function problemText(code: DiagnosticCode, args: Args): string {
  if (isOwn(code)) return diagnostics[code](args)
  const engineCode = formulaCodes.get(code)
  if (!engineCode) throw new Error(`no text for ${code}`)
  const message: (args: Args) => string = formula[engineCode]
  const { suggestion, variant } = args
  return [
    message(args),
    ...(suggestion === undefined ? [] : [formulaSuggestion(String(suggestion))]),
    ...(variant === undefined ? [] : [`Drawn: ${variant}.`]),
  ].join(' ')
}
