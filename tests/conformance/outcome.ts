// Owns what an engine makes of a row, in the words of the row that expects it; runs in Node and, bundled, in a page.
import type { FormulaKey } from '../../src/domain/deck/formula-key.ts'
import type { NumericKey } from '../../src/domain/deck/key.ts'
import { isExact, isList, isNumber, type Num, type Rational } from '../../src/domain/formula/index.ts'
import type * as script from '../../src/engine/main.ts'
import type { FormulaRow, GradingRow, LanguageRow, ReadingRow } from './tables.ts'

type Engine = typeof script

function evaluation({ parse, check, evaluate, fromDecimal }: Engine, row: LanguageRow) {
  const vars = Object.entries(row.vars)
  const lists = vars.flatMap(([name, value]) => (typeof value === 'object' ? [name] : []))
  // Numbers mean their shortest decimal.
  const exactly = (value: number): Rational => fromDecimal(String(value)) ?? { n: 0n, d: 0n }
  const values = new Map(
    vars.map(([name, value]) => [name, typeof value === 'object' ? value.map(exactly) : exactly(value)]),
  )
  const parsed = parse(row.expr, row.dialect)
  const checked = parsed.ok ? check(parsed.value, new Set(values.keys()), new Set(lists)) : parsed
  return checked.ok ? evaluate(checked.value, values) : checked
}

/** The value of a formula, or its error. */
export function evaluated(engine: Engine, row: LanguageRow): Partial<LanguageRow> {
  const found = evaluation(engine, row)
  if (!found.ok) {
    const { code, span } = found.error
    return row.span ? { error: code, span: [span.start, span.end] } : { error: code }
  }
  const { value } = found
  if (typeof value === 'boolean') return { value }
  if (isNumber(value)) {
    if (isExact(value)) return { exact: fraction(value) }
    return { value: closeTo(engine, value, row.value) ? row.value : engine.toDouble(value) }
  }
  if (value.every(isExact)) return { exact: `[${value.map(fraction).join(', ')}]` }
  const wanted: readonly unknown[] = Array.isArray(row.value) ? row.value : []
  const areClose = value.length === wanted.length && value.every((each, at) => closeTo(engine, each, wanted[at]))
  return { value: areClose ? row.value : value.map(engine.toDouble) }
}

/** How a row's answer is read. */
export const answerOf = (engine: Engine, { typed, locale, unit, names, wants = 'number' }: ReadingRow) =>
  engine.readAnswer(typed, { wants, locale, unit, names: names && new Set(names) })

/** What a typed answer is read as, or why it is not. */
export function read(engine: Engine, row: ReadingRow): Partial<ReadingRow> {
  const found = answerOf(engine, row)
  if (!found.ok) {
    const { code, span } = found.error
    return { error: code, ...(row.span ? { span: [span.start, span.end] } : {}) }
  }
  const { value, other, readAs, figures = 'none', decimals } = found.value
  const isNear = row.near !== undefined && !isList(value) && !isExact(value) && closeTo(engine, value, row.near)
  return {
    ...(isNear ? { near: row.near } : { exact: text(engine, value) }),
    ...(other ? { other: text(engine, other.value) } : {}),
    ...(row.echo === undefined ? {} : { echo: readAs }),
    ...(row.figures === undefined ? {} : { figures }),
    ...(row.decimals === undefined ? {} : { decimals }),
  }
}

/** An answer, and what it is graded against: with what rounding makes of the key at hand, since functions do not travel. */
export interface Asked {
  readonly answer: string
  readonly key: Omit<NumericKey, 'carried'> & { readonly carried: ReturnType<NonNullable<NumericKey['carried']>> }
  readonly locale?: string
}

const numericVerdict = (engine: Engine, { key, answer, locale }: Asked) =>
  engine.gradeNumeric({ ...key, carried: () => key.carried }, answer, locale)

/** The verdict on a typed number. */
export function graded(engine: Engine, asked: Asked): Partial<GradingRow> {
  const verdict = numericVerdict(engine, asked)
  if (verdict.kind === 'ungradable') return { verdict: verdict.kind, reason: verdict.problem.code }
  const { kind, credit, reading } = verdict
  return {
    verdict: kind,
    value: isList(reading.value) ? reading.value.map(engine.toDouble) : engine.toDouble(reading.value),
    credit: Number(credit),
    readAs: reading.readAs,
    direction: verdict.kind === 'wrong' ? (verdict.direction ?? null) : null,
    ...(verdict.kind === 'mistake' ? { mistakes: [...verdict.mistakes] } : {}),
    ...(verdict.kind === 'unitSlip' ? { slip: [...verdict.slip.confused] } : {}),
  }
}

