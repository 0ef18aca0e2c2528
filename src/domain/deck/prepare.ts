// Owns making a calculated card ready to be drawn and graded: its parameters listed, its formulas parsed and checked.
import type { Args } from '../diagnostic.ts'
import { check, freeNames, parse } from '../formula/index.ts'
import type { Checked, FormulaError, Shape, Slack } from '../formula/index.ts'
import { remember } from '../remember.ts'
import { err, ok, type Result } from '../result.ts'
import type { CalculatedCard, NumericCard } from './card.ts'
import { valuesOf, type ParamProblem, type Values } from './param.ts'
import { shownRounded } from './shown.ts'

/** Which piece of a card is meant. */
export type CardPart =
  | { readonly part: 'answer' | 'where' | 'tolerance' }
  | { readonly part: 'param'; readonly name: string }
  | { readonly part: 'let' | 'mistake'; readonly index: number }

/** What is wrong with a piece. `formula` carries the place inside a formula, with a code of its own. */
export interface CardProblem {
  readonly code:
    | 'formula'
    | 'name.repeated'
    | 'name.reserved'
    | 'shape.condition'
    | 'shape.number'
    | 'shape.answer'
    | ParamProblem['code']
  readonly at: CardPart
  readonly args: Args
  readonly formula?: FormulaError
}

export interface PreparedCard<Of extends CalculatedCard = NumericCard> {
  readonly card: Of
  /** In declared order: the order in which they are drawn. */
  readonly params: readonly { readonly name: string; readonly values: Values }[]
  readonly lets: readonly { readonly name: string; readonly checked: Checked }[]
  readonly where?: Checked
  readonly answer: Checked
  readonly mistakes: readonly Checked[]
  /** Parameters and lets. */
  readonly names: ReadonlySet<string>
  /** Those of them that are lists. */
  readonly lists: ReadonlySet<string>
  /** How far what people see of a value may be from it, for those that they see only rounded. */
  readonly shown: ReadonlyMap<string, Slack>
  /** Names that stand in some formula of the card. */
  readonly used: ReadonlySet<string>
}

/** What texts call the key; no parameter or let may be called so. */
export const ANSWER = 'answer'

/** Every name that texts may use, and those that are lists. */
export function textNames({ names, lists, answer }: Pick<PreparedCard, 'names' | 'lists' | 'answer'>) {
  return {
    names: new Set([...names, ANSWER]),
    lists: answer.shape === 'list' ? new Set([...lists, ANSWER]) : lists,
  }
}

/** More than are ever in play at once, and some megabytes at most. */
export const keptCards = 256

/**
 * `card` with everything parsed once, or everything that is wrong with it. It is kept for a while, so that
 * grading one answer after the other parses nothing again.
 */
export const prepareCard = remember(keptCards, prepareOnce)

/** The same without keeping it, for who looks at a card once, as proofs of thousands do. */
export function prepareOnce<Of extends CalculatedCard>(card: Of): Result<PreparedCard<Of>, CardProblem[]> {
  const problems: CardProblem[] = []
  const names = new Set<string>()
  const lists = new Set<string>()
  const used = new Set<string>()

  const declare = (name: string, at: CardPart): void => {
    if (name === ANSWER) problems.push({ code: 'name.reserved', at, args: { name } })
    else if (names.has(name)) problems.push({ code: 'name.repeated', at, args: { name } })
    names.add(name)
  }
  /** The formula checked against the names declared so far; `wants` says which shapes it may have. */
  const read = (
    source: string,
    at: CardPart,
    code: 'shape.number' | 'shape.answer' | 'shape.condition' = 'shape.number',
    wants: (shape: Shape) => boolean = shape => shape !== 'boolean',
  ): Checked | undefined => {
    const fail = (formula: FormulaError): undefined => {
      problems.push({ code: 'formula', at, args: {}, formula })
    }
    const parsed = parse(source)
    if (!parsed.ok) return fail(parsed.error)
    for (const name of freeNames(parsed.value).keys()) used.add(name)
    const checked = check(parsed.value, names, lists)
    if (!checked.ok) return fail(checked.error)
    if (wants(checked.value.shape)) return checked.value
    problems.push({ code, at, args: { text: source } })
    return undefined
  }

  const params = card.params.flatMap(param => {
    const at: CardPart = { part: 'param', name: param.name }
    declare(param.name, at)
    const values = valuesOf(param)
    if (values.ok) return [{ name: param.name, values: values.value }]
    problems.push({ ...values.error, at })
    return []
  })
  const lets = card.lets.flatMap(({ name, formula }, index) => {
    const at: CardPart = { part: 'let', index }
    const checked = read(formula, at)
    declare(name, at)
    if (checked?.shape === 'list') lists.add(name)
    return checked ? [{ name, checked }] : []
  })
  const where =
    card.where === undefined
      ? undefined
      : read(card.where, { part: 'where' }, 'shape.condition', shape => shape === 'boolean')
  // Equivalence is of numbers.
  const isAnswer = (shape: Shape): boolean => shape === 'number' || (shape === 'list' && card.kind === 'numeric')
  const answer = read(card.answer, { part: 'answer' }, 'shape.number', isAnswer)
  const isLike = (shape: Shape): boolean => isAnswer(shape) && (!answer || shape === answer.shape)
  const mistakes = card.mistakes.flatMap(
    ({ formula }, index) => read(formula, { part: 'mistake', index }, 'shape.answer', isLike) ?? [],
  )
  if (problems.length > 0 || !answer) return err(problems)
  const shown = card.kind === 'numeric' ? shownRounded(card, names, lists) : new Map<string, Slack>()
  return ok({ card, params, lets, ...(where ? { where } : {}), answer, mistakes, names, lists, shown, used })
}
