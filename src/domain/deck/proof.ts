// Owns the proof: that a card's variants can be asked and graded, and what is odd about them.
import type { Args } from '../diagnostic.ts'
import { fromDecimal, isExact, isInteger, toDouble } from '../formula/index.ts'
import type { FormulaError, Rational } from '../formula/index.ts'
import { boundsOf, numbersOf, type Numbers } from '../grading/bounds.ts'
import { displayKey } from '../grading/key-text.ts'
import { gradeNumeric } from '../grading/numeric.ts'
import { judgeFor } from '../grading/right.ts'
import { accept } from './accept.ts'
import {
  combinations,
  MOST_DRAWN,
  MOST_LISTED,
  pickedValues,
  picksOf,
  written,
  type DrawnValues,
  type Picks,
} from './candidates.ts'
import type { DeckLocale, NumericCard } from './card.ts'
import { keyIn, scopeOf, type Evaluated, type NumericKey } from './key.ts'
import { prepareOnce, textNames, type CardPart, type CardProblem, type PreparedCard } from './prepare.ts'
import { screenDraws } from './screen-draws.ts'
import { markOf, openTally, type Mark, type Tally } from './tally.ts'
import { parseTemplate, shifted, slotValue, type ParsedTemplate, type Slot } from './template.ts'
import { decimalsIn } from './value.ts'

/** Draws tried for each variant wanted, at most; a rejection rate beyond that is a warning anyway. */
const triesPerVariant = 8
/** How many variants are proven when all would be too many. */
const mostOfMany = MOST_DRAWN / triesPerVariant
const fewestTries = 1_000

/** Every code, with its severity; the comment names the `args`. */
export const proofProblems = {
  'proof.no-draw': 'error', // tried, where, undefined, nearZero, mistake: how many draws fell for what
  'proof.few-points': 'error', // found, wanted: of a formula card, for its answer or a mistake
  'proof.undefined': 'error', // variant: of every draw some formula of the card had no value
  'proof.approximate': 'error', // variant: exact tolerance, and the key is not exact
  'proof.key-text': 'error', // variant (of a number), shown: how the key is shown, and that is not graded right
  'proof.not-integer': 'error', // variant, value: an exact tolerance that was assumed because keys are integers
  'proof.example': 'error', // stated, found
  'proof.example-value': 'error', // name, value: no value that this parameter can have
  'proof.example-missing': 'error', // name: the example gives no value for it
  'proof.unused': 'error', // name
  'proof.mistake-right': 'error', // in every draw this mistake is graded right
  'proof.mistake-undefined': 'error', // in no draw does this mistake have a value
  'proof.template': 'error', // variant, source
  'proof.few-answers': 'warning', // found, wanted
  'proof.rejected': 'warning', // percent
  'proof.mistakes-coincide': 'warning', // first, second: counted from 1
} as const satisfies Record<string, 'error' | 'warning'>
type ProofProblemCode = keyof typeof proofProblems

/** Where in a card a problem lies: in a piece, or in a template of a text. */
export type ProofPlace =
  | CardPart
  | { readonly part: 'example' }
  | { readonly part: 'text'; readonly locale: DeckLocale; readonly template: string; readonly slot: Slot }

export interface ProofProblem {
  readonly code: ProofProblemCode
  readonly at: ProofPlace
  readonly args: Args
  /** The operation that failed, with its place in the formula (for a text: in its template). */
  readonly formula?: FormulaError
}

export interface Proof {
  /** Accepted variants, the different answers among them, and the share of tried draws that were rejected (0 … 1). */
  readonly variants: number
  readonly distinctAnswers: number
  readonly rejectedShare: number
  readonly problems: readonly ProofProblem[]
}

export interface ProofOptions {
  /** How many variants; `all` are all up to 10,000, else 2,000. */
  readonly most: number | 'all'
  /** What the author says the answer is for some values, both as decimals. */
  readonly example?: { readonly values: Readonly<Record<string, string>>; readonly answer: string } | undefined
  /** The author knows that there are few answers. */
  readonly few?: boolean
  /** The tolerance is the default, not the author's. */
  readonly assumedTolerance?: boolean
}

const fewestAnswers = 10
/** Beyond this share of rejected draws the parameters fit badly. */
export const MOST_REJECTED = 0.75

