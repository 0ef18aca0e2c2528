// Owns the units that answers are measured in: names, prefixes, dimensions, and how many of one make another.
import {
  check,
  divide,
  equal,
  evaluate,
  integer,
  isExact,
  isNumber,
  multiply,
  ONE,
  parse,
  rational,
} from '../formula/index.ts'
import type { Num, Rational } from '../formula/index.ts'
import { editDistance } from '../spelling.ts'

/** What is measured. `size` is storage in bits, `information` entropy; a unit that is none of these is a count label. */
export type Dimension = 'size' | 'information' | 'time' | 'frequency' | 'work' | 'pixel' | 'percent'

export interface Unit {
  readonly dimension: Dimension
  /** A plain `bit` measures size too. */
  readonly also?: Dimension
  /** How many base units it is: bits, seconds, hertz, FLOP, pixels, percent. Exact but for `nat`, 1/ln 2 bits. */
  readonly factor: Num
  /** The name without its prefix: what another prefix may stand before. */
  readonly root: string
  /** Whether the prefix is a power of 1024 (`Ki`, `Mi`, …). */
  readonly isBinary: boolean
}

interface UnitRow {
  readonly dimension: Dimension
  readonly also?: Dimension
  readonly factor: Num
  /** Symbols and names to which case matters; `prefixes` stand before each. */
  readonly names: string
  readonly prefixes?: readonly Prefixes[]
  /** Only with a prefix is it a unit: nobody writes `5 b`. */
  readonly onlyPrefixed?: true
  /** Words in any case, which take prefixes that are words. */
  readonly words?: string
}

type Prefixes = 'multiples' | 'parts' | 'binary'
interface PrefixRow {
  readonly kind: Prefixes
  readonly names: string
  readonly word: string
  readonly factor: Rational
}

const thousands = (power: number): Rational =>
  power < 0 ? rational(1n, 1000n ** BigInt(-power)) : rational(1000n ** BigInt(power))
const binary = (power: number): Rational => rational(1024n ** BigInt(power))

/** What may stand before units, for the reader and the reference page. */
export const prefixRows: readonly PrefixRow[] = [
  { kind: 'parts', names: 'p', word: 'pico', factor: thousands(-4) },
  { kind: 'parts', names: 'n', word: 'nano', factor: thousands(-3) },
  // The micro sign, which folding turns into the Greek letter, and what a plain keyboard has.
  { kind: 'parts', names: 'µ μ u', word: 'micro', factor: thousands(-2) },
  { kind: 'parts', names: 'm', word: 'milli', factor: thousands(-1) },
  { kind: 'multiples', names: 'k K', word: 'kilo', factor: thousands(1) },
  { kind: 'multiples', names: 'M', word: 'mega', factor: thousands(2) },
  { kind: 'multiples', names: 'G', word: 'giga', factor: thousands(3) },
  { kind: 'multiples', names: 'T', word: 'tera', factor: thousands(4) },
  { kind: 'multiples', names: 'P', word: 'peta', factor: thousands(5) },
  { kind: 'multiples', names: 'E', word: 'exa', factor: thousands(6) },
  { kind: 'binary', names: 'Ki ki', word: 'kibi', factor: binary(1) },
  { kind: 'binary', names: 'Mi', word: 'mebi', factor: binary(2) },
  { kind: 'binary', names: 'Gi', word: 'gibi', factor: binary(3) },
  { kind: 'binary', names: 'Ti', word: 'tebi', factor: binary(4) },
  { kind: 'binary', names: 'Pi', word: 'pebi', factor: binary(5) },
  { kind: 'binary', names: 'Ei', word: 'exbi', factor: binary(6) },
]

const sizes: readonly Prefixes[] = ['multiples', 'binary']
const si: readonly Prefixes[] = ['parts', 'multiples']
/** How many nats a bit is. */
export const LN2 = constant('ln(2)')

