// Owns reading what people type: fold, then a list, a number or an expression, and for some cards a formula.
import { check, constants, functionNamed, isList, limits, parse, print } from '../formula/index.ts'
import type { Args } from '../diagnostic.ts'
import type { Checked, FormulaError } from '../formula/index.ts'
import { otherSpelling } from '../greek.ts'
import { err, ok, type Result } from '../result.ts'
import { problem, type Asked, type FoldedProblem } from './behind.ts'
import type { Numbers } from './bounds.ts'
import { fold, unfoldSpan, vulgarFractions } from './fold.ts'
import { answerIn } from './frame.ts'
import { readList, readLoose } from './list.ts'
import { decimalSign } from './locale.ts'
import { doubtIn, readNumber } from './number.ts'
import { readPlain, readPlainFormula } from './plain.ts'
import type { Reading, Unreadable } from './reading.ts'
import { scan } from './scan.ts'
import { join } from './token.ts'

export interface ReadOptions extends Asked {
  /** BCP-47 tag: which sign is the decimal one. Missing or unknown is `en`. */
  readonly locale?: string | undefined
  readonly wants?: 'number'
}
/** The same for a card that wants a list, or for a calculator that takes any value. */
interface AnyOptions extends Omit<ReadOptions, 'wants'> {
  readonly wants: 'number' | 'list' | 'any'
}

/** A typed formula as it was understood. */
export interface FormulaReading {
  readonly checked: Checked
  /** The formula as the language writes it. */
  readonly readAs: string
}

/**
 * The number (or list) that `text` means. `unit` is the card's (multipliers and words behind the number depend on it),
 * `names` are its variables, which nobody may type for a number. Never throws; spans are in `text` as typed.
 */
export function readAnswer(text: string, options: AnyOptions): Result<Reading<Numbers>, Unreadable>
export function readAnswer(text: string, options: ReadOptions): Result<Reading, Unreadable>
export function readAnswer(text: string, options: ReadOptions | AnyOptions): Result<Reading<Numbers>, Unreadable> {
  return readFolded(text, folded => readValue(folded, options))
}

/** The formula that `text` means, over the card's `names`. Never throws; spans are in `text` as typed. */
export const readFormula = (
  text: string,
  { names, locale }: { readonly names: ReadonlySet<string>; readonly locale?: string | undefined },
): Result<FormulaReading, Unreadable> => readFolded(text, folded => readExpression(folded, names, locale))

/** What `read` makes of the folded text; places are in `text` as typed. Errors: `answer.length`, `answer.empty`. */
function readFolded<T>(text: string, read: (folded: string) => Result<T, FoldedProblem>): Result<T, Unreadable> {
  const allowed = limits.length.typed
  if (text.length > allowed)
    return err({
      code: 'answer.length',
      span: { start: allowed, end: text.length },
      args: { found: text.length, allowed },
    })
  const folded = fold(text)
  const isEmpty = folded.text.trim() === ''
  const result = isEmpty ? problem('answer.empty', { start: 0, end: folded.text.length }) : read(folded.text)
  return result.ok ? result : err({ ...result.error, span: unfoldSpan(folded, result.error.span, text.length) })
}