/** A typed formula, and what it is compared with. */
export interface AskedFormula {
  readonly answer: string
  readonly key: FormulaKey
  readonly locale?: string
}

/** The verdict on a typed formula. */
export function compared(engine: Engine, { key, answer, locale }: AskedFormula): Partial<FormulaRow> {
  const verdict = engine.gradeFormula(key, answer, locale)
  if (verdict.kind === 'ungradable') return { verdict: verdict.kind, reason: verdict.problem.code }
  const { credit, reading } = verdict
  const { gap, readAs } = reading
  if (verdict.kind !== 'right' && verdict.kind !== 'wrong' && verdict.kind !== 'mistake')
    throw new Error(`no formula is ${verdict.kind}`)
  return {
    verdict: verdict.kind,
    credit: Number(credit),
    readAs,
    ...(verdict.kind === 'mistake' ? { mistakes: [...verdict.mistakes] } : {}),
    ...(gap
      ? { undefinedAt: Object.fromEntries([...gap.values].map(([name, value]) => [name, engine.toDouble(value)])) }
      : {}),
  }
}

/** Within the limit, relative at every size, a number counts as the one written in the row. */
const closeTo = ({ toDouble }: Engine, found: Num, wanted: unknown): boolean =>
  typeof wanted === 'number' && Math.abs(toDouble(found) - wanted) <= 1e-12 * Math.abs(wanted)

const fraction = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`)

function text({ toDouble }: Engine, value: Num | readonly Num[]): string {
  const one = (each: Num): string => (isExact(each) ? fraction(each) : `about ${toDouble(each)}`)
  return isList(value) ? `[${value.map(one).join(', ')}]` : one(value)
}

// JSON does not carry rationals and sets into a page.

interface Rows {
  readonly language: readonly LanguageRow[]
  readonly reading: readonly ReadingRow[]
  readonly grading: readonly Asked[]
  readonly comparing: readonly AskedFormula[]
}

/** `rows` as text; `unwire` makes them again. */
export const wire = (rows: Rows): string =>
  JSON.stringify(rows, (_, each: unknown) => {
    if (typeof each === 'bigint') return { big: String(each) }
    if (each instanceof Set) return { set: [...each] }
    if (each instanceof Map) return { map: [...each] }
    if (typeof each === 'function') throw new Error('a key is data')
    return each
  })

/**
 * Every member of a result by its name, at any depth, with its value where that is the same everywhere: doubles are not,
 * and a page has no words for what is wrong, nor names that were perhaps meant.
 */
const members = (result: unknown): string =>
  JSON.stringify(result, (name, each: unknown) => {
    if (name === 'suggestion') return undefined
    if (name === 'args') return Object.keys(Object(each))
    if (typeof each === 'number') return 0
    if (typeof each === 'bigint') return String(each)
    return each instanceof Map ? [...each] : each
  })

const unwire = (from: string): Rows =>
  JSON.parse(from, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null) return each
    if ('big' in each) return BigInt(String(each.big))
    if ('map' in each && Array.isArray(each.map)) return new Map(each.map)
    return 'set' in each && Array.isArray(each.set) ? new Set(each.set) : each
  }) as Rows // what wire was given

/** All rows at once, as a page runs them: one call, one answer. */
export function all(engine: Engine, wired: string) {
  const { language, reading, grading, comparing } = unwire(wired)
  return {
    language: language.map(row => evaluated(engine, row)),
    reading: reading.map(row => read(engine, row)),
    grading: grading.map(row => graded(engine, row)),
    comparing: comparing.map(row => compared(engine, row)),
    members: [
      ...language.map(row => members(evaluation(engine, row))),
      ...reading.map(row => members(answerOf(engine, row))),
      ...grading.map(row => members(numericVerdict(engine, row))),
      ...comparing.map(({ key, answer, locale }) => members(engine.gradeFormula(key, answer, locale))),
    ],
  }
}
