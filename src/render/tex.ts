// Owns showing the TeX of a Markdown text where no TeX can be set: as Unicode where that is faithful, else as source.
import { replaceTex } from '../domain/deck/math.ts'
import { texToLine } from './tex-line.ts'

/**
 * `markdown` with every `$…$` and `$$…$$` replaced: simple formulas become Unicode (`$k^2$` is `k²`), any other stays as
 * its source in a code span. Code spans, fenced code and `\$` are left alone.
 */
export const texToUnicode = (markdown: string): string =>
  replaceTex(markdown, source => texToLine(source) ?? codeSpan(source))

function codeSpan(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim()
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const ticks = '`'.repeat(longest + 1)
  return longest > 0 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`
}
