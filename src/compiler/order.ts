// Owns checking an order card: the ordered list under its section Answer.
import { part, trimmed, type Located } from './located.ts'
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

export interface OrderParts {
  readonly kind: 'order'
  readonly itemCount: number
}

/** With two items there is one wrong order, which everybody would be shown. */
const FEWEST = 3

const marker = /^\d{1,9}[.)][ \t]+/

/** The parts of `draft`, or undefined where something was reported. */
export function checkOrder(draft: CardDraft, to: Report): OrderParts | undefined {
  const answer = draft.sections.answer?.[0]
  if (!answer) {
    report(to, 'order.no-list', draft.span, {}, '### Answer')
    return undefined
  }
  const before = to.problems.length
  const items = readItems(answer, to)
  if (to.problems.length === before && items.length < FEWEST)
    report(to, 'order.few-items', answer.span, { found: items.length, wanted: FEWEST })
  const seen = new Set<string>()
  for (const { text, span } of items) {
    if (seen.has(text)) report(to, 'order.same-item', span, { found: text })
    seen.add(text)
  }
  return to.problems.length === before ? { kind: 'order', itemCount: items.length } : undefined
}

/** The items in `answer`; a line that is neither an item nor indented under one is reported. */
export function readItems(answer: Located, to: Report): Located[] {
  const { items, stray } = itemsIn(answer)
  if (stray) report(to, 'order.no-list', stray.span, {}, '1. …')
  return items
}

/** The items of the list that `answer` is, and the first line that does not belong to it. */
export function itemsIn(answer: Located): { readonly items: Located[]; readonly stray?: Located } {
  const starts: { readonly from: number; readonly text: number }[] = []
  let at = 0
  for (const line of answer.text.split('\n')) {
    const mark = marker.exec(line)
    if (mark) starts.push({ from: at, text: at + mark[0].length })
    else if (line.trim() !== '' && (starts.length === 0 || !/^\s/.test(line)))
      return { items: [], stray: part(answer, at, at + line.length) }
    at += line.length + 1
  }
  const endOf = (index: number): number => starts[index + 1]?.from ?? answer.text.length
  return { items: starts.map(({ text }, index) => trimmed(part(answer, text, endOf(index)))) }
}
