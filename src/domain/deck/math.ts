// Owns where TeX stands in a Markdown text: `$…$` and `$$…$$` outside code.
import type { Span } from '../diagnostic.ts'

/**
 * Code (group 1, with its ticks in 2), displayed TeX (3), inline TeX (4), or a backslash with what it protects. As in
 * Pandoc, an inline formula starts before and ends after something other than a space and no digit follows it, so that
 * prices stay prices.
 */
const parts = new RegExp(
  [
    /(^```[^]*?^```|^~~~[^]*?^~~~|(?<!`)(`+)(?!`)[^]*?(?<!`)\2(?!`))/.source,
    /\$\$((?:[^$\\]|\\[^])+?)\$\$/.source,
    /\$((?! )(?:[^$\\\n]|\\.|\n(?!\n))+?(?<! ))\$(?!\d)/.source,
    /\\[^]/.source,
  ].join('|'),
  'gm',
)

/** MathJax's packages that Anki knows without being asked: its own, and what its autoloader fetches by name. */
export const texPackages = [
  'base',
  'ams',
  'newcommand',
  'mhchem',
  'cancel',
  'color',
  'enclose',
  'bbox',
  'boldsymbol',
  'braket',
] as const

/** A formula in a text, with the dollar signs in its span and without them in its source. */
export interface TexPart {
  readonly source: string
  readonly span: Span
}

/** Every formula of `markdown` in order. */
export function texIn(markdown: string): TexPart[] {
  if (!markdown.includes('$')) return []
  return [...markdown.matchAll(parts)].flatMap(found => {
    const source = found[3] ?? found[4]
    return source === undefined ? [] : [{ source, span: { start: found.index, end: found.index + found[0].length } }]
  })
}

/** `markdown` with every formula as `show` gives it, who is told of `$$…$$`; `\$` outside code becomes a dollar sign. */
export const replaceTex = (markdown: string, show: (source: string, isDisplayed: boolean) => string): string =>
  markdown.replace(parts, (whole, code?: string, _ticks?: string, display?: string, inline?: string) => {
    if (code !== undefined) return whole
    const source = display ?? inline
    // A backslash pair: the dollar sign it protects, or any other, as it stands.
    if (source === undefined) return whole === '\\$' ? '$' : whole
    return show(source, display !== undefined)
  })

/** `markdown` with `mask`, one unit wide, for each unit of code, TeX and signs that a backslash protects. */
export const withoutCodeAndTex = (markdown: string, mask: string): string =>
  markdown.replace(parts, whole => mask.repeat(whole.length))
