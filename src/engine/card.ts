// Owns what a page gets of the core where it draws its own numbers: what main.ts grades with, and making what it grades against.
/**
 * A card is what the deck holds, as JSON. In order: `drawNumbers(card, seed(hex))` gives a variant, the same one for the
 * same seed on every machine; `presentNumeric(card, variant, text)` the card's texts in one language with its numbers in
 * them, whatever they are written in (Markdown, HTML); `keyOf(card, variant)` what `gradeNumeric` grades against. A
 * formula card draws nothing: `formulaKeyOf(card)` is what `gradeFormula` grades against, undefined where the card
 * cannot be asked. Keys of a card are remembered, so that to ask again costs nothing.
 */
export { drawNumbers } from '../domain/deck/variant.ts'
export { formulaKeyOf } from '../domain/deck/formula-key.ts'
export { keyOf } from '../domain/deck/key.ts'
export { presentNumeric } from '../domain/deck/present.ts'
export { constantText } from '../domain/deck/template.ts'
export { seed } from '../domain/random.ts'
export { gradeFormula } from '../domain/grading/formula.ts'
export { gradeNumeric } from '../domain/grading/numeric.ts'
