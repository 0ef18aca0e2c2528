// Owns the verdict on typed numbers: compared with the key, then with the mistakes, roundings and slips that earn less.
import type { NumericKey } from '../deck/key.ts'
import { compare, isList } from '../formula/index.ts'
import { boundsOf, type Bounds, type Direction, type Numbers } from './bounds.ts'
import { isImprecise } from './imprecise.ts'
import { readAnswer } from './read.ts'
import type { Reading } from './reading.ts'
import { arranged, rightFor } from './right.ts'
import { bestCredit } from './share.ts'
import { slipOf } from './slip.ts'
import { fits } from './tolerance.ts'
import type { Verdict } from './verdict.ts'

/** A typed number, or a list where the key is one. */
export type NumericReading = Reading<Numbers>

/** What a near miss earns where the card says nothing else. */
const defaultCredit = '0.5'

/** The verdict on what was typed. `locale` is the person's: which separator is the decimal one. */
export function gradeNumeric(key: NumericKey, text: string, locale?: string): Verdict<NumericReading> {
  const { unit, names } = key
  const read = readAnswer(text, {
    names,
    wants: isList(key.value) ? 'list' : 'number',
    ...(unit === undefined ? {} : { unit }),
    ...(locale === undefined ? {} : { locale }),
  })
  return read.ok ? decide(key, read.value) : { kind: 'ungradable', problem: read.error }
}

/** The first verdict that holds, in the order of the table in verdict.ts. */
function decide(key: NumericKey, reading: NumericReading): Verdict<NumericReading> {
  const isRight = rightFor(key)
  const answer = boundsOf(reading.value)
  if (isRight(answer)) return { kind: 'right', credit: '1', reading }
  // A separator must not cost a right answer; the echo says in which sense it was read.
  if (reading.other && isRight(boundsOf(reading.other.value)))
    return { kind: 'right', credit: '1', reading: { ...reading.other, isOtherSense: true } }
  const given = arranged(key, answer)
  const matching = key.mistakes.filter(({ value }) => fits(arranged(key, boundsOf(value)), given, key.tolerance))
  if (matching.length > 0) {
    const credit = bestCredit(matching.map(mistake => mistake.credit))
    return { kind: 'mistake', credit, mistakes: matching.map(mistake => mistake.index), reading }
  }
  if (isRounded(key, reading, isRight))
    return { kind: 'imprecise', credit: key.impreciseCredit ?? defaultCredit, reading }
  const slip =
    key.unit === undefined || reading.hasUnit
      ? undefined
      : slipOf(key.unit, arranged(key, boundsOf(key.value)), given, isRight)
  if (slip) return { kind: 'unitSlip', credit: key.slipCredit ?? defaultCredit, slip, reading }
  const direction = key.direction ? directionOf(key.value, reading.value) : undefined
  return { kind: 'wrong', credit: '0', ...(direction ? { direction } : {}), reading }
}

/** Whether every element is right by itself or a rounding of its key that goes too far. */
function isRounded(
  key: NumericKey,
  { value, elements, figures, decimals }: NumericReading,
  isRight: (answer: readonly Bounds[]) => boolean,
): boolean {
  const own = arranged(key, boundsOf(key.value))
  const single = figures === undefined || decimals === undefined ? {} : { figures, decimals }
  const typed = boundsOf(value).map((bounds, at) => ({ bounds, written: (elements ?? [single])[at] ?? {} }))
  const given = arranged(
    key,
    typed.map(({ bounds }) => bounds),
  )
  if (own.length !== given.length) return false
  return given.every((bounds, at) => {
    const written = typed.find(each => each.bounds === bounds)?.written ?? {}
    const alone = own.map((each, place) => (place === at ? bounds : each))
    return isRight(alone) || isImprecise(own, at, { value: bounds, written }, key.tolerance)
  })
}

/** Of lists nobody can say it. */
function directionOf(key: Numbers, answer: Numbers): Direction | undefined {
  const [own, given] = [key, answer].map(value => (isList(value) ? undefined : boundsOf(value)[0]))
  if (!own || !given) return undefined
  return isBelow(own, given) ? 'high' : isBelow(given, own) ? 'low' : undefined
}

const isBelow = (a: Bounds, b: Bounds): boolean => compare(a.high, b.low) < 0
