// Owns the row of a code: how grave the problem is, and why it is one.
import type { Severity } from '../../domain/diagnostic.ts'

export interface Row {
  readonly severity: Severity
  /** For the page of diagnostics: why it is a problem and what helps. */
  readonly why: string
}
export const error = (why: string): Row => ({ severity: 'error', why })
export const warning = (why: string): Row => ({ severity: 'warning', why })
