// Reads Discord markdown, line by line, into a tree; drawing it is show.ts's work.
import { parseInline } from './inline.ts'
import type { Block, Item } from './tree.ts'

const fence = /^(.*?)```(?:([a-zA-Z0-9+#-]{1,20})\n|\n)?([\s\S]*?)```/
const bullet = /^( *)(?:([-*])|(\d{1,9})\.) +(?=\S)/

/** The blocks of a message, a Text Display or an embed field. Never throws: whatever is no markdown is text. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) blocks.push(...parseLines(lines))
    lines = []
  }
  let rest = text.replace(/\r\n?/g, '\n')
  while (rest !== '') {
    const code = fence.exec(rest)
    // A fence inside a quoted line or inside `code` is left to the line it stands in.
    if (code && !/^\s*>/.test(code[1] ?? '')) {
      if (code[1]) lines.push(code[1])
      flush()
      blocks.push({ kind: 'codeblock', language: code[2] ?? '', text: (code[3] ?? '').replace(/^\n|\n$/g, '') })
      rest = rest.slice(code[0].length).replace(/^\n/, '')
      continue
    }
    if (rest.startsWith('>>> ')) {
      flush()
      blocks.push({ kind: 'quote', blocks: parseMarkdown(rest.slice(4)) })
      return blocks
    }
    const end = rest.indexOf('\n')
    lines.push(end === -1 ? rest : rest.slice(0, end))
    rest = end === -1 ? '' : rest.slice(end + 1)
  }
  flush()
  return blocks
}

function parseLines(lines: string[]): Block[] {
  const blocks: Block[] = []
  let plain: string[] = []
  const flush = () => {
    if (plain.length > 0) blocks.push({ kind: 'paragraph', children: parseInline(plain.join('\n')) })
    plain = []
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const taken = readBlock(lines, at)
    if (taken) {
      flush()
      blocks.push(taken.block)
      at += taken.count
    } else {
      plain.push(line)
      at += 1
    }
  }
  flush()
  return blocks
}

/** The block that begins at line `at` and how many lines it takes; none when the line is plain text. */
function readBlock(lines: string[], at: number): { block: Block; count: number } | undefined {
  const line = lines[at] ?? ''
  const header = /^(#{1,3}) +(?=\S)/.exec(line)
  if (header) {
    const level = (header[1] ?? '#').length as 1 | 2 | 3 // the pattern allows one to three
    return { block: { kind: 'header', level, children: parseInline(line.slice(header[0].length)) }, count: 1 }
  }
  if (/^-# +\S/.test(line)) return { block: { kind: 'subtext', children: parseInline(line.slice(3).trim()) }, count: 1 }
  if (line.startsWith('> ') || line === '>') {
    const count = countWhile(lines, at, next => /^>(?: |$)/.test(next))
    const inner = lines.slice(at, at + count).map(next => next.slice(2))
    return { block: { kind: 'quote', blocks: parseLines(inner) }, count }
  }
  if (bullet.test(line)) {
    const opens = marker(line)
    // Numbers after bullets, at the same depth, are another list.
    const count = countWhile(lines, at, (next, offset) => {
      const found = marker(next)
      if (!found) return offset > 0 && /^ {2,}\S/.test(next)
      return found.indent > (opens?.indent ?? 0) || found.ordered === opens?.ordered
    })
    return { block: readList(lines.slice(at, at + count)), count }
  }
  return undefined
}

/** A list; deeper indented bullets become lists of the item above, other indented lines go on in it. */
function readList(lines: string[]): Block {
  const first = bullet.exec(lines[0] ?? '')
  const indent = first?.[1]?.length ?? 0
  const items: Item[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const found = bullet.exec(line)
    const last = items.at(-1)
    if (found && (found[1]?.length ?? 0) > indent && last) {
      const count = countWhile(lines, at, next => next.length - next.trimStart().length > indent)
      last.nested.push(readList(lines.slice(at, at + count)))
      at += count
    } else if (found || !last) {
      items.push({ children: parseInline(found ? line.slice(found[0].length) : line), nested: [] })
      at += 1
    } else {
      last.children.push({ kind: 'break' }, ...parseInline(line.trim()))
      at += 1
    }
  }
  return { kind: 'list', ordered: first?.[3] !== undefined, start: Number(first?.[3] ?? 1), items }
}

function marker(line: string): { indent: number; ordered: boolean } | undefined {
  const found = bullet.exec(line)
  return found ? { indent: found[1]?.length ?? 0, ordered: found[3] !== undefined } : undefined
}

function countWhile(lines: string[], from: number, holds: (line: string, offset: number) => boolean): number {
  let count = 0
  while (from + count < lines.length && holds(lines[from + count] ?? '', count)) count += 1
  return count
}
