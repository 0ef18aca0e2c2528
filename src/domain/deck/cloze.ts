// Owns the gaps of a cloze text: `==hidden==`, `==hidden||also right|hint==`, `==2:hidden==` outside code, TeX and templates.
import type { Span } from '../diagnostic.ts'

export interface Gap {
  /** As written, else the first number that no other gap has. */
  readonly number: number
  readonly hidden: string
  /** Everything that is right: what is hidden, then what stands behind `||`. */
  readonly accept: readonly string[]
  readonly hint?: string
  /** With its marks; in the text. */
  readonly span: Span
  /** Where each of `accept` stands. */
  readonly acceptSpans: readonly Span[]
}

/** Where `==` means something else. */
const others = /```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|\{\{[^{}]*\}\}/g
const words = String.raw`[^=|\s](?:[^=|\n]*[^=|\s])?`
const mark = new RegExp(String.raw`==(?:(\d{1,3}):)?(${words}(?: *\|\| *${words})*)(?:\s*\|(?!\|)([^=\n]*))?==`, 'g')

/** The gaps of `body` in order. What is hidden may hold code, TeX and templates. */
export function gapsIn(body: string): Gap[] {
  const masked = body.replace(others, part => '\ufffc'.repeat(part.length))
  const found = [...masked.matchAll(mark)]
  const taken = new Set(found.flatMap(([, number]) => (number === undefined ? [] : [Number(number)])))
  let next = 1
  return found.map(({ 0: whole, 1: number, 2: inner = '', 3: tip = '', index }) => {
    const start = index + 2 + (number === undefined ? 0 : number.length + 1)
    const acceptSpans = [...inner.matchAll(/[^|\s](?:[^|]*[^|\s])?/g)].map(({ 0: word, index: at }) => ({
      start: start + at,
      end: start + at + word.length,
    }))
    const accept = acceptSpans.map(span => body.slice(span.start, span.end))
    if (number === undefined) while (taken.has(next)) next++
    const past = index + whole.length - '=='.length
    const hint = body.slice(past - tip.length, past).trim()
    return {
      number: number === undefined ? next++ : Number(number),
      hidden: accept[0] ?? '',
      accept,
      ...(hint === '' ? {} : { hint }),
      span: { start: index, end: index + whole.length },
      acceptSpans,
    }
  })
}

/** Where two marks of a line were probably meant for a gap and hide nothing: `== hidden ==`, `==|hint==`. */
export function strayMarksIn(body: string): Span[] {
  const masked = body.replace(others, part => '\ufffc'.repeat(part.length))
  let rest = ''
  for (const { span } of gapsIn(body))
    rest += masked.slice(rest.length, span.start) + '\ufffc'.repeat(span.end - span.start)
  rest += masked.slice(rest.length)
  return [...rest.matchAll(/==[^=\n\ufffc]*==/g)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

/** `body` with each of its gaps written by `show`, which is told its place from 0. */
export function withGaps(body: string, show: (gap: Gap, place: number) => string): string {
  let shown = ''
  let done = 0
  for (const [place, gap] of gapsIn(body).entries()) {
    shown += body.slice(done, gap.span.start) + show(gap, place)
    done = gap.span.end
  }
  return shown + body.slice(done)
}

/** The numbers of the gaps, ascending: what two languages of one card have in common. */
export const gapNumbers = (body: string): number[] =>
  gapsIn(body)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
