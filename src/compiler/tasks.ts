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

/** The tasks of a list whose items take up `items` of `body`; undefined where no item has a box. */
export function readTasks(body: Located, items: readonly Span[], to: Report): Task[] | undefined {
  const boxes = items.map(({ start, end }) => marker.exec(body.text.slice(start, end)))
  if (boxes.every(box => box === null)) return undefined
  return items.flatMap(({ start, end }, index) => {
    const box = boxes[index]
    const lineEnd = body.text.indexOf('\n', start)
    const stop = lineEnd === -1 || lineEnd > end ? end : lineEnd
    if (!box) {
      report(
        to,
        'choice.no-box',
        part(body, start, stop).span,
        {},
        `- [ ] ${body.text.slice(start, stop).replace(/^\s*\S+\s+/, '')}`,
      )
      return []
    }
    const text = trimmed(part(body, start + box[0].length, stop))
    if (text.text === '') report(to, 'choice.empty-option', part(body, start, stop).span)
    const feedback = outdented(part(body, stop, end), box[1]?.length ?? 0)
    return [{ text, isRight: box[2] !== ' ', ...(feedback.text === '' ? {} : { feedback }) }]
  })
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
