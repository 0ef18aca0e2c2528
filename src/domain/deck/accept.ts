// Owns acceptance: the one predicate by which proof and draw decide whether drawn values make a fair question.
import { evaluate } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { boundsOf, type Numbers } from '../grading/bounds.ts'
import { judgeFor, type Judge } from '../grading/right.ts'
import { screenKey } from '../grading/screen.ts'
import { isRelative, isTooNearZero, isUnmeetable } from '../grading/tolerance.ts'
import { err, ok, type Result } from '../result.ts'
import type { CalculatedCard } from './card.ts'
import { keyIn, scopeOf, type Evaluated, type NumericKey, type Undefined } from './key.ts'
import { isNoise } from './noise.ts'
import type { PreparedCard } from './prepare.ts'

/**
 * where: the condition is false · undefined: a formula has no value · near-zero: a relative tolerance of a key that is 0
 * or noise · approximate: exact tolerance of a key that is not exact · mistake: of those with a value (`defined`) these
 * (`indices`) would be graded right.
 */
export type Rejection =
  | { readonly kind: 'where' | 'near-zero' | 'approximate' }
  | ({ readonly kind: 'undefined' } & Undefined)
  | { readonly kind: 'mistake'; readonly indices: readonly number[]; readonly defined: readonly number[] }

/** Parameters and lets where the card's condition holds, or why these values are none of its draws. */
export function scopeWhere(
  prepared: PreparedCard<CalculatedCard>,
  values: ReadonlyMap<string, Rational>,
): Result<Map<string, Numbers>, Rejection> {
  const scope = scopeOf(prepared, values)
  if (!scope.ok) return err({ kind: 'undefined', ...scope.error })
  if (!prepared.where) return scope
  const holds = evaluate(prepared.where, scope.value)
  if (!holds.ok) return err({ kind: 'undefined', at: { part: 'where' }, formula: holds.error })
  return holds.value === true ? ok(scope.value) : err({ kind: 'where' })
}

/** Key and scope for these values, or why they may not be posted. */
export function accept(prepared: PreparedCard, values: ReadonlyMap<string, Rational>): Result<Evaluated, Rejection> {
  const scope = scopeWhere(prepared, values)
  if (!scope.ok) return scope
  const evaluated = keyIn(prepared, scope.value)
  if (!evaluated.ok) return err({ kind: 'undefined', ...evaluated.error })
  const { value, tolerance, mistakes } = evaluated.value.key
  if (isTooNearZero(value, tolerance) || (isRelative(tolerance) && isNoise(prepared, value, scope.value)))
    return err({ kind: 'near-zero' })
  if (isUnmeetable(value, tolerance)) return err({ kind: 'approximate' })
  const indices = rightMistakes(evaluated.value.key)
  if (indices.length === 0) return evaluated
  return err({ kind: 'mistake', indices, defined: mistakes.map(mistake => mistake.index) })
}

/** The mistakes that would be graded right. Nearly all are plainly not: the judge is only made where doubles do not say. */
function rightMistakes(key: NumericKey): number[] {
  let judge: Judge | undefined
  const isRight = (value: Numbers): boolean =>
    screenKey(key, value) ?? (judge ??= judgeFor(key)).isRight(boundsOf(value))
  return key.mistakes.filter(({ value }) => isRight(value)).map(({ index }) => index)
}
