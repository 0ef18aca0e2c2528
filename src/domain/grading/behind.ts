// Owns the words behind a number: percent, multiplier, unit or what is counted, and what each does on a given card.
import type { Args, Span } from '../diagnostic.ts'
import { equal, isExact, ONE, rational } from '../formula/index.ts'
import type { Num } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import type { Unreadable } from './reading.ts'
import { isCountWord, multiplierNamed, splitLabel } from './suffix.ts'
import { conversion, isCountLabel, isMeasure, prefixedName, unitNamed, type Unit } from './unit.ts'

/** A problem with its place in the folded text. */
export type FoldedProblem = Unreadable
export const problem = (code: Unreadable['code'], span: Span, args: Args = {}): Result<never, FoldedProblem> =>
  err({ code, span, args })

/** What the answer is for: the unit of the card (folded, as the answer is) and its own names. */
export interface Asked {
  readonly unit?: string | undefined
  readonly names?: ReadonlySet<string> | undefined
}

/** What a word does to a number, and what is echoed of it. */
export interface Suffix {
  readonly kind: 'percent' | 'multiplier' | 'unit' | 'label'
  /** What the number is multiplied by; absent where it stays as it is. */
  readonly factor?: Num
  /** A unit or label as it is echoed. */
  readonly label?: string
}

const hundredth = rational(1n, 100n)

/**
 * `word` right behind a number. Undefined where it is nothing that could stand there. Errors: `suffix.multiplier`,
 * `unit.other`, `answer.name`.
 */
export function readWord(word: string, span: Span, asked: Asked): Result<readonly Suffix[] | undefined, FoldedProblem> {
  const { unit } = asked
  if (word === '%' && unit === '%') return ok([{ kind: 'percent' }])
  if (word === unit) return ok([{ kind: isCountLabel(word) ? 'label' : 'unit', label: word }])
  const own = unit === undefined ? undefined : unitNamed(unit)
  return own ? readUnit(word, span, asked, own) : readCount(word, span, asked)
}

/** On a card with the unit `own`: that unit, another one of its dimension, or a bare prefix of it. */
function readUnit(
  word: string,
  span: Span,
  asked: Asked,
  own: Unit,
): Result<readonly Suffix[] | undefined, FoldedProblem> {
  const label = prefixedName(own, word) ?? word
  const typed = unitNamed(label)
  if (!typed)
    return multiplierNamed(word)
      ? problem('suffix.multiplier', span, { text: word, unit: asked.unit ?? own.root })
      : named(word, span, asked)
  const factor = conversion(typed, own)
  if (!factor) return otherUnit(word, span, asked)
  const isSame = isExact(factor) && equal(factor, ONE)
  return ok([isSame ? { kind: 'unit', label } : { kind: 'unit', label, factor }])
}

/** On a card that counts: percent, a multiplier, perhaps with a label grown to it (`Mparams`, `千个`), or a label. */
function readCount(word: string, span: Span, asked: Asked): Result<readonly Suffix[] | undefined, FoldedProblem> {
  if (word === '%') return ok([{ kind: 'percent', factor: hundredth }])
  const whole = multiplierNamed(word)
  if (whole) return ok([{ kind: 'multiplier', factor: whole }])
  if (unitNamed(word)) return otherUnit(word, span, asked)
  const split = splitLabel(word, asked.unit)
  if (split && isLabel(split.label, asked))
    return ok([
      { kind: 'multiplier', factor: split.factor },
      { kind: 'label', label: split.label },
    ])
  const name = named(word, span, asked)
  if (!name.ok) return name
  if (isLabel(word, asked)) return ok([{ kind: 'label', label: word }])
  return isMeasure(word) ? otherUnit(word, span, asked) : ok(undefined)
}

const named = (word: string, span: Span, { names }: Asked): Result<undefined, FoldedProblem> =>
  names?.has(word) === true ? problem('answer.name', span, { name: word }) : ok(undefined)

const isLabel = (text: string, { unit }: Asked): boolean =>
  text.toLowerCase() === unit?.toLowerCase() || isCountWord(text)

const otherUnit = (label: string, span: Span, { unit = '' }: Asked): Result<never, FoldedProblem> =>
  problem('unit.other', span, { unit: label, allowed: unit })

/** The words in `span`: percent or a multiplier, then a unit or label, each at most once. */
export function readWords(text: string, span: Span, asked: Asked): Result<readonly Suffix[], FoldedProblem> {
  const whole = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const [first = '', ...others] = whole.split(' ')
  // The card's own label may have several words; a prefix may stand apart from its unit (2 G FLOP).
  const one = unitNamed(whole.replaceAll(' ', '')) ? whole.replaceAll(' ', '') : whole
  if (others.length === 0 || one !== whole || whole.toLowerCase() === asked.unit?.toLowerCase())
    return known(readWord(one, span, asked), one, span, asked)
  const head = readWord(first, { start: span.start, end: span.start + first.length }, asked)
  if (!head.ok) return head
  const [factor, grown] = head.value ?? []
  if (!factor || grown || factor.label !== undefined) return unknown(whole, span, asked)
  const rest = others.join(' ')
  const behind = { start: span.end - text.slice(span.start + first.length, span.end).trimStart().length, end: span.end }
  const label = known(readWord(rest, behind, asked), rest, behind, asked)
  if (!label.ok) return label
  return label.value.every(suffix => suffix.label !== undefined)
    ? ok([factor, ...label.value])
    : unknown(rest, behind, asked)
}

const known = (
  read: Result<readonly Suffix[] | undefined, FoldedProblem>,
  text: string,
  span: Span,
  asked: Asked,
): Result<readonly Suffix[], FoldedProblem> => {
  if (!read.ok) return read
  return read.value ? ok(read.value) : unknown(text, span, asked)
}

/** The reason why `label` cannot stand behind a number here. */
export const unknown = (label: string, span: Span, asked: Asked): Result<never, FoldedProblem> =>
  asked.unit !== undefined && !isCountLabel(asked.unit)
    ? otherUnit(label, span, asked)
    : problem('unit.unknown', span, { unit: label })
