// Owns proving a card at build: what the proof finds becomes a problem at its place in the note.
import type { Card, CardText, DeckLocale } from '../domain/deck/card.ts'
import type { DeckCard } from '../domain/deck/deck.ts'
import { defaultTolerance } from '../domain/deck/default-tolerance.ts'
import { proveFormula } from '../domain/deck/formula-proof.ts'
import type { CardProblem } from '../domain/deck/prepare.ts'
import { proofProblems, prove, type ProofPlace, type ProofProblem } from '../domain/deck/proof.ts'
import { parseTemplate, shifted, slotValue } from '../domain/deck/template.ts'
import type { Args, Span } from '../domain/diagnostic.ts'
import { unitAsked } from './asked-unit.ts'
import type { CheckedCard } from './check.ts'
import type { OwnCode } from './codes.ts'
import { reportFormula } from './formulas.ts'
import { spanIn, type Located } from './located.ts'
import { lower, statedTolerance, type Surroundings } from './lower.ts'
import { report, type Report } from './report.ts'

/** How many variants of a card are proven; `all` within reason. */
export type Depth = number | 'all'

/** The variants that decide a tolerance which nobody states: as many as a build proves, whatever the depth. */
const DECIDING = 64

/** The texts of a card in one language, with their places and the report of their file. */
export interface PlacedTexts {
  readonly text: CardText
  readonly templates: readonly Located[]
  readonly to: Report
}

/** The card as it goes into the deck. Errors that the proof finds are reported; the note is then left out. */
export function proveCard(
  checked: CheckedCard,
  around: Surroundings,
  texts: ReadonlyMap<DeckLocale, PlacedTexts>,
  depth: Depth,
): DeckCard {
  const lowered = lower(checked, around, new Map([...texts].map(([locale, { text }]) => [locale, text])))
  const aliases = checked.draft.fields.aliases?.value.map(({ text }) => text) ?? []
  if (lowered.kind !== 'numeric' || checked.parts.kind !== 'numeric') {
    for (const { templates, to } of texts.values()) for (const template of templates) proveConstants(template, to)
    const problems = lowered.kind === 'formula' ? soundly(lowered, proveFormula(lowered)) : []
    for (const problem of worthTelling(problems)) reportProof(problem, lowered, checked, texts)
    return { card: lowered, aliases }
  }
  if (lowered.unit === undefined) reportUnit(texts.get(lowered.language))
  const stated = statedTolerance(checked, around)
  const card = stated ? lowered : { ...lowered, tolerance: defaultTolerance(lowered, DECIDING) }
  const { example, few } = checked.parts
  const proof = soundly(card, prove(card, { most: depth, example, few, assumedTolerance: stated === undefined }))
  for (const problem of worthTelling(proof.problems)) reportProof(problem, card, checked, texts)
  const { variants, distinctAnswers, rejectedShare } = proof
  return { card, aliases, figures: { variants, distinctAnswers, rejectedShare } }
}

/** A question about a size or a time whose card has no unit: nothing that is typed with one could be read. */
function reportUnit(own: PlacedTexts | undefined): void {
  const question = own?.templates.find(({ text }) => text === own.text.body)
  const span = question && unitAsked(question.text)
  if (own && span)
    report(own.to, 'unit.missing', spanIn(question, span), { found: question.text.slice(span.start, span.end) })
}

/** The check has seen every formula, name and parameter that preparing a card looks at. */
function soundly<T extends object>({ deckId, id }: Card, proof: T | { readonly broken: readonly CardProblem[] }): T {
  if ('broken' in proof)
    throw new Error(`${deckId}/${id} was checked and cannot be prepared: ${JSON.stringify(proof.broken)}`)
  return proof
}

/** Only a numeric card draws numbers: in others each formula in a text has one value or none. */
function proveConstants(template: Located, to: Report): void {
  for (const slot of parseTemplate(template.text, new Set()).parts) {
    const value = typeof slot === 'string' ? undefined : slotValue(slot, new Map())
    if (typeof slot === 'string' || !value || value.ok) continue
    reportFormula({ ...value.error, span: shifted(value.error.span, slot) }, template, to)
  }
}

