// Owns the key of a numeric card for drawn values: what is right, and what each listed mistake would give.
import { fromDecimal } from '../formula/index.ts'
import type { FormulaError, Rational } from '../formula/index.ts'
import type { Bounds, Numbers } from '../grading/bounds.ts'
import { carriedKey, carryFigures } from '../grading/carry.ts'
import { err, ok, type Result } from '../result.ts'
import type { CalculatedCard, NumericCard, NumericRules, Tolerance, Variant } from './card.ts'
import { ANSWER, prepareCard, type CardPart, type CardProblem, type PreparedCard } from './prepare.ts'
import { numbersIn, type Scope } from './value.ts'

/** What an answer is graded against. */
export interface NumericKey extends Omit<NumericRules, 'carry'> {
  readonly value: Numbers
  readonly tolerance: Tolerance
  /** All that the key may become by rounding on the way; undefined, or absent, where that is not forgiven. */
  readonly carried?: () => readonly Bounds[] | undefined
  /** Listed mistakes that have a value here; `index` is the place in the card's list, `credit` an exact decimal. */
  readonly mistakes: readonly { readonly index: number; readonly value: Numbers; readonly credit: string }[]
  readonly unit?: string
  /** The card's own names: letters that people may not type for a number. */
  readonly names: ReadonlySet<string>
}

/** A key with everything that the card's texts may name: parameters, lets and `answer`. */
export interface Evaluated {
  readonly key: NumericKey
  readonly scope: Scope
}

/** A formula of the card that has no value for the values drawn. */
export interface Undefined {
  readonly at: CardPart
  readonly formula: FormulaError
}

/** Parameters and lets; the first let without a value is the error. */
export function scopeOf(
  prepared: PreparedCard<CalculatedCard>,
  values: ReadonlyMap<string, Rational>,
): Result<Map<string, Numbers>, Undefined> {
  const scope = new Map<string, Numbers>(values)
  for (const [index, { name, checked }] of prepared.lets.entries()) {
    const value = numbersIn(scope, checked)
    if (!value.ok) return err({ at: { part: 'let', index }, formula: value.error })
    scope.set(name, value.value)
  }
  return ok(scope)
}

/** The key in a scope of parameters and lets; the scope that is returned also holds `answer`. */
export function keyIn(prepared: PreparedCard, scope: Scope): Result<Evaluated, Undefined> {
  const { card, answer, lets, shown } = prepared
  const value = numbersIn(scope, answer)
  if (!value.ok) return err({ at: { part: 'answer' }, formula: value.error })
  const { tolerance, unit, unordered, impreciseCredit, slipCredit, direction } = card
  // A mistake without a value here is a mistake nobody can make here.
  const mistakes = prepared.mistakes.flatMap((checked, index) => {
    const wrong = numbersIn(scope, checked)
    return wrong.ok ? [{ index, value: wrong.value, credit: card.mistakes[index]?.credit ?? '0' }] : []
  })
  const figures = carryFigures(tolerance, card.carry)
  const key: NumericKey = {
    value: value.value,
    tolerance,
    mistakes,
    names: prepared.names,
    ...(figures === undefined
      ? {}
      : { carried: () => carriedKey(value.value, { answer, lets, scope, shown }, figures) }),
    ...(unit === undefined ? {} : { unit }),
    ...(unordered ? { unordered } : {}),
    ...(impreciseCredit === undefined ? {} : { impreciseCredit }),
    ...(slipCredit === undefined ? {} : { slipCredit }),
    ...(direction ? { direction } : {}),
  }
  return ok({ key, scope: new Map([...scope, [ANSWER, value.value]]) })
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
