// Owns one typed number: unframed, scanned, evaluated by the formula engine, echoed.
import type { Span } from '../diagnostic.ts'
import { check, evaluate, isExact, limits, parse } from '../formula/index.ts'
import type { Expr, FormulaError, Num } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { problem, type FoldedProblem, type Suffix } from './behind.ts'
import type { Numbers } from './bounds.ts'
import { vulgarFractions } from './fold.ts'
import { trimmed, unframe } from './frame.ts'
import { echoOf, figuresOf, type Evaluated } from './number-echo.ts'
import type { Reading } from './reading.ts'
import { scan, type Manner, type Scanned } from './scan.ts'
import { slipsByThousand } from './slip.ts'
import { join, wholeNumber, type Piece } from './token.ts'

/** What stands in `span` of the folded text, read as one number or as an expression. Errors: all of `Unreadable`. */
export function readNumber(text: string, span: Span, manner: Manner): Result<Reading<Numbers>, FoldedProblem> {
  const framed = unframe(text, span, manner.asked)
  if (!framed.ok) return framed
  const { core, suffixes } = framed.value
  // In 1 h + 30 min and 3 k + 5 k the last word is not that of the whole answer, but for what is counted.
  const labels = suffixes.filter(({ kind }) => kind === 'label')
  if (labels.length === suffixes.length || !repeats(text, core, suffixes, manner))
    return readCore(text, core, suffixes, manner)
  const counted = labels.reduce((length, { label = '' }) => length + label.length, 0)
  return readCore(text, trimmed(text, { start: span.start, end: span.end - counted }), labels, manner)
}

/** Whether a number in `core` has a unit, multiplier or percent of its own, as `behind` has. */
function repeats(text: string, core: Span, behind: readonly Suffix[], manner: Manner): boolean {
  const scanned = scan(text, core, manner)
  return scanned.ok && scanned.value.pieces.some(({ head }) => behind.some(({ kind }) => kind === head?.kind))
}

/** The number in `core`, under the suffixes behind it. */
export function readCore(
  text: string,
  core: Span,
  behind: readonly Suffix[],
  manner: Manner,
): Result<Reading<Numbers>, FoldedProblem> {
  const scanned = readMixed(text, core) ?? scan(text, core, manner)
  if (!scanned.ok) return scanned
  const { pieces } = scanned.value
  const product = productOfUnits(scanned.value)
  if (product) return product
  const suffixes = [...scanned.value.suffixes, ...behind]
  return evaluatePieces({ pieces, suffixes }, core.end, manner)
}

const mixedNumber = /^([-+–]?)\s*(\d+)(\s+)(?:(\d+)\s*\/\s*(\d+)|(\p{No}))$/u

/** `1 1/2` as the whole answer: an integer and a proper fraction, the sign before both. */
function readMixed(text: string, core: Span): Result<Scanned, FoldedProblem> | undefined {
  const parts = mixedNumber.exec(text.slice(core.start, core.end))
  if (!parts) return undefined
  const [, sign = '', whole = '', gap = '', over = '', under = '', vulgar = ''] = parts
  // Of nothing BigInt makes 0: another sign than a fraction's is left.
  const [n, d] = vulgarFractions.get(vulgar) ?? [BigInt(over), BigInt(under)]
  if (n === 0n || n >= d) return undefined
  if (gap === ' ' && over.length === 3 && /^[1-9]\d{0,2}$/.test(whole))
    return problem('number.ambiguous', core, {
      text: text.slice(core.start, core.end),
      first: `${whole} + ${over}/${under}`,
      second: `${whole}${over}/${under}`,
    })
  const number: Piece = { kind: 'name', source: `(${whole}+${n}/${d})`, span: core }
  const signed: Piece = { kind: 'symbol', source: sign === '+' ? '+' : '-', span: core }
  return ok({ pieces: sign === '' ? [number] : [signed, number], suffixes: [] })
}

/** A unit times a unit is another unit, and so is its power: numbers with units of their own may only be added. */
function productOfUnits({ pieces, suffixes }: Scanned): Result<never, FoldedProblem> | undefined {
  // Percent is a unit where the card has it as one.
  const measured = pieces.filter(({ head }) => head?.kind === 'unit' || (head?.kind === 'percent' && !head.factor))
  const [first] = measured
  if (!first) return undefined
  const isSum = pieces.every(({ kind, source }) => kind === 'number' || /^[-+()]$/.test(source))
  const isAlone = measured.length === 1 && suffixes.every(({ kind }) => kind !== 'unit')
  const isMultiple = isAlone && pieces.every(({ kind, source }) => kind !== 'root' && source !== '^')
  if (isSum || isMultiple) return undefined
  return problem('unit.product', first.span, { text: first.head?.label ?? '%' })
}