function readValue(text: string, options: ReadOptions | AnyOptions): Result<Reading<Numbers>, FoldedProblem> {
  const { wants = 'number' } = options
  const plain = wants === 'list' ? undefined : readPlain(text)
  if (plain) return ok(plain)
  const span = answerIn(text)
  const all = { start: text.length - text.trimStart().length, end: text.trimEnd().length }
  if (isWords(text.slice(span.start))) return problem('answer.words', all, { text: text.trim() })
  // A unit must look as it does in the folded answer.
  const { unit } = options
  const asked = unit === undefined ? options : { ...options, unit: fold(unit).text }
  const manner = { decimal: decimalSign(options.locale), asked, unit }
  const list = wants === 'number' ? undefined : readList(text, span, manner, wants)
  const number = list ?? readNumber(text, span, manner)
  const isRun = wants === 'list' && !list && !number.ok && runsTogether.has(number.error.code) && !/[[({]/.test(text)
  const read = isRun ? (readLoose(text, span, manner) ?? problem('answer.apart', span, { text: text.trim() })) : number
  if (!read.ok) return err({ ...read.error, args: asWritten(read.error.args, asked.unit, unit) })
  if (wants === 'number' && isList(read.value.value)) return problem('answer.list', span)
  if (wants === 'list' && !isList(read.value.value)) return problem('answer.one', span, { text: text.trim() })
  return read
}

/** What several numbers that nothing sets apart are as one. */
const runsTogether: ReadonlySet<string> = new Set([
  'answer.list',
  'number.ambiguous',
  'number.decimal',
  'number.gap',
  'number.groups',
  'syntax.character',
])

/** `args` with the card's unit as the card writes it: m², where `folded` is m^(2). */
const asWritten = (args: Args, folded: string | undefined, unit: string | undefined): Args =>
  unit === undefined
    ? args
    : Object.fromEntries(Object.entries(args).map(([name, each]) => [name, each === folded ? unit : each]))

function readExpression(
  text: string,
  names: ReadonlySet<string>,
  locale: string | undefined,
): Result<FormulaReading, FoldedProblem> {
  // A name is declared as the author wrote it: typed τ is folded to tau, and means τ where the card has that. A Greek
  // letter may be typed as its name, and its name as the letter.
  const declared = new Map(
    [...names].flatMap(name => {
      const own = [fold(name).text, name] as const
      const other = otherSpelling(name)
      return other === undefined || names.has(other) ? [own] : [[fold(other).text, name] as const, own]
    }),
  )
  const isFolded = [...names].some(name => fold(name).text !== name)
  const plain = isFolded ? undefined : readPlainFormula(text, names)
  if (plain) return ok({ checked: plain.checked, readAs: print(plain.expr) })
  const span = answerIn(text)
  const manner = { decimal: decimalSign(locale), asked: {}, isFormula: true } as const
  const scanned = scan(text, span, manner)
  if (!scanned.ok) return scanned
  const { pieces } = scanned.value
  const doubt = doubtIn(pieces, manner)
  if (doubt) return doubt
  // sigma is a function too: where it is called, it is no letter.
  const isCalled = (at: number): boolean => pieces[at + 1]?.source === '('
  const own = pieces.map((piece, at) => {
    const name = declared.get(piece.source)
    return name === undefined || (isCalled(at) && functionNamed(piece.source)) ? piece : { ...piece, source: name }
  })
  const { source, locate } = join(own, piece => piece.source, span.end)
  const fail = (error: FormulaError): Result<never, FoldedProblem> => {
    const product = error.code === 'name.unknown' ? productOf(String(error.args.name), names) : undefined
    const meant = product === undefined ? {} : { suggestion: product }
    return err({ ...error, ...meant, span: locate(error.span) })
  }
  const parsed = parse(source, 'typed', limits.writtenOut)
  if (!parsed.ok) return fail(parsed.error)
  const checked = check(parsed.value, names)
  if (!checked.ok) return fail(checked.error)
  if (checked.value.shape === 'boolean') return problem('answer.condition', span, { text: source })
  if (checked.value.shape === 'list') return problem('answer.list', span)
  return ok({ checked: checked.value, readAs: print(parsed.value) })
}

/** `ab` as `a*b`, where it is nothing but names: people forget the sign between them. */
function productOf(text: string, names: ReadonlySet<string>): string | undefined {
  const factors: (readonly string[] | undefined)[] = [[]]
  for (let end = 1; end <= text.length; end++)
    for (const name of names) {
      const before = text.endsWith(name, end) ? factors[end - name.length] : undefined
      if (before) factors[end] ??= [...before, name]
    }
  return factors[text.length]?.join('*')
}

/** Whether there is no number in it and not even the name of one. */
function isWords(text: string): boolean {
  if (text.includes('∞')) return true
  if (/\p{Nd}/u.test(text) || Array.from(text).some(sign => vulgarFractions.has(sign))) return false
  const words = text.match(/[\p{L}_][\p{L}\p{M}_]*/gu) ?? []
  const isKnown = (word: string): boolean => constants.has(word) || functionNamed(word) !== undefined || word === 'log'
  // Beside a constant an x is ×.
  return words.some(word => !isKnown(word) && !(/^x$/i.test(word) && words.some(isKnown)))
}
