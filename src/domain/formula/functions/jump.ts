// Owns what functions that jump have in common: on intervals they are decided, exactly, or not at all.
import { isPoint } from '../interval.ts'
import { holdsWhole } from '../interval-power.ts'
import { equal } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, MathProblem } from '../row.ts'
import { rationalOf } from '../value.ts'
import type { Interval } from '../value.ts'

/** The value of a step function that never falls: the same at both ends, or undecided. */
export const steps =
  (exact: (x: Rational) => Rational) =>
  ({ lo, hi }: Interval): Rational | MathProblem => {
    const low = exact(rationalOf(lo))
    return equal(low, exact(rationalOf(hi))) ? low : 'math.undecided'
  }

/** The value of a function of whole numbers only: an argument that is not known exactly may be none. */
export const wholes =
  (exact: (...xs: Rational[]) => ExactResult) =>
  (...xs: Interval[]): Rational | MathProblem => {
    if (!xs.every(holdsWhole)) return 'math.domain'
    if (!xs.every(isPoint)) return 'math.undecided'
    return exact(...xs.map(({ lo }) => rationalOf(lo))) ?? 'math.undecided'
  }
