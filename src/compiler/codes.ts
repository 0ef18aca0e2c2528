// Owns the table of everything that can be wrong with notes: how grave each is, and why. Messages are in i18n, by code.
import type { FormulaErrorCode } from '../domain/formula/index.ts'
import { fileCodes, yamlCodes, keyCodes } from './codes/files.ts'
import { deckCodes, cardCodes } from './codes/decks.ts'
import { numericCodes } from './codes/numeric.ts'
import { choiceCodes, mediaCodes, wordCodes, linkCodes, translationCodes } from './codes/texts.ts'
import { error, type Row } from './codes/row.ts'

const ownCodes = {
  ...fileCodes,
  ...yamlCodes,
  ...keyCodes,
  ...deckCodes,
  ...cardCodes,
  ...numericCodes,
  ...choiceCodes,
  ...mediaCodes,
  ...wordCodes,
  ...linkCodes,
  ...translationCodes,
}

/** Codes that have a row here; the engine's own come with its messages. */
export type OwnCode = keyof typeof ownCodes

/** `name.unknown` of the formula engine is `formula.unknown-name` in a note. */
export type FormulaProblemCode<Code extends FormulaErrorCode = FormulaErrorCode> =
  Code extends `${infer Area}.${infer Detail}` ? `formula.${Detail}-${Area}` : `formula.${Code}`

export type DiagnosticCode = OwnCode | FormulaProblemCode

export const codes: Readonly<Record<OwnCode, Row>> = ownCodes

const formulaRow = error('The formula cannot be read or computed; the caret stands at the place.')

/** The row of any code: every formula error is an error. */
export const rowOf = (code: DiagnosticCode): Row => (Object.hasOwn(codes, code) ? codes[code as OwnCode] : formulaRow)
