// Owns pictures in texts: `![alt](media/x.png)` and `![[x.png|alt]]`, outside code and TeX.
import type { Span } from '../diagnostic.ts'
import { withoutCodeAndTex } from './math.ts'
import { wikiLinksIn } from './wiki-link.ts'

export interface Picture {
  readonly alt: string
  /** As written: a path, or an address. */
  readonly target: string
  /** Written as `![[…]]`: the path may leave out folders. */
  readonly isWiki: boolean
  readonly span: Span
}

/** In a text whose code, TeX and protected signs are masked. */
const inline = /!\[([^[\]\n]*)\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+))(?:\s+"[^"\n]*")?\s*\)/g

/** Whether what is embedded under such a name is a file and not a note. */
export const isFileName = (target: string): boolean => /\.[a-z\d]{2,5}$/i.test(target) && !target.endsWith('.md')

/** Every picture of `markdown` in order. */
export function picturesIn(markdown: string): Picture[] {
  if (!markdown.includes('![')) return []
  const plain = [...withoutCodeAndTex(markdown, '\ufffc').matchAll(inline)].map(
    ({ 0: whole, 1: alt = '', 2: angled, 3: bare = '', index }) => ({
      // What is masked in the text is there in the original.
      alt: markdown.slice(index + '!['.length, index + '!['.length + alt.length).trim(),
      target: angled ?? bare,
      isWiki: false,
      span: { start: index, end: index + whole.length },
    }),
  )
  const embedded = wikiLinksIn(markdown)
    .filter(({ isEmbedded, target }) => isEmbedded && isFileName(target))
    .map(({ target, text = '', span }) => ({ alt: text, target, isWiki: true, span }))
  return [...plain, ...embedded].sort((a, b) => a.span.start - b.span.start)
}

/** `markdown` with each of its pictures as `show` gives it. */
export function replacePictures(markdown: string, show: (picture: Picture, source: string) => string): string {
  let shown = ''
  let done = 0
  for (const found of picturesIn(markdown)) {
    const { start, end } = found.span
    shown += markdown.slice(done, start) + show(found, markdown.slice(start, end))
    done = end
  }
  return done === 0 ? markdown : shown + markdown.slice(done)
}
