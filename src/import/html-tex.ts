// Owns the formulas in a field of Anki: MathJax between `\(…\)` and `\[…\]`, LaTeX between `[$]…[/$]` and its like.
import { htmlTree, textIn } from './html-tree.ts'

export interface HeldTex {
  readonly source: string
  readonly isDisplayed: boolean
  /** A whole LaTeX text, which is no formula. */
  readonly isText?: true
}

/** Longer ones nobody sets; looking for ends that never come would take quadratic time. */
const formula =
  /\\\(([^]{0,4000}?)\\\)|\\\[([^]{0,4000}?)\\\]|\[\$\]([^]{0,4000}?)\[\/\$\]|\[\$\$\]([^]{0,4000}?)\[\/\$\$\]|\[latex\]([^]{0,4000}?)\[\/latex\]|<anki-mathjax([^>]{0,200})>([^]{0,4000}?)<\/anki-mathjax>/gi

/** `html` with each formula as a mark, U+E000 number U+E001, which no text of its own keeps. */
export function ankiTex(html: string): { readonly text: string; readonly held: readonly HeldTex[] } {
  const held: HeldTex[] = []
  const text = html
    .replace(/[\ue000\ue001]/g, '')
    .replace(
      formula,
      (
        _,
        inline?: string,
        display?: string,
        old?: string,
        oldDisplay?: string,
        latex?: string,
        tag?: string,
        tagged?: string,
      ) => {
        const source = textIn(htmlTree(inline ?? display ?? old ?? oldDisplay ?? latex ?? tagged ?? ''))
          .replaceAll('\u00a0', ' ')
          .replace(/\s*\n\s*/g, latex === undefined ? ' ' : '\n')
          .trim()
        const isDisplayed =
          display !== undefined || oldDisplay !== undefined || /\bblock\s*=\s*["']?(?:true|1)/i.test(tag ?? '')
        if (source === '') return ''
        held.push({ source, isDisplayed, ...(latex === undefined ? {} : { isText: true }) })
        return `\ue000${held.length - 1}\ue001`
      },
    )
  return { text, held }
}

/** A formula in Markdown, where `after` stands behind it; `tell` hears of what is none and stays text. */
export function texMarkdown(
  { source, isDisplayed, isText }: HeldTex,
  after: string,
  tell: (what: string) => void,
): string {
  // LaTeX around a formula is not needed for it.
  const inner = isText ? (/^(?:\$\$?|\\\(|\\\[)([^$]*?)(?:\$\$?|\\\)|\\\])$/.exec(source)?.[1] ?? undefined) : source
  if (inner === undefined) {
    tell('[latex]')
    const ticks = source.includes('`') ? '``' : '`'
    return `${ticks} ${source.replace(/\s+/g, ' ')} ${ticks}`
  }
  const tex = inner.replace(/(?<!\\)\$/g, '\\$').replace(/(?<!\\)(\\\\)*\\$/, '')
  // A digit behind the dollar sign would make a price of it.
  return isDisplayed ? `$$${tex}$$` : `$${tex.trim()}$${/^\d/.test(after) ? ' ' : ''}`
}
