// Owns where each character of a YAML scalar stands in the file: quotes, escapes, folded and indented lines.
import type { Scalar } from 'yaml'
import { mapped, part, type Located } from './located.ts'

/** Length of the escape sequence that starts with the backslash at `at`. */
function escapeLength(source: string, at: number): number {
  const digits = { x: 2, u: 4, U: 8 }[source[at + 1] ?? '']
  return 2 + (digits ?? 0)
}

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t'

/**
 * `node` as located text. The resolved value is laid along its source: white space that YAML dropped is passed over, an
 * escape counts as the characters it stands for. Where the two do not match, every position is the scalar's start.
 */
export function locateScalar(node: Scalar, yaml: Located): Located {
  const [start, end] = node.range ?? [0, 0]
  const value = node.source ?? String(node.value)
  const source = yaml.text.slice(start, end)
  const whole = part(yaml, start, end)
  if (value === source) return whole
  const isDouble = node.type === 'QUOTE_DOUBLE'
  const isSingle = node.type === 'QUOTE_SINGLE'
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  const offsets: number[] = []
  let at = isDouble || isSingle ? 1 : isBlock ? source.indexOf('\n') + 1 : 0
  const last = isDouble || isSingle ? source.length - 1 : source.length
  for (let unit = 0; unit < value.length;) {
    const wanted = value[unit]
    const found = source[at]
    if (at >= last) {
      // Only line ends that YAML adds may be left over.
      if (value.slice(unit).trim() !== '')
        return mapped(
          value,
          value.split('').map(() => whole.at(0)),
          whole.span,
        )
      offsets.push(whole.at(last))
      unit++
    } else if (isDouble && found === '\\') {
      const length = escapeLength(source, at)
      if (source[at + 1] === '\n') at += 2
      else {
        const width = source[at + 1] === 'U' && Number.parseInt(source.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1
        for (let each = 0; each < width; each++) offsets.push(whole.at(at))
        unit += width
        at += length
      }
    } else if (wanted === found) {
      offsets.push(whole.at(at))
      unit++
      at += isSingle && found === "'" ? 2 : 1
    } else if (isSpace(found) && isSpace(wanted)) {
      offsets.push(whole.at(at))
      unit++
      while (isSpace(source[at])) at++
    } else if (isSpace(found)) at++
    else
      return mapped(
        value,
        value.split('').map(() => whole.at(0)),
        whole.span,
      )
  }
  return mapped(value, [...offsets, whole.at(Math.min(at, last))], whole.span)
}
