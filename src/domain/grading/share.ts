// Owns shares of the points: of an answer of several parts, and the best among several mistakes.
import { compare, fromDecimal, ZERO } from '../formula/index.ts'
import type { Given, Verdict } from './verdict.ts'

const PLACES = 10_000

/** The verdict where `right` of `all` parts are right; a credit that has no end is rounded to four places. */
export function verdictOf(right: number, all: number, reading: Given): Verdict<Given> {
  if (right === all) return { kind: 'right', credit: '1', reading }
  if (right === 0) return { kind: 'wrong', credit: '0', reading }
  return { kind: 'partial', credit: String(Math.round((right * PLACES) / all) / PLACES), reading }
}

/** The largest of some credits, which are exact decimals. */
export const bestCredit = (credits: readonly string[]): string => credits.reduce(larger, '0')

const larger = (a: string, b: string): string => (compare(fromDecimal(a) ?? ZERO, fromDecimal(b) ?? ZERO) < 0 ? b : a)

/** Whether `text` is a share of the points: a decimal from 0 to 1. */
export function isCredit(text: string): boolean {
  const share = fromDecimal(text)
  return share !== undefined && share.n >= 0n && share.n <= share.d
}
