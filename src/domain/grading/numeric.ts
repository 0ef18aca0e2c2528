// Owns the verdict on typed numbers: compared with the key, then with the mistakes, roundings and slips that earn less.
import type { NumericKey } from '../deck/key.ts'
import { compare, isList, ZERO } from '../formula/index.ts'
import { boundsOf, larger, reach, type Bounds, type Direction, type Numbers } from './bounds.ts'
import { furthestRounding, isImprecise } from './imprecise.ts'
import { readAnswer } from './read.ts'
import type { Reading } from './reading.ts'
import { arranged, judgeFor, type Judge } from './right.ts'
import { bestCredit } from './share.ts'
import { plausible, screen } from './screen.ts'
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
    unit,
    locale,
  })
  return read.ok ? decide(key, read.value) : { kind: 'ungradable', problem: read.error }
}

/** The first verdict that holds, in the order of the table in verdict.ts. */
function decide(key: NumericKey, reading: NumericReading): Verdict<NumericReading> {
  const judge = judgeFor(key)
  const { isRight } = judge
  const answer = boundsOf(reading.value)
  if (isRight(answer)) return { kind: 'right', credit: '1', reading }
  // A separator must not cost a right answer; the echo says in which sense it was read.
  if (reading.other && isRight(boundsOf(reading.other.value)))
    return { kind: 'right', credit: '1', reading: { ...reading.other, isOtherSense: true } }
  const given = arranged(key, answer)
  const matching = key.mistakes.filter(
    ({ value }) =>
      screen(value, reading.value, key.tolerance) ?? fits(arranged(key, boundsOf(value)), given, key.tolerance),
  )
  if (matching.length > 0) {
    const credit = bestCredit(matching.map(mistake => mistake.credit))
    return { kind: 'mistake', credit, mistakes: matching.map(mistake => mistake.index), reading }
  }
  if (isRounded(key, reading, judge))
    return { kind: 'imprecise', credit: key.impreciseCredit ?? defaultCredit, reading }
  const slip =
    key.unit === undefined || reading.hasUnit ? undefined : slipOf(key.unit, judge.key, given, isRight, plausible(key))
  if (slip) return { kind: 'unitSlip', credit: key.slipCredit ?? defaultCredit, slip, reading }
  const direction = key.direction ? directionOf(key.value, reading.value) : undefined
  return { kind: 'wrong', credit: '0', ...(direction ? { direction } : {}), reading }
}

/** Whether every element is right by itself or a rounding of its key that goes too far. */
function isRounded(key: NumericKey, reading: NumericReading, judge: Judge): boolean {
  const { value, elements = [reading] } = reading
  // A number further away is no rounding, whatever its figures.
  if (screen(key.value, value, furthestRounding) === false) return false
  const typed = boundsOf(value)
  if (typed.length !== judge.key.length) return false
  const written = new Map(typed.map((bounds, at) => [bounds, elements[at] ?? {}]))
  const given = arranged(key, typed)
  const areRight = judge.areRight(given)
  const largest = judge.key.map(reach).reduce(larger, ZERO)
  return judge.key.every((own, at) => {
    const bounds = given[at]
    if (!bounds || areRight[at] === true) return bounds !== undefined
    return isImprecise(own, largest, { value: bounds, written: written.get(bounds) ?? {} }, key.tolerance)
  })
}

/** Of lists nobody can say it. */
function directionOf(key: Numbers, answer: Numbers): Direction | undefined {
  const [own, given] = [key, answer].map(value => (isList(value) ? undefined : boundsOf(value)[0]))
  if (!own || !given) return undefined
  return isBelow(own, given) ? 'high' : isBelow(given, own) ? 'low' : undefined
}

const isBelow = (a: Bounds, b: Bounds): boolean => compare(a.high, b.low) < 0
