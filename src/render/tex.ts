// Owns showing the TeX of a Markdown text where no TeX can be set: as Unicode where that is faithful, else as source.
import { texToLine } from './tex-line.ts'

/**
 * `markdown` with every `$…$` and `$$…$$` replaced: simple formulas become Unicode (`$k^2$` is `k²`), any other stays as
 * its source in a code span. Code spans, fenced code and `\$` are left alone. As in Pandoc, an inline formula starts
 * before and ends after something other than a space and no digit follows it, so that prices stay prices.
 */
export function texToUnicode(markdown: string): string {
  return markdown.replace(parts, (whole, code?: string, _ticks?: string, display?: string, inline?: string) => {
    if (code !== undefined) return whole
    const source = display ?? inline
    // A backslash pair: the dollar sign it protects, or any other, as it stands.
    if (source === undefined) return whole === '\\$' ? '$' : whole
    return texToLine(source) ?? codeSpan(source)
  })
}

const parts = new RegExp(
  [
    /(^```[^]*?^```|^~~~[^]*?^~~~|(?<!`)(`+)(?!`)[^]*?(?<!`)\2(?!`))/.source,
    /\$\$((?:[^$\\]|\\[^])+?)\$\$/.source,
    /\$((?! )(?:[^$\\\n]|\\.|\n(?!\n))+?(?<! ))\$(?!\d)/.source,
    /\\[^]/.source,
  ].join('|'),
  'gm',
)

function codeSpan(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim()
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const ticks = '`'.repeat(longest + 1)
  return longest > 0 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`
}
