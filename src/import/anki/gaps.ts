// Owns the gaps in a field of Anki, `{{c1::hidden::hint}}`: found with those inside of them, and written for a note.
import { untypable } from '../../compiler/words.ts'
import { gapsIn } from '../../domain/deck/cloze.ts'
import { MOST_IN_GAP } from '../../domain/grading/cloze.ts'
import { htmlTree, textIn } from '../html-tree.ts'

export interface AnkiGap {
  readonly numbers: readonly number[]
  /** HTML with the gaps in it. */
  readonly hidden: readonly AnkiPiece[]
  readonly hint?: string
}
export type AnkiPiece = string | AnkiGap

interface Open {
  readonly numbers: readonly number[]
  readonly pieces: AnkiPiece[]
}

/** Anki itself reads no deeper ones. */
const DEEPEST = 8

/** `html` in pieces; what is never closed, or lies too deep, is text. Numbers may be several: `{{c1,2::…}}`. */
export function piecesIn(html: string): AnkiPiece[] {
  const root: AnkiPiece[] = []
  const open: (Open & { readonly start: string })[] = []
  const here = (): AnkiPiece[] => open.at(-1)?.pieces ?? root
  let done = 0
  for (const found of html.matchAll(/\{\{c([\d,]+)::|\}\}/g)) {
    const [whole, numbers] = found
    if (numbers === undefined ? open.length === 0 : open.length === DEEPEST) continue
    here().push(html.slice(done, found.index))
    done = found.index + whole.length
    if (numbers !== undefined)
      open.push({ numbers: numbers.split(',').map(Number).filter(Boolean), pieces: [], start: whole })
    else {
      const closed = open.pop()
      if (closed) here().push(gapOf(closed))
    }
  }
  here().push(html.slice(done))
  // What is open at the end was none.
  while (open.length > 0) {
    const unclosed = open.pop()
    if (unclosed) here().push(unclosed.start, ...unclosed.pieces)
  }
  return root.filter(piece => piece !== '')
}

/** The hint stands behind `::` in the last text of the gap. */
function gapOf({ numbers, pieces }: Open): AnkiGap {
  const last = pieces.at(-1)
  const at = typeof last === 'string' ? last.indexOf('::') : -1
  if (typeof last !== 'string' || at === -1) return { numbers, hidden: pieces.filter(piece => piece !== '') }
  return {
    numbers,
    hidden: [...pieces.slice(0, -1), last.slice(0, at)].filter(piece => piece !== ''),
    hint: last.slice(at + 2),
  }
}

/** The text as HTML with each gap as `show` writes it, who gets what it hides as HTML. */
export const withGapsAs = (pieces: readonly AnkiPiece[], show: (gap: AnkiGap, hidden: string) => string): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : show(piece, withGapsAs(piece.hidden, show)))).join('')

/** The mark of a gap in text that becomes Markdown, which keeps it. */
const mark = (place: number): string => `\ue002${place}\ue003`

/**
 * `html`, of which nothing is a gap in code, TeX or another gap, with gaps as a note writes them; undefined where one
 * hides what nobody types, or what a gap cannot hold. `markdown` turns HTML into Markdown.
 */
export function gappedMarkdown(html: string, markdown: (html: string) => string): string | undefined {
  const pieces = piecesIn(html.replace(/[\ue002\ue003]/g, ''))
  const gaps: { readonly number: number; readonly hidden: string; readonly hint: string }[] = []
  let isSound = true
  const marked = pieces
    .map(piece => {
      if (typeof piece === 'string') return piece
      const [number, ...others] = piece.numbers
      const [hidden] = piece.hidden.length === 0 ? [''] : piece.hidden
      if (number === undefined || others.length > 0 || piece.hidden.length > 1 || typeof hidden !== 'string') {
        isSound = false
        return ''
      }
      gaps.push({ number, hidden: plain(hidden), hint: plain(piece.hint ?? '') })
      return mark(gaps.length - 1)
    })
    .join('')
  if (!isSound || gaps.length === 0) return undefined
  const isPlain = gaps.every(
    ({ hidden, hint, number }, index) =>
      number <= 999 &&
      !/[=|\n\\`$*]|\{\{|\]\(|\[\[|<[a-z][\w+.-]*:|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&#?\w+;/u.test(hidden) &&
      !/[=|\n`$]|\{\{/.test(hint) &&
      untypable(hidden, MOST_IN_GAP) === undefined &&
      // A picture or a sound is nothing to type.
      !/<(?:img|audio|video|svg)\b|\[sound:|\\[([]|\[\$/i.test(rawOf(pieces, index)),
  )
  if (!isPlain) return undefined
  const areCounted = gaps.every(({ number }, index) => number === index + 1)
  const body = markdown(marked)
    .replaceAll('==', '=\\=')
    .replace(/\ue002(\d+)\ue003/g, (_, place: string) => {
      const { number = 0, hidden = '', hint = '' } = gaps[Number(place)] ?? {}
      return `==${areCounted ? '' : `${number}:`}${hidden}${hint === '' ? '' : `|${hint}`}==`
    })
  const found = gapsIn(body)
  const agrees =
    found.length === gaps.length &&
    found.every(({ number, hidden }, index) => number === gaps[index]?.number && hidden === gaps[index]?.hidden)
  return agrees ? body : undefined
}

const plain = (html: string): string => textIn(htmlTree(html)).replaceAll('\u00a0', ' ').trim()

const rawOf = (pieces: readonly AnkiPiece[], index: number): string => {
  const gap = pieces.filter(piece => typeof piece !== 'string')[index]
  return gap ? gap.hidden.map(piece => (typeof piece === 'string' ? piece : '')).join('') : ''
}
