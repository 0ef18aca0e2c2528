// Owns colouring code: HTML whose classes (`hljs-…`) the style of html-style.ts gives colours.
import highlight from 'highlight.js/lib/common'

/**
 * Longer code than this, in UTF-16 units, is shown plain: it is what Discord shows at all, and several grammars take
 * quadratic time (java 3.7 s for one word of 19,000 letters).
 */
const MOST_CODE = 4_000

/** `code` as HTML, coloured where `language` (the first word behind a fence, its aliases too) is known; nothing is guessed. */
export function colouredCode(code: string, language: string): string {
  if (code.length > MOST_CODE || !highlight.getLanguage(language)) return escaped(code)
  return highlight.highlight(code, { language, ignoreIllegals: true }).value
}

/** `text` with what HTML reads otherwise as entities; fit for attributes too. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