function evaluatePieces(scanned: Scanned, end: number, manner: Manner): Result<Reading<Numbers>, FoldedProblem> {
  const { pieces, suffixes } = scanned
  const whole = wholeNumber(pieces)
  const { unit } = manner.asked
  // Behind a multiplier a separator is no slip, and a slip of the unit must not hide behind one.
  const isScaled =
    [whole?.number.head, ...suffixes].some(suffix => suffix?.kind === 'multiplier') ||
    (unit !== undefined && slipsByThousand(unit))
  const turning = isScaled || manner.isElement ? undefined : whole?.number.other
  // Programs, calculators and our own texts write 3.142 everywhere; nobody who has the point writes 3,142 for it.
  const doubt = turning || manner.decimal === '.' ? undefined : doubtIn(pieces, manner)
  if (doubt) return doubt
  const own = evaluateAs(scanned, piece => piece.source, end)
  if (!own.ok) return own
  const echo = echoOf(scanned, manner)
  const measured = isMeasured(scanned) ? { hasUnit: true as const } : {}
  if (!whole) return ok({ value: own.value.value, readAs: echo(own.value), ...measured })
  const { number } = whole
  const reading = {
    value: own.value.value,
    readAs: echo(own.value, piece => piece.digits ?? piece.source),
    ...measured,
    ...figuresOf(number.digits ?? '', whole.power ?? 0, factorsOf(number, suffixes)),
  }
  if (!turning) return ok(reading)
  const turned = evaluateAs(scanned, piece => (piece === number ? turning.source : piece.source), end)
  if (!turned.ok) return ok(reading)
  const readAs = echo(turned.value, piece => (piece === number ? turning.digits : piece.source))
  const figures = figuresOf(turning.digits, whole.power ?? 0, factorsOf(number, suffixes))
  return ok({ ...reading, other: { value: turned.value.value, readAs, ...figures } })
}

/**
 * A group that may be decimals, where no second reading is tried; undefined where there is none. See
 * docs/decisions/0017. Both senses are told as they can be written without doubt.
 */
export function doubtIn(pieces: readonly Piece[], { decimal }: Manner): Result<never, FoldedProblem> | undefined {
  const found = pieces.find(({ other }) => other?.digits.includes('.'))
  if (!found?.other) return undefined
  const { start } = found.span
  const { digits } = found.other
  return problem(
    'number.ambiguous',
    { start, end: start + digits.length },
    {
      text: decimal === ',' ? digits : digits.replace('.', ','),
      first: digits.replace('.', decimal),
      second: found.digits ?? '',
    },
  )
}

function evaluateAs(
  { pieces, suffixes }: Scanned,
  sourceOf: (piece: Piece) => string,
  end: number,
): Result<Evaluated, FoldedProblem> {
  const { source, locate } = join(pieces, sourceOf, end)
  const fail = (error: FormulaError): Result<never, FoldedProblem> => err({ ...error, span: locate(error.span) })
  const parsed = parse(source, 'typed', limits.writtenOut)
  if (!parsed.ok) return fail(parsed.error)
  const expr = suffixes.filter(({ kind }) => kind !== 'unit').reduce(times, parsed.value)
  const converted = suffixes.filter(({ kind }) => kind === 'unit').reduce(times, expr)
  const typed = valueOf(expr)
  if (!typed.ok) return fail(typed.error)
  const span = { start: pieces[0]?.span.start ?? 0, end }
  if (typeof typed.value === 'boolean') return problem('answer.condition', span, { text: source })
  if (converted === expr) return ok({ value: typed.value, typed: typed.value, expr })
  const value = valueOf(converted)
  if (!value.ok) return fail(value.error)
  if (typeof value.value === 'boolean') throw new Error('a number in another unit is a number')
  return ok({ value: value.value, typed: typed.value, expr })
}

function valueOf(expr: Expr): ReturnType<typeof evaluate> {
  const checked = check(expr, new Set())
  return checked.ok ? evaluate(checked.value, new Map()) : checked
}

/** `expr` under a suffix behind all of it. */
function times(expr: Expr, { factor }: Suffix): Expr {
  if (!factor) return expr
  const { span } = expr
  const isDivisor = isExact(factor) && factor.n === 1n
  const value = isDivisor ? { n: factor.d, d: 1n } : factor
  const right: Expr = { kind: 'number', text: isExact(value) ? `${value.n}` : '', value, span }
  return { kind: 'binary', operator: isDivisor ? '/' : '*', left: expr, right, span }
}

/** Whether the card's unit, or another of its kind, was typed. */
const isMeasured = ({ pieces, suffixes }: Scanned): boolean =>
  [...pieces.map(({ head }) => head), ...suffixes].some(word => word?.kind === 'unit' || word?.kind === 'percent')

const factorsOf = ({ head }: Piece, suffixes: readonly Suffix[]): readonly Num[] =>
  [head, ...suffixes].flatMap(suffix => suffix?.factor ?? [])
