// Owns what test files get in place of fast-check while mutants are tried: the same, with fewer inputs where they would take long.
import fc, { type IRawProperty, type Parameters } from 'fast-check'

/** The share of its inputs that a property tries, and whether one of them showed it wrong. */
export const inputs = { share: 1, isRefuted: false }

function assert<T>(property: IRawProperty<T>, given: Parameters<T> = {}): void {
  const numRuns = Math.ceil((given.numRuns ?? 100) * inputs.share)
  try {
    void fc.assert(property, { ...given, numRuns })
  } catch (error) {
    inputs.isRefuted = true
    throw error
  }
}

export default { ...fc, assert }