/** One cause, one problem: errors hide the warnings that follow from them, and a reason hides that no draw was left. */
function worthTelling(problems: readonly ProofProblem[]): readonly ProofProblem[] {
  const errors = problems.filter(({ code }) => proofProblems[code] === 'error')
  const reasons = errors.filter(({ code }) => code !== 'proof.no-draw')
  return reasons.length > 0 ? reasons : errors.length > 0 ? errors : problems
}

/** The note's code for each of the proof's that carries no error of a formula. */
const codeOf = {
  'proof.no-draw': 'params.no-draw',
  'proof.few-points': 'params.few-points',
  'proof.approximate': 'tolerance.exact',
  'proof.key-text': 'proof.key-text',
  'proof.not-integer': 'tolerance.not-integer',
  'proof.example': 'example.disagrees',
  'proof.example-value': 'example.value',
  'proof.example-missing': 'example.incomplete',
  'proof.unused': 'variable.unused',
  'proof.mistake-right': 'mistake.never-distinct',
  'proof.mistake-undefined': 'mistake.undefined',
  'proof.few-answers': 'proof.few-answers',
  'proof.rejected': 'proof.rejected',
  'proof.mistakes-coincide': 'mistake.same',
} as const satisfies Record<Exclude<ProofProblem['code'], FormulaCode>, OwnCode>

/** These say which operation failed, by the engine's error. */
type FormulaCode = 'proof.undefined' | 'proof.template'
const isFormulaCode = (code: ProofProblem['code']): code is FormulaCode =>
  code === 'proof.undefined' || code === 'proof.template'

function reportProof(
  { code, at, args, formula }: ProofProblem,
  card: Card,
  checked: CheckedCard,
  texts: ReadonlyMap<DeckLocale, PlacedTexts>,
): void {
  const own = texts.get(card.language)
  const placed = at.part === 'text' ? texts.get(at.locale) : own
  if (!own || !placed) throw new Error(`${card.deckId}/${card.id} was proven with a text that nobody wrote`)
  const source = at.part === 'text' ? placed.templates.find(({ text }) => text === at.template) : formulaAt(at, checked)
  // What a translation leaves to the note is told there.
  if (placed !== own && source && own.templates.includes(source)) return
  if (!isFormulaCode(code)) report(own.to, codeOf[code], spanOf(at, checked, code, args), args)
  else if (formula && source) reportFormula(formula, source, placed.to, args.variant)
  else throw new Error(`${card.deckId}/${card.id}: ${code} without the place of its formula`)
}

/** The formula that a place means. */
function formulaAt(at: ProofPlace, { draft }: CheckedCard): Located | undefined {
  const { fields } = draft
  switch (at.part) {
    case 'let':
      return fields.let?.value[at.index]?.value
    case 'mistake':
      return fields.mistakes?.value[at.index]?.formula
    case 'where':
      return fields.where?.value
    case 'answer':
      return fields.answer?.value
    case 'param':
    case 'tolerance':
    case 'example':
    case 'text':
      return undefined
  }
}

/** Where a problem of the whole card shows best. */
function spanOf(at: ProofPlace, checked: CheckedCard, code: ProofProblem['code'], { name }: Args): Span {
  const { fields, span } = checked.draft
  const answer = fields.answer?.value.span ?? span
  switch (at.part) {
    case 'example': {
      const wanted = code === 'proof.example' ? 'answer' : name
      const stated = fields.example?.value.find(each => each.name.text === wanted)?.value
      return stated?.span ?? fields.example?.keySpan ?? answer
    }
    case 'tolerance':
      return fields.tolerance?.span ?? answer
    case 'param':
      return fields.params?.value.find(each => each.name.text === at.name)?.name.span ?? answer
    case 'let':
    case 'mistake':
    case 'where':
      return formulaAt(at, checked)?.span ?? answer
    case 'answer':
      return code === 'proof.no-draw' ? (fields.where?.span ?? fields.params?.keySpan ?? answer) : answer
    case 'text':
      return span
  }
}
