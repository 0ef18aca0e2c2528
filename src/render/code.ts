// Owns colouring code: HTML whose classes (`hljs-…`) the style of html-style.ts gives colours.
import highlight from 'highlight.js/lib/common'

/** Longer code than this, in UTF-16 units, is shown plain: it is more than any card shows, and colouring takes time. */
const MOST_CODE = 20_000

/** `code` as HTML, coloured where `language` (the first word behind a fence, its aliases too) is known; nothing is guessed. */
export function colouredCode(code: string, language: string): string {
  if (code.length > MOST_CODE || !highlight.getLanguage(language)) return escaped(code)
  return highlight.highlight(code, { language, ignoreIllegals: true }).value
}

/** `text` with what HTML reads otherwise as entities; fit for attributes too. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
