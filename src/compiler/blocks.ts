// Owns the second stage: the headings, card fences and task lists of a note's text. Everything else stays source text.
import MarkdownIt from 'markdown-it'
import type { Span } from '../domain/diagnostic.ts'
import { part, type Located } from './located.ts'
import { report, type Report } from './report.ts'
import { readTasks, type Task } from './tasks.ts'

/** A landmark in the text; what lies between two of them is text of the first one's section. */
export type Mark =
  | { readonly kind: 'heading'; readonly level: number; readonly title: Located; readonly span: Span }
  | { readonly kind: 'card'; readonly yaml: Located; readonly span: Span }
  | { readonly kind: 'tasks'; readonly tasks: readonly Task[]; readonly span: Span }

/** Only the block rules run: inline text is somebody else's business, and stays as it is. */
const markdown = new MarkdownIt('default', { html: false })
markdown.core.ruler.enableOnly(['normalize', 'block'])

/** `Card`, `cards`, `{card}`, `yaml card`, `card:`. */
const nearlyCard = /^\W*(?:ya?ml\W+)?cards?(?![\w-])/i

type Token = ReturnType<typeof markdown.parse>[number]

/** The landmarks of `body` in order; their spans are in `body.text`. */
export function readBlocks(body: Located, to: Report): Mark[] {
  const tokens = markdown.parse(body.text, {})
  const starts = lineStarts(body.text)
  const lines = ([from, past]: readonly [number, number]): Span => ({
    start: starts[from] ?? body.text.length,
    end: starts[past] ?? body.text.length,
  })
  const marks: Mark[] = []
  for (const [index, token] of tokens.entries()) {
    if (!token.map) continue
    const span = lines(token.map)
    if (token.type === 'fence') {
      if (isUnclosed(token, body.text.slice(span.start, span.end))) reportUnclosed(token, body, span, to)
      const info = token.info.trim()
      if (info !== 'card') {
        if (nearlyCard.test(info))
          report(to, 'card.fence', firstLine(body, span), { found: token.markup + info }, `${token.markup}card`)
        continue
      }
      const inside = lines([token.map[0] + 1, Math.max(token.map[0] + 1, token.map[1] - 1)])
      if (token.level > 0) report(to, 'card.no-heading', firstLine(body, span))
      else marks.push({ kind: 'card', yaml: part(body, inside.start, inside.end), span })
    } else if (token.type === 'heading_open' && token.level === 0) {
      const text = tokens[index + 1]?.content ?? ''
      const at = Math.max(0, body.text.slice(span.start, span.end).indexOf(text))
      marks.push({
        kind: 'heading',
        level: Number(token.tag.slice(1)),
        title: part(body, span.start + at, span.start + at + text.length),
        span,
      })
    } else if (/^(bullet|ordered)_list_open$/.test(token.type) && token.level === 0) {
      let past = index + 1
      while ((tokens[past]?.level ?? 0) > 0) past++
      const items = tokens.slice(index, past).filter(({ type, level }) => type === 'list_item_open' && level === 1)
      const tasks = readTasks(
        body,
        items.flatMap(item => (item.map ? [lines(item.map)] : [])),
        to,
      )
      if (tasks) marks.push({ kind: 'tasks', tasks, span })
    }
  }
  return marks
}

/** Where each line starts, as markdown-it counts lines (the text has LF ends only). */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** markdown-it closes an open fence at the end of the text without a word. */
function isUnclosed(fence: Token, source: string): boolean {
  const whole = source.trimEnd()
  const line = whole.lastIndexOf('\n')
  const last = whole.slice(line + 1).replace(/^[ >]*/, '')
  const isClosing = last.length >= fence.markup.length && last === (fence.markup[0] ?? '`').repeat(last.length)
  return !isClosing || line === -1
}

function reportUnclosed(fence: Token, body: Located, span: Span, to: Report): void {
  report(to, 'fence.unclosed', firstLine(body, span), { found: fence.markup + fence.info }, fence.markup)
}

/** The file's span of the first line of `span` in `body`. */
export function firstLine(body: Located, span: Span): Span {
  const end = body.text.indexOf('\n', span.start)
  const stop = end === -1 || end > span.end ? span.end : end
  return part(body, span.start, Math.max(span.start + 1, stop)).span
}
