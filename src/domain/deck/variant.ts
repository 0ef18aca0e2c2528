// Owns the draw: the numbers, or the order of options, that one person gets.
import { toDecimal } from '../formula/index.ts'
import { prng, shuffle, type Seed } from '../random.ts'
import { err, ok, type Result } from '../result.ts'
import { accept } from './accept.ts'
import { candidates, drawValues, MOST_DRAWN, type DrawnValues } from './candidates.ts'
import type { Card, NumericCard, Variant } from './card.ts'
import { formulaKeyOf } from './formula-key.ts'
import { prepareCard, type CardProblem, type PreparedCard } from './prepare.ts'

/** Grows when the same seed would draw something else; stored with every variant, which is never drawn again. */
export const DRAW_VERSION = 1

const mostTries = 1_000

/** broken: the card cannot be prepared · none: no combination of its parameters is acceptable. */
export type DrawFailure =
  | { readonly kind: 'broken'; readonly problems: readonly CardProblem[] }
  | { readonly kind: 'none' }

/**
 * The variant of `card` that `seed` draws: up to 1,000 tries by the same predicate that proofs use, then the first
 * proven variant.
 */
export function draw(card: Card, seed: Seed): Result<Variant, DrawFailure> {
  switch (card.kind) {
    case 'choice':
    case 'multi':
      return ok({
        kind: card.kind,
        drawVersion: DRAW_VERSION,
        order: shuffle(sourceOrder(card.optionCount), prng(seed)),
      })
    case 'order':
      return ok({ kind: card.kind, drawVersion: DRAW_VERSION, order: mixed(card.itemCount, seed) })
    case 'text':
    case 'cloze':
    case 'recall':
      return ok({ kind: card.kind, drawVersion: DRAW_VERSION })
    case 'formula':
      return isDrawable(card) ? ok({ kind: card.kind, drawVersion: DRAW_VERSION }) : err({ kind: 'none' })
    case 'numeric':
      return drawNumbers(card, seed)
  }
}

const sourceOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Any order but the right one, which would be no question. */
function mixed(count: number, seed: Seed): number[] {
  const order = shuffle(sourceOrder(count), prng(seed))
  const isRight = order.every((item, index) => item === index)
  return isRight ? [...order.slice(1), ...order.slice(0, 1)] : order
}

/** The numbers that `seed` draws for `card`, as `draw` gives them. */
export function drawNumbers(card: NumericCard, seed: Seed): Result<Variant, DrawFailure> {
  const prepared = prepareCard(card)
  if (!prepared.ok) return err({ kind: 'broken', problems: prepared.error })
  const random = prng(seed)
  for (let tried = 0; tried < mostTries; tried++) {
    const values = drawValues(prepared.value, random)
    if (accept(prepared.value, values).ok) return ok(numericVariant(values))
  }
  const proven = firstProven(prepared.value)
  return proven ? ok(numericVariant(proven)) : err({ kind: 'none' })
}

/** Whether `card` can ever be asked; a build leaves out every card that cannot. */
export function isDrawable(card: Card): boolean {
  if (card.kind === 'formula') return formulaKeyOf(card) !== undefined
  if (card.kind !== 'numeric') return true
  const prepared = prepareCard(card)
  return prepared.ok && firstProven(prepared.value) !== undefined
}

function firstProven(prepared: PreparedCard): DrawnValues | undefined {
  for (const values of candidates(prepared, MOST_DRAWN)) if (accept(prepared, values).ok) return values
  return undefined
}

/** Drawn values as they are stored: exact decimals. */
function numericVariant(values: DrawnValues): Variant {
  const texts = [...values].map(([name, value]) => {
    const text = toDecimal(value)
    if (text === undefined) throw new Error(`the value of ${name} is no decimal`)
    return [name, text] as const
  })
  return { kind: 'numeric', drawVersion: DRAW_VERSION, values: Object.fromEntries(texts) }
}
