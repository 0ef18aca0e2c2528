// Owns reading a task list: the options of a choice card, which are marked, and what stands under each.
import type { Span } from '../domain/diagnostic.ts'
import { mapped, part, trimmed, type Located } from './located.ts'
import { report, type Report } from './report.ts'

/** One item: its first line is the option, what is indented under it the feedback. */
export interface Task {
  readonly text: Located
  readonly isRight: boolean
  readonly feedback?: Located
}

const marker = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s|$)/

/** What was meant for a box and is none: `- []`, `- [x]two`, `-[ ] two`, `- [ x ] two`. */
const nearly = /^(\s*(?:[-*+]|\d+[.)])\s*)\[\s*([xX✓✔]?)\s*\](?![(:[])[^\S\n]*/u

/** The tasks of a list whose items take up `items` of `body`; undefined where no item has a box. */
export function readTasks(body: Located, items: readonly Span[], to: Report): Task[] | undefined {
  const boxes = items.map(({ start, end }) => marker.exec(body.text.slice(start, end)))
  if (boxes.every(box => box === null)) return undefined
  return items.flatMap(({ start, end }, index) => {
    const lineEnd = body.text.indexOf('\n', start)
    const stop = lineEnd === -1 || lineEnd > end ? end : lineEnd
    const line = part(body, start, stop)
    const box = boxes[index] ?? nearBox(line, to)
    if (!box) {
      report(to, 'choice.no-box', line.span, {}, `- [ ] ${line.text.replace(/^\s*\S+\s+/, '')}`)
      return []
    }
    // Without a space behind its dash an option is a line of the one above.
    for (const { index: at, 0: lost } of body.text.slice(stop, end).matchAll(/^[-*+]\[.*$/gm))
      nearBox(part(body, stop + at, stop + at + lost.length), to)
    const text = trimmed(part(body, start + box[0].length, stop))
    if (text.text === '') report(to, 'choice.empty-option', line.span)
    const feedback = outdented(part(body, stop, end), box[1]?.length ?? 0)
    const isRight = (box[2] ?? '').trim() !== ''
    return [{ text, isRight, ...(feedback.text === '' ? {} : { feedback }) }]
  })
}

/** What `line` begins with if it was meant for a box; that is reported. Its groups are those of a box. */
function nearBox(line: Located, to: Report): RegExpExecArray | null {
  const found = nearly.exec(line.text)
  if (!found) return null
  const [start, bullet = '', mark] = found
  const box = `[${mark === '' ? ' ' : 'x'}] `
  const fix = `- ${box}${line.text.slice(start.length)}`
  const edit = { span: part(line, 0, start.length).span, text: `${bullet.trimEnd()} ${box}` }
  report(to, 'choice.box', line.span, { found: start.trim() }, fix, edit)
  return found
}

/** `located` without up to `width` leading spaces in each line, and without blank ends. */
function outdented(located: Located, width: number): Located {
  const offsets: number[] = []
  let text = ''
  let at = 0
  for (const line of located.text.split('\n')) {
    const indent = Math.min(width, line.length - line.trimStart().length)
    const kept = `${line.slice(indent)}\n`
    for (let unit = 0; unit < kept.length; unit++) offsets.push(located.at(at + indent + unit))
    text += kept
    at += line.length + 1
  }
  return trimmed(mapped(text, [...offsets, located.at(located.text.length)], located.span))
}
