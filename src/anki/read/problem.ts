// Owns why a package cannot be read: a code for each reason, with what was found.
import type { Args } from '../../domain/diagnostic.ts'
import { err, type Result } from '../../domain/result.ts'

const packageProblemCodes = [
  'package.unreadable', // detail
  'package.not-zip',
  'package.damaged', // detail
  'package.too-large', // what, allowed (bytes, or entries)
  'package.encrypted',
  'package.no-collection',
  'package.newer', // found, known
] as const

/** Why nothing of a package is read. */
export interface PackageProblem {
  readonly code: (typeof packageProblemCodes)[number]
  readonly args: Args
}

export const packageProblem = (code: PackageProblem['code'], args: Args = {}): Result<never, PackageProblem> =>
  err({ code, args })

export const damaged = (detail: string): Result<never, PackageProblem> => packageProblem('package.damaged', { detail })
