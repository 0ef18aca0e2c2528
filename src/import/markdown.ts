// Owns finding cards in Markdown of other programs: `Q:`/`A:`, `question::answer`, and task lists under a question.
import type { Imported, ImportedCard, ImportedOption, ImportNote } from './imported.ts'

interface Line {
  readonly text: string
  /** 1-based. */
  readonly number: number
  readonly isCode: boolean
}

interface Section {
  readonly heading?: Line
  readonly lines: readonly Line[]
}

const questionMark = /^(?:\*\*)?(?:Q|Question|问)(?:\s*\d+)?(?:[:：]|\.(?=\s))(?:\*\*)?\s*(.*)$/i
const answerMark = /^(?:\*\*)?(?:A|Answer|答)(?:[:：]|\.(?=\s))(?:\*\*)?\s*(.*)$/i
/** hashcards: a text whose gaps stand in brackets. */
const clozeMark = /^C[:：]\s*(.*)$/
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/
const heading = /^\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/
const task = /^(\s*(?:>\s*)?(?:[-*+]|\d+[.)])\s+)\[([ xX✓✔])\]\s*(.*)$/u
const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/

/** The cards in `text`, which has LF line ends; `wants` is what a plain answer becomes. */
export function cardsInMarkdown(text: string, wants: 'recall' | 'text'): Imported {
  const cards: ImportedCard[] = []
  const notes: ImportNote[] = []
  for (const section of sectionsOf(linesOf(text))) readSection(section, wants, cards, notes)
  return { cards, notes }
}