/** Every unit, for the reader and the reference page. */
export const unitRows: readonly UnitRow[] = [
  { dimension: 'information', also: 'size', factor: integer(1), names: 'bit bits', words: 'bit bits', prefixes: sizes },
  { dimension: 'size', factor: integer(8), names: 'B byte bytes', words: 'byte bytes', prefixes: sizes },
  { dimension: 'size', factor: integer(1), names: 'b', prefixes: sizes, onlyPrefixed: true },
  // Small letters are a habit, not bits.
  { dimension: 'size', factor: integer(8_000), names: 'kb Kb' },
  { dimension: 'size', factor: integer(8_000_000), names: 'mb' },
  { dimension: 'size', factor: integer(8_000_000_000), names: 'gb' },
  { dimension: 'size', factor: integer(8_000_000_000_000), names: 'tb' },
  { dimension: 'size', factor: integer(8), names: '字节' },
  { dimension: 'information', also: 'size', factor: integer(1), names: '比特' },
  { dimension: 'information', factor: constant('1/ln(2)'), names: 'nat nats 奈特', words: 'nat nats' },
  { dimension: 'time', factor: integer(1), names: 's', words: 'second seconds', prefixes: si },
  { dimension: 'time', factor: integer(1), names: '秒', words: 'sec secs' },
  { dimension: 'time', factor: thousands(-1), names: '毫秒' },
  { dimension: 'time', factor: thousands(-2), names: '微秒' },
  { dimension: 'time', factor: thousands(-3), names: '纳秒' },
  { dimension: 'time', factor: integer(60), names: 'min mins 分钟', words: 'minute minutes' },
  { dimension: 'time', factor: integer(3_600), names: 'h hr hrs 小时', words: 'hour hours' },
  { dimension: 'time', factor: integer(86_400), names: '天', words: 'day days' },
  { dimension: 'time', factor: integer(604_800), names: '周', words: 'week weeks' },
  { dimension: 'frequency', factor: integer(1), names: 'Hz', words: 'hertz', prefixes: si },
  { dimension: 'work', factor: integer(1), names: 'FLOP FLOPs FLOPS', prefixes: ['multiples'] },
  { dimension: 'work', factor: integer(2), names: 'MAC MACs', prefixes: ['multiples'] },
  { dimension: 'pixel', factor: integer(1), names: 'px 像素', words: 'pixel pixels pixeln' },
  { dimension: 'percent', factor: integer(1), names: '%' },
]

/** Known elsewhere, not here: nothing converts them, but a number in one of them is nobody's count. */
const foreign = new Set(
  'm cm mm km nm kg g mg lb oz ft in A V W J N K Pa C F L l ml mol rad deg dB USD EUR CNY'.split(' '),
)
const foreignWord =
  /^(?:years?|months?|percent|degrees?|radians?|celsius|kelvin|dollars?|euros?|cents?|(?:kilo|mega|giga|centi|milli|micro|nano)?(?:met(?:er|re)|gram|watt|volt|joule|newton)s?)$/i

const byName = new Map<string, Unit>()
const byWord = new Map<string, Unit>()
for (const row of unitRows) {
  for (const name of row.names.split(' ')) {
    if (!row.onlyPrefixed) byName.set(name, unitOf(row, name))
    for (const prefix of prefixesOf(row))
      for (const letters of prefix.names.split(' ')) addNew(byName, letters + name, prefixed(row, name, prefix))
  }
  for (const word of row.words?.split(' ') ?? []) {
    byWord.set(word, unitOf(row, word))
    for (const prefix of prefixesOf(row)) byWord.set(prefix.word + word, prefixed(row, word, prefix))
  }
}

function constant(formula: string): Num {
  const parsed = parse(formula)
  const checked = parsed.ok ? check(parsed.value, new Set()) : parsed
  const value = checked.ok ? evaluate(checked.value, new Map()) : checked
  if (!value.ok || !isNumber(value.value)) throw new Error(`${formula} has no value`)
  return value.value
}

function prefixesOf({ prefixes }: UnitRow): readonly PrefixRow[] {
  return prefixRows.filter(({ kind }) => prefixes?.includes(kind))
}

