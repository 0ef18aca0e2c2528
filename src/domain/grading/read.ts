// Owns reading what people type: fold, unframe, scan, then the formula engine.
import type { Span } from '../diagnostic.ts'
import {
  check,
  constants,
  evaluate,
  functionNamed,
  isExact,
  isNumber,
  limits,
  parse,
  print,
  toDecimal,
} from '../formula/index.ts'
import type { Expr, FormulaError, Num } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { fold, unfoldSpan, vulgarFractions } from './fold.ts'
import { problem, startOf, unframe, type Asked, type FoldedProblem, type Suffix } from './frame.ts'
import { decimalSign } from './locale.ts'
import { displayNumber, echoNumber, grouped } from './number-text.ts'
import type { Reading, Unreadable } from './reading.ts'
import { scan } from './scan.ts'
import { slipsByThousand } from './suffix.ts'
import { join, timesFactor, type Piece } from './token.ts'

export interface ReadOptions extends Asked {
  /** BCP-47 tag: which sign is the decimal one. Missing or unknown is `en`. */
  readonly locale?: string
}

/**
 * The number that `text` means. `unit` is the card's (multipliers and words behind the number depend on it), `names`
 * are its variables, which nobody may type for a number. Never throws; spans are in `text` as typed.
 */
export function readAnswer(text: string, options: ReadOptions): Result<Reading, Unreadable> {
  const allowed = limits.length.typed
  if (text.length > allowed)
    return err({
      code: 'answer.length',
      span: { start: allowed, end: text.length },
      args: { found: text.length, allowed },
    })
  const folded = fold(text)
  const read = readFolded(folded.text, options)
  return read.ok ? read : err({ ...read.error, span: unfoldSpan(folded, read.error.span, text.length) })
}

function readFolded(text: string, options: ReadOptions): Result<Reading, FoldedProblem> {
  const trimmed = text.trim()
  const all = { start: text.length - text.trimStart().length, end: text.trimEnd().length }
  if (trimmed === '') return problem('answer.empty', { start: 0, end: text.length })
  if (isWords(text.slice(startOf(text)))) return problem('answer.words', all, { text: trimmed })
  // A unit must look as it does in the folded answer.
  const asked = options.unit === undefined ? options : { ...options, unit: fold(options.unit).text }
  const framed = unframe(text, asked)
  if (!framed.ok) return framed
  const { core } = framed.value
  const mixed = readMixed(text, core)
  const scanned = mixed ?? scan(text, core, decimalSign(options.locale), asked)
  if (!scanned.ok) return scanned
  const suffixes = [...scanned.value.suffixes, ...framed.value.suffixes]
  return evaluatePieces(scanned.value.pieces, suffixes, text.trimEnd().length, options)
}

/** Whether there is no number in it and not even the name of one. */
function isWords(text: string): boolean {
  if (/[\p{Nd}∞]/u.test(text) && !/∞/.test(text)) return false
  if (Array.from(text).some(sign => vulgarFractions.has(sign))) return false
  const words = text.match(/[\p{L}_][\p{L}\p{M}_]*/gu) ?? []
  return text.includes('∞') || words.some(word => !constants.has(word) && !functionNamed(word) && word !== 'log')
}

const mixedNumber = /^([-+–]?)(\s*)(\d+)(\s+)(?:(\d+)\s*\/\s*(\d+)|(\p{No}))$/u

/** `1 1/2` as the whole answer: an integer and a proper fraction, the sign before both. */
function readMixed(
  text: string,
  core: Span,
): Result<{ pieces: Piece[]; suffixes: Suffix[] }, FoldedProblem> | undefined {
  const parts = mixedNumber.exec(text.slice(core.start, core.end))
  if (!parts) return undefined
  const [, sign = '', before = '', whole = '', gap = '', over = '', under = '', vulgar = ''] = parts
  const [n, d] = vulgarFractions.get(vulgar) ?? [BigInt(over || '0'), BigInt(under || '1')]
  if ((vulgar !== '' && !vulgarFractions.has(vulgar)) || n === 0n || n >= d) return undefined
  if (gap === ' ' && over.length === 3 && /^[1-9]\d{0,2}$/.test(whole))
    return problem('number.ambiguous', core, {
      text: text.slice(core.start, core.end),
      first: `${whole} + ${over}/${under}`,
      second: `${whole}${over}/${under}`,
    })
  const start = core.start + sign.length + before.length
  const number: Piece = { kind: 'name', source: `(${whole}+${n}/${d})`, span: { start, end: core.end } }
  const pieces =
    sign === ''
      ? []
      : [
          {
            kind: 'symbol' as const,
            source: sign === '+' ? '+' : '-',
            span: { start: core.start, end: core.start + 1 },
          },
        ]
  return ok({ pieces: [...pieces, number], suffixes: [] })
}