/** The proof of a numeric card, or what keeps it from being prepared at all. */
export function prove(card: NumericCard, options: ProofOptions): Proof | { readonly broken: readonly CardProblem[] } {
  const prepared = prepareOnce(card)
  if (!prepared.ok) return { broken: prepared.error }
  const texts = templatesOf(prepared.value)
  const slots = computedIn(texts)
  const tally = openTally(card.mistakes.length)
  const problems: ProofProblem[] = []
  const seen = new Set<string>()
  /** Each kind of problem at each place once: the first variant that shows it stands for all. */
  const found = (problem: ProofProblem, mark: string = JSON.stringify(problem.at)): void => {
    if (seen.has(problem.code + mark)) return
    seen.add(problem.code + mark)
    problems.push(problem)
  }
  const screened = screenDraws(
    prepared.value,
    slots.map(({ slot }) => slot.checked),
    options,
  )
  for (const picks of draws(prepared.value, options.most, tally)) {
    if (screened?.(picks, tally)) continue
    const values = pickedValues(prepared.value, picks)
    const accepted = accept(prepared.value, values)
    if (accepted.ok) {
      const { key, scope } = accepted.value
      const isNew = tally.accept(markOf(key.value), marksOf(key))
      // An answer that was there before is shown and graded as it was then.
      if (isNew || !numbersOf(key.value).every(isExact)) proveKey(values, key, options, found)
      proveTexts(values, scope, slots, found)
      continue
    }
    tally.reject(accepted.error)
    if (accepted.error.kind === 'approximate')
      found({ code: 'proof.approximate', at: { part: 'tolerance' }, args: { variant: written(values) } })
  }
  if (options.example) proveExample(prepared.value, options.example, found)
  proveUse(prepared.value, texts, found)
  judge(tally, options, found)
  return {
    variants: tally.accepted,
    distinctAnswers: tally.answers.size,
    rejectedShare: tally.tried === 0 ? 0 : (tally.tried - tally.accepted) / tally.tried,
    problems,
  }
}

type Found = (problem: ProofProblem, mark?: string) => void

/** Distinct draws until enough of them are accepted. */
function* draws(prepared: PreparedCard, most: number | 'all', tally: Tally): Generator<Picks> {
  const wanted = most !== 'all' ? most : combinations(prepared) <= MOST_LISTED ? MOST_LISTED : mostOfMany
  for (const picks of picksOf(prepared, Math.max(fewestTries, wanted * triesPerVariant))) {
    if (tally.accepted >= wanted) return
    yield picks
  }
}

/** By mistake of the card: what tells its value, where it has one. */
function marksOf({ mistakes }: NumericKey): readonly (Mark | undefined)[] {
  const marks: (Mark | undefined)[] = []
  for (const { index, value } of mistakes) marks[index] = markOf(value)
  return marks
}

function proveKey(values: DrawnValues, key: NumericKey, options: ProofOptions, found: Found): void {
  if (options.assumedTolerance === true && key.tolerance.kind === 'exact' && !isWhole(key.value))
    found({
      code: 'proof.not-integer',
      at: { part: 'tolerance' },
      args: { variant: written(values), value: numbersOf(key.value).map(toDouble).join(', ') },
    })
  const shown = displayKey(key.value, key.tolerance)
  if (gradeNumeric(key, shown).kind !== 'right')
    found({ code: 'proof.key-text', at: { part: 'answer' }, args: { variant: written(values), shown } })
}

function proveTexts(values: DrawnValues, scope: Evaluated['scope'], slots: readonly PlacedSlot[], found: Found): void {
  for (const { locale, template, slot } of slots) {
    const value = slotValue(slot, scope)
    if (value.ok) continue
    const at = { part: 'text', locale, template, slot } as const
    const args = { variant: written(values), source: slot.source }
    const formula = { ...value.error, span: shifted(value.error.span, slot) }
    found({ code: 'proof.template', at, args, formula }, `${locale} ${template} ${slot.span.start}`)
  }
}

const isWhole = (value: Numbers): boolean => numbersOf(value).every(number => isExact(number) && isInteger(number))

interface Text {
  readonly locale: DeckLocale
  readonly template: string
  readonly parsed: ParsedTemplate
}

type PlacedSlot = Omit<Text, 'parsed'> & { readonly slot: Slot }