function unitOf({ dimension, also, factor }: UnitRow, root: string): Unit {
  return { dimension, ...(also ? { also } : {}), factor, root, isBinary: false }
}

/** With a prefix a bit is no information any more. */
function prefixed({ dimension, also, factor }: UnitRow, root: string, prefix: PrefixRow): Unit {
  if (!isExact(factor)) throw new Error(`${root} takes no prefix`)
  const isBinary = prefix.kind === 'binary'
  return { dimension: also ?? dimension, factor: multiply(factor, prefix.factor), root, isBinary }
}

/** `kb` is bytes although it is also a prefix and a b: what stands alone in the table comes first. */
function addNew(units: Map<string, Unit>, name: string, unit: Unit): void {
  const isOwnRow = unitRows.some(row => row.onlyPrefixed !== true && row.names.split(' ').includes(name))
  if (!isOwnRow) units.set(name, unit)
}

/**
 * The unit written `text` (`MiB`, `Mbit`, `ms`, `GFLOPs`, `kilobytes`, `%`). Case matters, words apart. Undefined for
 * an unknown name, which is a count label (`params`).
 */
export const unitNamed = (text: string): Unit | undefined => byName.get(text) ?? byWord.get(text.toLowerCase())

/** Whether a card's unit only says what is counted (`params`, `weights`), so that it changes no number. */
export const isCountLabel = (text: string): boolean => unitNamed(text) === undefined

/** Whether `text` behind a number says what is measured, in units known here or not: then it counts nothing. */
export const isMeasure = (text: string): boolean =>
  unitNamed(text) !== undefined || foreign.has(text) || foreignWord.test(text)

/** The unit with `letter` in place of its own prefix, of the same sort: G for MiB is `GiB`. Sizes and work only. */
export function prefixedName({ dimension, also, root, isBinary }: Unit, letter: string): string | undefined {
  const takesLetters = dimension === 'work' || dimension === 'size' || also === 'size'
  return takesLetters && /^[kKMGTPE]$/.test(letter) ? letter + (isBinary ? 'i' : '') + root : undefined
}

/**
 * What a number in `from` is multiplied by to be one in `to`; undefined where they measure different things. Exact,
 * but between `nat` and `bit`.
 */
export function conversion(from: Unit, to: Unit): Num | undefined {
  const measures = [to.dimension, to.also]
  if (!measures.includes(from.dimension) && (from.also === undefined || !measures.includes(from.also))) return undefined
  if (isExact(from.factor) && isExact(to.factor)) return divide(from.factor, to.factor)
  if (isExact(to.factor)) return from.factor
  return isExact(from.factor) ? LN2 : integer(1)
}

/** Whether `a` and `b` are names of the same unit, or labels of what is counted. */
export function isSameUnit(a: string, b: string): boolean {
  const [one, other] = [unitNamed(a), unitNamed(b)]
  const factor = one && other && conversion(one, other)
  return factor ? isExact(factor) && equal(factor, ONE) : !one && !other
}

/** Why an author may not have meant a count label: a slash, or a known unit one edit, case or plural away. */
export type LabelDoubt = { readonly kind: 'slash' } | { readonly kind: 'near'; readonly unit: string }

/** What is doubtful about `label` as a card's unit; undefined for a known unit and for a plain label. */
export function doubtOf(label: string): LabelDoubt | undefined {
  if (isMeasure(label)) return undefined
  if (label.includes('/')) return { kind: 'slash' }
  const names = [...byName.keys(), ...byWord.keys()]
  const lower = label.toLowerCase()
  // The case first, then a plural, then one edit; hardly anybody errs in the first letter, and fits are not bits.
  const near =
    names.find(name => name.toLowerCase() === lower) ??
    names.find(name => `${name.toLowerCase()}s` === lower) ??
    (label.length > 1
      ? names.find(name => name.length > 1 && name.startsWith(label.charAt(0)) && editDistance(label, name) === 1)
      : undefined)
  return near === undefined ? undefined : { kind: 'near', unit: near }
}