/** Lines, and whether a fence holds them; its own lines count as code too. */
function linesOf(text: string): Line[] {
  let fence = ''
  return text.split('\n').map((line, index) => {
    const mark = /^\s*(?:>\s*)?(`{3,}|~{3,})(.*)$/.exec(line)
    const isCode = fence !== '' || mark !== null
    if (fence === '' && mark) fence = mark[1] ?? ''
    else if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') fence = ''
    return { text: line, number: index + 1, isCode }
  })
}

function sectionsOf(lines: readonly Line[]): Section[] {
  const sections: { heading?: Line; lines: Line[] }[] = [{ lines: [] }]
  for (const line of lines) {
    const title = line.isCode ? null : heading.exec(line.text)
    if (title) sections.push({ heading: { ...line, text: title[2] ?? '' }, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

function readSection(section: Section, wants: 'recall' | 'text', cards: ImportedCard[], notes: ImportNote[]): void {
  const { lines } = section
  /** Text that belongs to no card yet; a quiz below it makes it a question. */
  let pending: Line[] = []
  let title = section.heading
  /** The quiz above the pending text, whose explanation it is at the end. */
  let quiz: number | undefined
  const prose = (): void => {
    const filled = pending.filter(({ text }) => text.trim() !== '' && !rule.test(text))
    const [first] = filled
    if (first)
      notes.push({ line: first.number, code: 'text.no-card', args: { what: first.text.trim(), lines: filled.length } })
    pending = []
    quiz = undefined
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    if (!line) break
    const asked = line.isCode ? null : questionMark.exec(line.text)
    const pair = line.isCode ? undefined : pairIn(line.text)
    if (asked) {
      prose()
      at = readAnswered(lines, at, wants, cards, notes)
    } else if (!line.isCode && clozeMark.test(line.text)) {
      prose()
      at = readCloze(lines, at, cards, notes)
    } else if (!line.isCode && task.test(line.text)) {
      const past = endOfTasks(lines, at)
      const question = textOf(pending).replace(/^\d+[.)]\s+/, '')
      const whole = [title?.text ?? '', question].filter(part => part !== '').join('\n\n')
      const first = title ?? pending.find(({ text }) => text.trim() !== '') ?? line
      if (whole === '') notes.push({ line: line.number, code: 'row.no-question', args: {} })
      else {
        quiz = cards.length
        cards.push({ line: first.number, question: whole, answer: optionsOf(lines.slice(at, past), notes), tags: [] })
      }
      pending = []
      title = undefined
      at = past
    } else if (!line.isCode && /^\?{1,2}\s*$/.test(line.text) && lastBlock(pending).length > 0) {
      const asked = lastBlock(pending)
      pending = pending.slice(0, -asked.length)
      prose()
      let past = at + 1
      while (lines[past] !== undefined && (lines[past]?.isCode || lines[past]?.text.trim() !== '')) past++
      const sides = [textOf(asked), textOf(lines.slice(at + 1, past))] as const
      if (sides[1] === '') notes.push({ line: line.number, code: 'row.no-answer', args: {} })
      else
        for (const [question, answer] of line.text.startsWith('??') ? [sides, [sides[1], sides[0]] as const] : [sides])
          cards.push(plainCard(asked[0]?.number ?? line.number, question, answer, wants))
      at = past
    } else if (pair) {
      prose()
      cards.push(...pair.map(([question, answer]) => plainCard(line.number, question, answer, wants)))
      at++
    } else {
      pending.push(line)
      at++
    }
  }
  const above = quiz === undefined ? undefined : cards[quiz]
  const explanation = textOf(pending.filter(({ text, isCode }) => isCode || !rule.test(text)))
  if (above && quiz !== undefined && explanation !== '')
    cards[quiz] = { ...above, explanation: explanation.replace(/^\*{0,2}Explanation:?\*{0,2}:?\s*/i, '') }
  else prose()
}

/** The lines at the end with no empty one between them. */
const lastBlock = (lines: readonly Line[]): readonly Line[] =>
  lines.slice(lines.findLastIndex(({ text, isCode }) => !isCode && text.trim() === '') + 1)

const textOf = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => text)
    .join('\n')
    .trim()

const plainCard = (line: number, question: string, answer: string, wants: 'recall' | 'text'): ImportedCard => ({
  line,
  question,
  answer: wants === 'text' ? { kind: 'text', accept: [answer] } : { kind: 'recall', answer },
  tags: [],
})

/** Whether a line ends a question or an answer of several lines. */
const endsText = (text: string): boolean => rule.test(text) || questionMark.test(text) || clozeMark.test(text)

/** `C: …` with its lines; gives the line behind it. */
function readCloze(lines: readonly Line[], from: number, cards: ImportedCard[], notes: ImportNote[]): number {
  let past = from + 1
  while (past < lines.length && (lines[past]?.isCode || !endsText(lines[past]?.text ?? ''))) past++
  const [first, ...rest] = lines.slice(from, past)
  const text = [clozeMark.exec(first?.text ?? '')?.[1] ?? '', ...rest.map(line => line.text)].join('\n').trim()
  // Links and pictures have brackets of their own.
  const question = text.replace(/(?<![!\\\]])\[([^[\]]+)\](?![([])/g, '{{c1::$1}}')
  const line = first?.number ?? 0
  if (question === text) notes.push({ line, code: 'row.no-answer', args: {} })
  else cards.push({ line, question, answer: { kind: 'cloze' }, tags: [] })
  return past
}

/** `Q: …` with its lines, up to `A: …` with its own; gives the line behind it. */
function readAnswered(
  lines: readonly Line[],
  from: number,
  wants: 'recall' | 'text',
  cards: ImportedCard[],
  notes: ImportNote[],
): number {
  const line = lines[from]?.number ?? 0
  const parts: { question: string[]; answer?: string[] } = {
    question: [questionMark.exec(lines[from]?.text ?? '')?.[1] ?? ''],
  }
  let at = from + 1
  for (; at < lines.length; at++) {
    const { text, isCode } = lines[at] ?? { text: '', isCode: false }
    if (!isCode && endsText(text)) break
    const answered = isCode || parts.answer ? null : answerMark.exec(text)
    if (answered) parts.answer = [answered[1] ?? '']
    else (parts.answer ?? parts.question).push(text)
  }
  const [question, answer] = [parts.question.join('\n').trim(), parts.answer?.join('\n').trim() ?? '']
  if (question === '') notes.push({ line, code: 'row.no-question', args: {} })
  else if (answer === '') notes.push({ line, code: 'row.no-answer', args: {} })
  else cards.push(plainCard(line, question, answer, wants))
  return at
}

/** `question::answer`, and with three colons the other way too; undefined where the line is none. Colons in code do not count. */
function pairIn(text: string): (readonly [string, string])[] | undefined {
  const bare = text.replace(/<!--[^]*?-->/g, '').replace(bullet, '')
  const masked = bare.replace(/`[^`]*`|\$[^$]*\$|\{\{.*?\}\}/g, part => '\ufffc'.repeat(part.length))
  const mark = /:{2,}/.exec(masked)
  if (!mark || mark[0].length > 3 || bare.startsWith('|')) return undefined
  const [left, right] = [bare.slice(0, mark.index).trim(), bare.slice(mark.index + mark[0].length).trim()]
  if (left === '' || right === '') return undefined
  return mark[0].length === 3
    ? [
        [left, right],
        [right, left],
      ]
    : [[left, right]]
}

/** Where the task list that begins at `from` ends: items, what is indented under them, and code between them. */
function endOfTasks(lines: readonly Line[], from: number): number {
  let past = from + 1
  for (let at = past; at < lines.length; at++) {
    const { text, isCode } = lines[at] ?? { text: '', isCode: false }
    if (text.trim() === '') continue
    if (!isCode && !task.test(text) && !/^\s{2,}/.test(text)) break
    past = at + 1
  }
  return past
}

function optionsOf(lines: readonly Line[], notes: ImportNote[]): ImportedCard['answer'] {
  const options: { line: number; parts: string[]; isRight: boolean }[] = []
  for (const { text, number, isCode } of lines) {
    const item = isCode ? null : task.exec(text)
    if (item) options.push({ line: number, parts: [item[3] ?? ''], isRight: item[2] !== ' ' })
    else if (!/^\s*(?:`{3,}|~{3,})/.test(text))
      options.at(-1)?.parts.push(isCode && text.trim() !== '' ? `\`${text.trim()}\`` : text.trim())
  }
  return {
    kind: 'options',
    options: options.map(({ line, parts, isRight }): ImportedOption => {
      const filled = parts.filter(part => part !== '')
      if (filled.length > 1) notes.push({ line, code: 'option.lines', args: { lines: filled.length } })
      return { text: filled.join(' '), isRight }
    }),
  }
}
