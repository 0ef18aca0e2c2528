// Owns folding: the many signs people type become the few that are read, with the way back to the original places.
import type { Span } from '../diagnostic.ts'
import { matchAt } from './match.ts'

/** Folded text in which every UTF-16 unit knows which part of the original it came from. */
export interface Folded {
  readonly text: string
  /** Absent where nothing was folded. */
  readonly places?: { readonly starts: readonly number[]; readonly ends: readonly number[] }
}

/** Vulgar fractions stay one sign: whether one makes a mixed number shows only beside the number before it. */
export const vulgarFractions: ReadonlyMap<string, readonly [number: bigint, of: bigint]> = new Map(
  Array.from('¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉', sign => {
    const [n = 0n, d = 1n] = sign.normalize('NFKC').split('⁄').map(BigInt)
    return [sign, [n, d]] as const
  }),
)

/**
 * Signs that nobody sees: they come with what is copied (calculators set theirs between U+202D and U+202C). Those that
 * turn the order of what follows stay, and are refused: what is seen is not what is written.
 */
const invisible = '\u00ad\u200b\u200e\u200f\u202a\u202c\u202d\u2060\u2066\u2069\ufe0e\ufe0f\ufeff'
const superscripts = /[⁰¹²³⁴-⁹⁺⁻⁽⁾ⁿ]+/y
const subscripts = /[₀-₉]+/y

/** Signs, and the one that they mean. Dashes stay: between two numbers they are no minus. */
const meanings: readonly (readonly [from: string, to: string])[] = [
  ['×⋅·∙∗✕✖⨯', '*'],
  ['÷∕⁄', '/'],
  ['−‐‑⁃', '-'],
  ['π', 'pi'],
  ['τ', 'tau'],
  ['’‘ʼ′٬', "'"],
  ['—―‒', '–'],
  ['。٫', '.'],
  ['、', ','],
  // What a Chinese keyboard has for these.
  ['【〔', '['],
  ['】〕', ']'],
  ['≅≃', '≈'],
  ['∼', '~'],
  ['٪', '%'],
  [invisible, ''],
]
const signs: ReadonlyMap<string, string> = new Map(
  meanings.flatMap(([from, to]) => Array.from(from, sign => [sign, to] as const)),
)

/** What folding leaves as it is, and nearly everybody types. */
const plain = /^(?:[\t\n\r -)+-~]|\*(?!\*))*$/

/**
 * `text` folded: superscript runs become `^(…)`, compatibility forms their plain ones (NFKC, code point by code
 * point), digits of any script ours, `×÷·−π` and the like what the formula language calls them, `**` a power. Plain text stays as it is.
 */
export function fold(text: string): Folded {
  if (plain.test(text)) return { text }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  const put = (sign: string, start: number, end: number): void => {
    // Two signs of multiplication side by side are no power.
    const piece = sign === '*' && folded.endsWith('*') ? ` ${sign}` : sign
    folded += piece
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  for (let at = 0; at < text.length;) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const end = at + sign.length
    const raised = matchAt(superscripts, text, at)
    if (raised !== '') {
      // The brackets are nowhere in the original: they belong to the sign beside them.
      put('^(', at, end)
      for (const each of raised) put(foldSign(each), at, ++at)
      put(')', at - 1, at)
    } else if (matchAt(subscripts, text, at) !== '') {
      // 101₂ is no 1012: behind a digit these say in which base it is, and nothing here reads that.
      const isBase = /\d$/.test(folded)
      for (const digit of matchAt(subscripts, text, at)) put(isBase ? digit : foldSign(digit), at, ++at)
    } else if (text.startsWith('**', at)) {
      put('^', at, at + 2)
      at += 2
    } else {
      put(foldSign(sign), at, end)
      at = end
    }
  }
  return { text: folded, places: { starts, ends } }
}

const digit = /^\p{Nd}$/u
/** What a digit of any script is: Unicode has each script's in a row of ten, from zero. */
function digitOf(sign: string): number {
  let value = 0
  for (let code = (sign.codePointAt(0) ?? 0) - 1; digit.test(String.fromCodePoint(code)); code--) value++
  return value % 10
}

function foldSign(sign: string): string {
  if (vulgarFractions.has(sign)) return sign
  const known = (one: string): string => signs.get(one) ?? one
  // What NFKC gives may be a sign of its own: a fullwidth minus, a micro sign, a no-break hyphen.
  const folded = Array.from(known(sign).normalize('NFKC'), one => known(one)).join('')
  return digit.test(folded) ? String(digitOf(folded)) : folded
}

/** Where [start, end) of the folded text stands in the original, which is `length` units long. */
export function unfoldSpan({ places }: Folded, span: Span, length: number): Span {
  if (!places) return span
  const from = places.starts[span.start] ?? length
  const end = span.end > span.start ? (places.ends[span.end - 1] ?? length) : from
  return { start: from, end: Math.max(from, end) }
}