/** The places of texts that compute something: a name alone has a value wherever the key has one. */
const computedIn = (texts: readonly Text[]): PlacedSlot[] =>
  texts.flatMap(({ locale, template, parsed }) =>
    parsed.parts.flatMap(slot =>
      typeof slot === 'string' || slot.checked.root.kind === 'slot' ? [] : [{ locale, template, slot }],
    ),
  )

/** Every template of every language; the compiler reports what is wrong in them. */
function templatesOf(prepared: PreparedCard): Text[] {
  const { names, lists } = textNames(prepared)
  return Object.entries(prepared.card.texts).flatMap(([locale, text]) => {
    const { body, hints, answer, explanation, source, says } = text
    return [body, ...hints, answer, explanation, source, ...(says ?? [])].flatMap(template =>
      template === undefined ? [] : [{ locale, template, parsed: parseTemplate(template, names, lists) }],
    )
  })
}

function proveExample(
  prepared: PreparedCard,
  { values, answer }: NonNullable<ProofOptions['example']>,
  found: Found,
): void {
  const at = { part: 'example' } as const
  const given = new Map<string, Rational>()
  for (const { name, values: allowed } of prepared.params) {
    const text = Object.hasOwn(values, name) ? values[name] : undefined
    const value = text === undefined ? undefined : fromDecimal(text)
    if (!value) return found({ code: 'proof.example-missing', at, args: { name } })
    if (!allowed.has(value)) found({ code: 'proof.example-value', at, args: { name, value: text ?? '' } })
    given.set(name, value)
  }
  const scope = scopeOf(prepared, given)
  const evaluated = scope.ok ? keyIn(prepared, scope.value) : scope
  if (!evaluated.ok)
    return found({
      code: 'proof.undefined',
      at: evaluated.error.at,
      args: { variant: written(given) },
      formula: evaluated.error.formula,
    })
  const { key } = evaluated.value
  const stated = decimalsIn(answer)
  if (!stated || !judgeFor(key).isRight(boundsOf(stated)))
    found({ code: 'proof.example', at, args: { stated: answer, found: displayKey(key.value, key.tolerance) } })
}

function proveUse(prepared: PreparedCard, texts: readonly Text[], found: Found): void {
  const isUsed = (name: string): boolean => prepared.used.has(name) || texts.some(({ parsed }) => parsed.used.has(name))
  for (const { name } of prepared.params)
    if (!isUsed(name)) found({ code: 'proof.unused', at: { part: 'param', name }, args: { name } })
  for (const [index, { name }] of prepared.lets.entries())
    if (!isUsed(name)) found({ code: 'proof.unused', at: { part: 'let', index }, args: { name } })
}

/** What only all draws together show. */
function judge(tally: Tally, options: ProofOptions, found: Found): void {
  const at = { part: 'answer' } as const
  if (tally.accepted === 0) {
    const { where, undefined: noValue, 'near-zero': nearZero, mistake } = tally.rejections
    found({ code: 'proof.no-draw', at, args: { tried: tally.tried, where, undefined: noValue, nearZero, mistake } })
    if (tally.undefinedFirst && noValue === tally.tried)
      found({ code: 'proof.undefined', at: tally.undefinedFirst.at, args: {}, formula: tally.undefinedFirst.formula })
  }
  for (const [index, { defined, right }] of tally.mistakes.entries()) {
    const where = { part: 'mistake', index } as const
    if (defined > 0 && right === defined) found({ code: 'proof.mistake-right', at: where, args: {} })
    else if (defined === 0 && tally.accepted > 0) found({ code: 'proof.mistake-undefined', at: where, args: {} })
  }
  if (tally.accepted === 0) return
  for (const [first, second] of tally.coinciding())
    found({
      code: 'proof.mistakes-coincide',
      at: { part: 'mistake', index: second },
      args: { first: first + 1, second: second + 1 },
    })
  if (options.few !== true && tally.answers.size < fewestAnswers)
    found({ code: 'proof.few-answers', at, args: { found: tally.answers.size, wanted: fewestAnswers } })
  const rejected = (tally.tried - tally.accepted) / tally.tried
  if (rejected > MOST_REJECTED) found({ code: 'proof.rejected', at, args: { percent: Math.round(rejected * 100) } })
}
