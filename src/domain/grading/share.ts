// Owns the verdict on an answer of several parts: all right, some of them, or none.
import type { Given, Verdict } from './verdict.ts'

const PLACES = 10_000

/** The verdict where `right` of `all` parts are right; a credit that has no end is rounded to four places. */
export function verdictOf(right: number, all: number, reading: Given): Verdict<Given> {
  if (right === all) return { kind: 'right', credit: '1', reading }
  if (right === 0) return { kind: 'wrong', credit: '0', reading }
  return { kind: 'partial', credit: String(Math.round((right * PLACES) / all) / PLACES), reading }
}
