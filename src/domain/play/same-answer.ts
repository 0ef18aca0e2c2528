// Owns finding whose right answer a wrong one is: of other people at a drop, and of variants drawn as theirs were.
import type { NumericCard, Variant } from '../deck/card.ts'
import { keyOf } from '../deck/key.ts'
import { draw } from '../deck/variant.ts'
import { isList, toDouble, type Interval } from '../formula/index.ts'
import { boundsOf, type Bounds } from '../grading/bounds.ts'
import { grade } from '../grading/grade.ts'
import { judgeFor } from '../grading/right.ts'
import { plausible } from '../grading/screen.ts'
import { seed } from '../random.ts'

/** What somebody typed, and the language in which it was read. */
export interface Typed {
  readonly typed: string
  readonly locale: string | null
}

/** Somebody's numbers of a card. */
export interface Given<Of> {
  readonly of: Of
  readonly variant: Variant
}

/**
 * For one card: of whose numbers a text is the right answer, by the rule that grades it. What cannot be read is nobody's.
 * An answer that is right for its own numbers may be right for others too.
 */
export function rightFor<Of>(card: NumericCard, given: readonly Given<Of>[]): (answer: Typed) => Of[] {
  const targets = given.flatMap(({ of, variant }) => {
    const key = keyOf(card, variant)
    return key.ok ? [{ of, variant, isRight: judgeFor(key.value).isRight, near: plausible(key.value) }] : []
  })
  const [first] = targets
  return answer => {
    const senses = first ? sensesOf(card, first.variant, answer) : []
    return targets
      .filter(({ isRight, near }) => senses.some(sense => isWithin(near, sense) && isRight(sense.bounds)))
      .map(({ of }) => of)
  }
}

/** A number that a text means; of a list the size is undefined. */
interface Sense {
  readonly bounds: readonly Bounds[]
  readonly size: number | undefined
}

/** What a text means on a card, whatever its numbers are: two numbers where its separator has two senses. */
function sensesOf(card: NumericCard, variant: Variant, { typed, locale }: Typed): Sense[] {
  const verdict = grade(card, variant, { kind: 'typed', text: typed }, locale ?? undefined)
  if (verdict.kind === 'ungradable' || !('value' in verdict.reading)) return []
  const { value, other } = verdict.reading
  return [value, ...(other ? [other.value] : [])].map(each => ({
    bounds: boundsOf(each),
    size: isList(each) ? undefined : toDouble(each),
  }))
}

const isWithin = (near: Interval | undefined, { size }: Sense): boolean =>
  near === undefined || size === undefined || (near.lo <= size && size <= near.hi)

/** As many are drawn of a card: a chance is known to a thousandth. */
const DRAWN = 1_000
/** So many take some milliseconds. */
const AT_ONCE = 50

/** Numbers that a card draws, a thousand in all, the same at every time; some at a time for who has others to serve. */
export function* drawsOf(card: NumericCard): Generator<Given<number>[]> {
  for (let from = 0; from < DRAWN; from += AT_ONCE)
    yield Array.from({ length: AT_ONCE }, (_, index) => index + from).flatMap(of => {
      const variant = draw(card, seed(of.toString(16).padStart(32, '0')))
      return variant.ok ? [{ of, variant: variant.value }] : []
    })
}

/**
 * How likely a text is the right answer for numbers that the card draws, from `drawn` ones. Never nothing: what none of
 * them hits has one chance more than there were.
 */
export function chancesOn(card: NumericCard, drawn: readonly Given<number>[]): (answer: Typed) => number {
  const hits = rightFor(card, drawn)
  return answer => (hits(answer).length + 1) / (drawn.length + 1)
}
