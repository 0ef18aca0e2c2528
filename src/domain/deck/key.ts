// Owns the key of a numeric card for drawn values: what is right, and what each listed mistake would give.
import { evaluate, fromDecimal, isNumber } from '../formula/index.ts'
import type { Checked, FormulaError, Num, Rational } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import type { CalculatedCard, NumericCard, Tolerance, Variant } from './card.ts'
import { ANSWER, prepareCard, type CardPart, type CardProblem, type PreparedCard } from './prepare.ts'

/** What an answer is graded against. */
export interface NumericKey {
  readonly value: Num
  readonly tolerance: Tolerance
  /** Listed mistakes that have a value here; `index` is the place in the card's list, `credit` an exact decimal. */
  readonly mistakes: readonly { readonly index: number; readonly value: Num; readonly credit: string }[]
  readonly unit?: string
  /** The card's own names: letters that people may not type for a number. */
  readonly names: ReadonlySet<string>
}

/** A key with everything that the card's texts may name: parameters, lets and `answer`. */
export interface Evaluated {
  readonly key: NumericKey
  readonly scope: ReadonlyMap<string, Num>
}

/** A formula of the card that has no value for the values drawn. */
export interface Undefined {
  readonly at: CardPart
  readonly formula: FormulaError
}

/** The number that a checked formula of shape `number` has in `scope`. */
export function numberIn(scope: ReadonlyMap<string, Num>, checked: Checked): Result<Num, FormulaError> {
  const value = evaluate(checked, scope)
  if (!value.ok) return value
  if (!isNumber(value.value)) throw new Error('a formula of shape number gave none')
  return ok(value.value)
}

/** Parameters and lets; the first let without a value is the error. */
export function scopeOf(
  prepared: PreparedCard<CalculatedCard>,
  values: ReadonlyMap<string, Rational>,
): Result<Map<string, Num>, Undefined> {
  const scope = new Map<string, Num>(values)
  for (const [index, { name, checked }] of prepared.lets.entries()) {
    const value = numberIn(scope, checked)
    if (!value.ok) return err({ at: { part: 'let', index }, formula: value.error })
    scope.set(name, value.value)
  }
  return ok(scope)
}

/** The key in a scope of parameters and lets, which then also holds `answer`. */
export function keyIn(prepared: PreparedCard, scope: Map<string, Num>): Result<Evaluated, Undefined> {
  const value = numberIn(scope, prepared.answer)
  if (!value.ok) return err({ at: { part: 'answer' }, formula: value.error })
  const { tolerance, unit } = prepared.card
  // A mistake without a value here is a mistake nobody can make here.
  const mistakes = prepared.mistakes.flatMap((checked, index) => {
    const wrong = numberIn(scope, checked)
    return wrong.ok ? [{ index, value: wrong.value, credit: prepared.card.mistakes[index]?.credit ?? '0' }] : []
  })
  scope.set(ANSWER, value.value)
  const key = {
    value: value.value,
    tolerance,
    mistakes,
    ...(unit === undefined ? {} : { unit }),
    names: prepared.names,
  }
  return ok({ key, scope })
}

/** Key and scope of a stored variant. */
export function evaluateVariant(prepared: PreparedCard, variant: Variant): Result<Evaluated, Undefined> {
  const values = new Map<string, Rational>()
  for (const [name, text] of Object.entries(variant.kind === 'numeric' ? variant.values : {})) {
    const value = fromDecimal(text)
    if (value) values.set(name, value)
  }
  const scope = scopeOf(prepared, values)
  return scope.ok ? keyIn(prepared, scope.value) : scope
}

/** What is graded against for a stored variant of `card`; errors where the card or a formula for it is broken. */
export function keyOf(card: NumericCard, variant: Variant): Result<NumericKey, CardProblem[] | Undefined> {
  const prepared = prepareCard(card)
  if (!prepared.ok) return prepared
  const evaluated = evaluateVariant(prepared.value, variant)
  return evaluated.ok ? ok(evaluated.value.key) : evaluated
}
