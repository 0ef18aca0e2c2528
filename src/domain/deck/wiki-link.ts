// Owns links between notes: `[[note]]`, `[[note#part]]`, `[[note|text]]`, and `![[file]]`, outside code and TeX.
import type { Span } from '../diagnostic.ts'
import { withoutCodeAndTex } from './math.ts'

export interface WikiLink {
  /** As written, without the part of the note behind `#`; empty for a part of the note itself. */
  readonly target: string
  readonly part?: string
  readonly text?: string
  /** `![[…]]`: a picture, or another note's text, in its place. */
  readonly isEmbedded: boolean
  readonly span: Span
}

/** In a text whose code, TeX and protected signs are masked; in tables a backslash stands before the bar. */
const link = /(!?)\[\[([^[\]|#\ufffc\n]*)(?:#([^[\]|\ufffc\n]*))?(?:(?:\||\ufffc\ufffc)([^[\]\n]*))?\]\]/g

/** Every link of `markdown` in order. */
export function wikiLinksIn(markdown: string): WikiLink[] {
  if (!markdown.includes('[[')) return []
  return [...withoutCodeAndTex(markdown, '\ufffc').matchAll(link)].flatMap(found => {
    const [whole, bang, target = '', part, text] = found
    const end = found.index + whole.length
    if (target.trim() === '' && part === undefined) return []
    // What is masked in the text is there in the original.
    const shown = text === undefined ? '' : markdown.slice(end - ']]'.length - text.length, end - ']]'.length).trim()
    return [
      {
        target: target.trim(),
        ...(part === undefined ? {} : { part: part.trim() }),
        ...(shown === '' ? {} : { text: shown }),
        isEmbedded: bang !== '',
        span: { start: found.index, end },
      },
    ]
  })
}

/** `markdown` with each of its links as `show` gives it. */
export function replaceWikiLinks(markdown: string, show: (link: WikiLink, source: string) => string): string {
  let shown = ''
  let done = 0
  for (const found of wikiLinksIn(markdown)) {
    const { start, end } = found.span
    shown += markdown.slice(done, start) + show(found, markdown.slice(start, end))
    done = end
  }
  return done === 0 ? markdown : shown + markdown.slice(done)
}

/** `markdown` for readers who cannot follow a link: its text, else the last part of its name; what is embedded by name. */
export const wikiText = (markdown: string): string =>
  replaceWikiLinks(markdown, ({ target, part, text, isEmbedded }) => {
    const name = target === '' ? (part ?? '') : (target.split('/').at(-1) ?? target).replace(/\.md$/, '')
    return isEmbedded ? `[${text ?? name}]` : (text ?? name)
  })
