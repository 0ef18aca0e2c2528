// Owns what reading an answer yields: a number or list with its echo, or the reason why it cannot be read.
import type { Args, Span } from '../diagnostic.ts'
import type { FormulaErrorCode, Num } from '../formula/index.ts'

/** Where a typed number ends. */
export interface Written {
  /**
   * Significant figures as typed: `1.50` has three, trailing zeros of an integer do not count. Absent where they
   * cannot be told: in expressions, fractions, lists, and behind a unit that is no power of ten of the card's.
   */
  readonly figures?: number | undefined
  /** Decimals as typed, of the value: 88.2% has three. Absent where `figures` is. */
  readonly decimals?: number | undefined
}

/** One sense in which a typed text can be read; of a list the elements have figures of their own. */
interface Sense<Read> extends Written {
  /** In the card's unit. */
  readonly value: Read
  /** Canonical form: groups of three set off by spaces, a decimal point; an expression with its value. */
  readonly readAs: string
  readonly elements?: readonly Written[]
}

/** A typed answer as it was understood: a number, or a list where the card wants one. */
export interface Reading<Read extends Num | readonly Num[] = Num> extends Sense<Read> {
  /** What the same text means where the separator has its other sense (1,234 is 1.234). */
  readonly other?: Sense<Read>
  /** Set where that other sense is the one that counted. */
  readonly isOtherSense?: true
  /** The answer was typed with its unit, or with `%` where that is the unit: it was converted and is no slip. */
  readonly hasUnit?: true
}

/** Why an answer cannot be read, apart from the errors of the formula language. The comment names the `args`. */
export const unreadableCodes = [
  'answer.empty', //
  'answer.words', // text
  'answer.length', // found, allowed
  'answer.condition', // text
  'answer.list', //
  'answer.one', // text: one number where a list is wanted
  'answer.apart', // text: numbers of a list that nothing sets apart for sure
  'answer.name', // name: a variable of the card
  'answer.option', // text, allowed: the last letter
  'answer.nothing', // where words are expected
  'answer.gaps', // found, wanted
  'answer.order', // text, count
  'answer.rating', // text, allowed
  'number.ambiguous', // text, first, second: the two readings
  'number.groups', // text
  'number.decimal', // text, allowed: as it should be written
  'number.gap', // left, right: two numbers with nothing between them
  'number.hex', // text
  'number.range', // text
  'bracket.comma', // text, allowed
  'suffix.ambiguous', // text, first, second: the two readings
  'suffix.multiplier', // text, unit
  'unit.unknown', // unit
  'unit.other', // unit, allowed
  'unit.product', // text: more than a sum of numbers with units
] as const
export type UnreadableCode = (typeof unreadableCodes)[number]

/** A reason with its place. `span` is in the text as it was typed, in UTF-16 units. */
export interface Unreadable {
  readonly code: UnreadableCode | FormulaErrorCode
  readonly span: Span
  readonly args: Args
  readonly suggestion?: string
}