interface Evaluated {
  readonly value: Num
  readonly expr: Expr
}

function evaluatePieces(
  pieces: readonly Piece[],
  suffixes: readonly Suffix[],
  end: number,
  { unit }: Asked,
): Result<Reading, FoldedProblem> {
  const scaled = suffixes.reduce<readonly Piece[]>(applied, pieces)
  const own = evaluateAs(scaled, piece => piece.source, end)
  if (!own.ok) return own
  const label = labelOf(suffixes, unit)
  const labelled = (number: string): string => grouped(number) + (label === undefined ? '' : ` ${label}`)
  const plain = (value: Num): string => labelled(displayNumber(value))
  const form = formOf(pieces)
  if (!form) return ok({ value: own.value.value, readAs: expressionText(own.value, plain) })
  const { number, isScaled: isScientific } = form
  const percent = number.percent ?? suffixes.find(({ kind }) => kind === 'percent')
  const echo = (read: Evaluated, sourceOf: (piece: Piece) => string): string => {
    if (isScientific) return expressionText(read, plain)
    const number = labelled(echoNumber(read.value))
    if (!percent) return number
    if (!percent.factor) return `${number}%`
    return `${pieces.map(sourceOf).join('')}% ${number.startsWith('≈') ? '' : '= '}${number}`
  }
  const reading = {
    value: own.value.value,
    readAs: echo(own.value, piece => piece.digits ?? piece.source),
    figures: number.figures ?? 0,
  }
  // Behind a multiplier a separator is no slip, and a slip of the unit must not hide behind one.
  const isScaled = suffixes.some(({ kind }) => kind === 'multiplier') || (unit !== undefined && slipsByThousand(unit))
  if (isScaled || !number.other) return ok(reading)
  const { other } = number
  const turned = evaluateAs(scaled, piece => (piece === number ? other.source : piece.source), end)
  if (!turned.ok) return ok(reading)
  const readAs = echo(turned.value, piece => (piece === number ? other.digits : piece.source))
  return ok({ ...reading, other: { value: turned.value.value, readAs } })
}

const powerOfTen = /^\*10\^(?:[-+]?\d+|\([-+]?\d+\))$/

/** The one number that is the whole answer, signs apart, if it is one: alone, or scaled as in 1.2×10^-3. */
function formOf(pieces: readonly Piece[]): { readonly number: Piece; readonly isScaled: boolean } | undefined {
  const first = pieces.findIndex(({ source }) => !/^[-+]$/.test(source))
  const number = pieces[first]
  if (number?.kind !== 'number' || number.isFraction === true) return undefined
  const rest = pieces.slice(first + 1).map(({ source }) => source)
  if (rest.length === 0) return { number, isScaled: false }
  return powerOfTen.test(rest.join('')) ? { number, isScaled: true } : undefined
}

/** What is echoed behind the number; the card's own unit as the card writes it. */
function labelOf(suffixes: readonly Suffix[], unit: string | undefined): string | undefined {
  const label = suffixes.find(({ kind }) => kind === 'label')?.label
  return unit !== undefined && label === fold(unit).text ? unit : label
}

/** The whole answer under a suffix behind it. */
function applied(pieces: readonly Piece[], { factor }: Suffix): readonly Piece[] {
  if (!factor) return pieces
  const sign = (source: string, span: Span): Piece => ({ kind: 'symbol', source, span })
  const start = pieces[0]?.span.start ?? 0
  const end = pieces.at(-1)?.span.end ?? 0
  return [sign('(', { start, end: start }), ...pieces, sign(timesFactor(')', factor), { start: end, end })]
}

function evaluateAs(
  pieces: readonly Piece[],
  sourceOf: (piece: Piece) => string,
  end: number,
): Result<Evaluated, FoldedProblem> {
  const { source, locate } = join(pieces, sourceOf, end)
  const fail = (error: FormulaError): Result<never, FoldedProblem> => err({ ...error, span: locate(error.span) })
  const parsed = parse(source, 'typed')
  if (!parsed.ok) return fail(parsed.error)
  const checked = check(parsed.value, new Set())
  if (!checked.ok) return fail(checked.error)
  const value = evaluate(checked.value, new Map())
  if (!value.ok) return fail(value.error)
  if (isNumber(value.value)) return ok({ value: value.value, expr: parsed.value })
  return problem('answer.condition', { start: pieces[0]?.span.start ?? 0, end }, { text: source })
}

/** An expression with what it gives: `3*3*64 = 576`, `1/3 ≈ 0.333333`. */
function expressionText({ value, expr }: Evaluated, plain: (value: Num) => string): string {
  const isWhole = isExact(value) && displayNumber(value) === toDecimal(value)
  return `${print(expr)} ${isWhole ? '=' : '≈'} ${plain(value)}`
}
