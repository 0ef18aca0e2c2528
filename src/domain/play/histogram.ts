// Owns how the answers to one card of a drop are counted for a picture of them.
import { orderOf, type Card, type ChoiceCard, type MultiCard, type NumericCard, type Variant } from '../deck/card.ts'
import { keyOf } from '../deck/key.ts'
import { isList, toDouble } from '../formula/index.ts'
import { letterOf } from '../grading/choice.ts'
import { grade } from '../grading/grade.ts'
import { decided, type Decided } from '../grading/verdict.ts'

/** An answer as it stands. */
export interface Counted {
  readonly variant: Variant
  readonly typed: string
  readonly readAs: string
  readonly verdict: Decided
  readonly locale: string | null
}

/**
 * What an answer counts as. option: that one, by its place in the card's source · ratio: so many times its own right
 * answer · verdict: no more than that · unread: it was erased, or today's engine cannot read it.
 */
export type Bin =
  | { readonly kind: 'option'; readonly option: number }
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'verdict'; readonly verdict: Decided }
  | { readonly kind: 'unread' }

/** How many answers are alike: in [from, to) times their own right answer, or as in `Bin`. */
export type Bar =
  | { readonly kind: 'option'; readonly letter: string; readonly isRight: boolean; readonly count: number }
  | { readonly kind: 'ratio'; readonly from: number; readonly to: number; readonly count: number }
  | { readonly kind: 'verdict'; readonly verdict: Decided; readonly count: number }
  | { readonly kind: 'unread'; readonly count: number }

/** What an answer counts as; several where several options were chosen. */
export function binsOf(card: Card, answer: Counted): readonly Bin[] {
  switch (card.kind) {
    case 'choice':
    case 'multi': {
      // Everybody has an order of their own: what counts is the option itself.
      const letters = answer.readAs.split(', ')
      const chosen = orderOf(answer.variant).filter((_, position) => letters.includes(letterOf(position)))
      return chosen.map(option => ({ kind: 'option', option }))
    }
    case 'numeric':
      return [numericBin(card, answer)]
    case 'formula':
    case 'text':
    case 'cloze':
    case 'order':
    case 'recall':
      return [{ kind: 'verdict', verdict: answer.verdict }]
  }
}

function numericBin(card: NumericCard, { variant, typed, verdict, locale }: Counted): Bin {
  const key = keyOf(card, variant)
  // Nobody is a number of times a list.
  if (verdict === 'right' || (key.ok && isList(key.value.value))) return { kind: 'verdict', verdict }
  if (!key.ok || typed === '') return { kind: 'unread' }
  const read = grade(card, variant, { kind: 'typed', text: typed }, locale ?? undefined)
  if (read.kind === 'ungradable' || !('value' in read.reading)) return { kind: 'unread' }
  const [given, right] = [read.reading.value, key.value.value]
  if (isList(given) || isList(right)) return { kind: 'unread' }
  const ratio = toDouble(given) / toDouble(right)
  return Number.isNaN(ratio) ? { kind: 'unread' } : { kind: 'ratio', ratio }
}

/** Wrong sign, far off, half, near; the same above. Right answers stand in the middle. */
const below = [Number.NEGATIVE_INFINITY, 0, 0.1, 0.5, 0.9, 1]
const above = [1, 1.1, 2, 10, Number.POSITIVE_INFINITY]

/** The bars of a card's answers, in their order: ratios from low to high around the right ones, options as `shown`. */
export function barsOf(card: Card, bins: readonly Bin[], shown: Variant): Bar[] {
  if (card.kind === 'choice' || card.kind === 'multi') return optionBars(card, bins, orderOf(shown))
  const ratios = bins.flatMap(bin => (bin.kind === 'ratio' ? bin.ratio : []))
  const [low, high] = [
    ratioBars(
      ratios.filter(ratio => ratio < 1),
      below,
    ),
    ratioBars(
      ratios.filter(ratio => ratio >= 1),
      above,
    ),
  ]
  const [first, last] = [low.findIndex(isAny), high.findLastIndex(isAny)]
  const [right, ...others] = decided.map(verdict => ({
    kind: 'verdict' as const,
    verdict,
    count: bins.filter(bin => bin.kind === 'verdict' && bin.verdict === verdict).length,
  }))
  const unread = { kind: 'unread', count: bins.filter(({ kind }) => kind === 'unread').length } as const
  return [
    ...(first < 0 ? [] : low.slice(first)),
    ...(right ? [right] : []),
    ...high.slice(0, last + 1),
    ...[...others, unread].filter(isAny),
  ]
}

const isAny = ({ count }: Bar): boolean => count > 0

const ratioBars = (ratios: readonly number[], edges: readonly number[]): Bar[] =>
  edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    // The last one has no end, for answers to a key of 0 too.
    const count = ratios.filter(ratio => ratio >= from && (ratio < to || to === Number.POSITIVE_INFINITY)).length
    return { kind: 'ratio', from, to, count }
  })

function optionBars(card: ChoiceCard | MultiCard, bins: readonly Bin[], shown: readonly number[]): Bar[] {
  const right = card.kind === 'choice' ? [card.correct] : card.correct
  return shown.map((option, position) => ({
    kind: 'option',
    letter: letterOf(position),
    isRight: right.includes(option),
    count: bins.filter(bin => bin.kind === 'option' && bin.option === option).length,
  }))
}
