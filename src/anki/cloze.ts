// Owns cloze texts as Anki writes them: `{{c1::hidden::hint}}`, of which nothing inside may end or split it.
import { gapsIn } from '../domain/deck/cloze.ts'
import { constantText } from '../domain/deck/template.ts'
import type { FieldHtml } from './html.ts'

/** The text of a cloze card as HTML with Anki's gaps; the numbers are the card's own. */
export function clozeHtml(body: string, { block, line }: FieldHtml): string {
  const pieces: (string | { html: string })[] = []
  let done = 0
  for (const { number, hidden, hint, span } of gapsIn(body)) {
    pieces.push(constantText(body.slice(done, span.start)))
    const inner = enclosed(line(constantText(hidden)))
    const tip = hint === undefined ? '' : `::${enclosed(line(constantText(hint)))}`
    pieces.push({ html: `{{c${number}::${inner}${tip}}}` })
    done = span.end
  }
  pieces.push(constantText(body.slice(done)))
  return block(pieces)
}

/** Two colons would begin the hint, two braces the next gap or the end of this one. */
const enclosed = (html: string): string =>
  html
    .replace(/:(?=:|$)/g, '&#58;')
    .replace(/\}(?=\}|$)/g, '&#125;')
    .replace(/\{(?=\{)/g, '&#123;')
