// Owns turning the HTML of a flashcard into Markdown that shows the same; what it cannot show is told.
import { inline, longestRun, marked, withoutSeams, type HtmlContext, type Writing } from './html-inline.ts'
import { ankiTex } from './html-tex.ts'
import { htmlTree, textIn, type Element, type Node } from './html-tree.ts'
import { escapedLine } from './markdown-text.ts'

/** A piece of the result: `line` stands right below the one before, `block` has an empty line around it. */
interface Piece {
  readonly text: string
  readonly kind: 'line' | 'block'
}

/** `html` as Markdown. */
export function fromHtml(html: string, context: HtmlContext): string {
  if (!/[<&\\[$\n\r*_`~=>|#+-]|\d[.)]|\s\s/.test(html)) return html.trim()
  const { text, held } = ankiTex(html.replace(/\r\n?/g, '\n'))
  const writing: Writing = { ...context, tex: held, told: new Set() }
  return joined(piecesOf(htmlTree(text), writing))
}

/** Two spaces before a line end keep it one. */
const HARD_BREAK = '  \n'

function joined(pieces: readonly Piece[]): string {
  let all = ''
  let last: Piece | undefined
  let isApart = false
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      isApart = true
      continue
    }
    const isBlock = piece.kind === 'block' || last?.kind === 'block' || isApart
    all += last === undefined ? piece.text : `${isBlock ? '\n\n' : HARD_BREAK}${piece.text}`
    last = piece
    isApart = false
  }
  return all
}

type Block = (element: Element, writing: Writing) => readonly Piece[]

const block = (text: string): Piece[] => [{ text, kind: 'block' }]
const apart: Block = ({ children }, writing) => block(joined(piecesOf(children, writing)))
/** What stands in a line of its own. */
const lines: Block = ({ children }, writing) => {
  const pieces = piecesOf(children, writing)
  return pieces.length === 0 ? [{ text: '', kind: 'line' }] : pieces
}
const heading: Block = ({ children }, writing) => block(marked(joined(piecesOf(children, writing)), '**'))

const blocks: Readonly<Record<string, Block>> = {
  p: apart,
  dl: apart,
  div: lines,
  section: lines,
  article: lines,
  header: lines,
  footer: lines,
  main: lines,
  figure: lines,
  figcaption: lines,
  center: lines,
  details: lines,
  summary: lines,
  address: lines,
  fieldset: lines,
  form: lines,
  li: lines,
  dt: lines,
  dd: lines,
  tr: lines,
  td: lines,
  th: lines,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: () => block('***'),
  blockquote: ({ children }, writing) => block(indented(joined(piecesOf(children, writing)), '> ', '> ')),
  pre: element => block(fenced(element)),
  ul: (element, writing) => block(listOf(element, writing, () => '- ')),
  ol: (element, writing) => {
    const start = Number.parseInt(element.attributes.get('start') ?? '1', 10)
    return block(listOf(element, writing, index => `${Math.max(0, start || 1) + index}. `))
  },
  table: (element, writing) => block(tableOf(element, writing)),
}

const isBlock = (node: Node): boolean => typeof node !== 'string' && Object.hasOwn(blocks, node.name)

/** Whether there is a block somewhere in `nodes`: what stands around it is then no line. */
const holdsBlock = (nodes: readonly Node[]): boolean =>
  nodes.some(node => isBlock(node) || (typeof node !== 'string' && holdsBlock(node.children)))

function piecesOf(nodes: readonly Node[], writing: Writing): Piece[] {
  const pieces: Piece[] = []
  let run = ''
  const flush = (): void => {
    const rows = run.split('\n').map(row => row.replaceAll('\u00a0', ' ').trim())
    // A line end at the end of a block is none.
    if (rows.at(-1) === '') rows.pop()
    pieces.push(...rows.map((text): Piece => ({ text: escapedLine(text), kind: 'line' })))
    run = ''
  }
  for (const node of withoutSeams(nodes)) {
    if (typeof node !== 'string' && isBlock(node)) {
      flush()
      pieces.push(...(blocks[node.name]?.(node, writing) ?? []))
    } else if (typeof node !== 'string' && holdsBlock(node.children)) {
      flush()
      pieces.push(...piecesOf(node.children, writing))
    } else run += inline(node, writing)
  }
  flush()
  return pieces
}

function fenced({ attributes, children }: Element): string {
  const text = textIn(children).replace(/^\n/, '').replaceAll('\u00a0', ' ').trimEnd()
  if (text.trim() === '') return ''
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  const inner = children.find((child): child is Element => typeof child !== 'string' && child.name === 'code')
  const classes = `${attributes.get('class') ?? ''} ${inner?.attributes.get('class') ?? ''}`
  const language = /\blang(?:uage)?-([\w+#-]+)/.exec(classes)?.[1] ?? ''
  return `${fence}${/^cards?$/i.test(language) ? 'text' : language}\n${text}\n${fence}`
}

const indented = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, index) => (line === '' && others.trim() === '' ? '' : (index === 0 ? first : others) + line).trimEnd())
    .map((line, index, all) => (index < all.length - 1 && text.split('\n')[index]?.endsWith('  ') ? `${line}  ` : line))
    .join('\n')

function listOf({ children }: Element, writing: Writing, bulletAt: (index: number) => string): string {
  const items: string[] = []
  for (const child of children) {
    if (typeof child === 'string' && child.trim() === '') continue
    const isItem = typeof child !== 'string' && child.name === 'li'
    const text = joined(piecesOf(isItem ? child.children : [child], writing))
    const bullet = bulletAt(items.length)
    // A list that stands in no item belongs to the one before.
    const isNested = typeof child !== 'string' && (child.name === 'ul' || child.name === 'ol') && items.length > 0
    const pad = ' '.repeat(isNested ? bulletAt(items.length - 1).length : bullet.length)
    if (isNested) items[items.length - 1] += `\n${indented(text, pad, pad)}`
    else if (text !== '') items.push(indented(text.replace(/\n\n(?=\s*(?:[-*+]|\d+\.)\s)/, '\n'), bullet, pad))
  }
  return items.join('\n')
}

/** A table with a row of heads, as Markdown has them; one whose cells hold blocks, or a column only, becomes lines. */
function tableOf(table: Element, writing: Writing): string {
  if (rowsOf(table).length === 0) return joined(piecesOf(table.children, writing))
  const rows = rowsOf(table).map(({ children }) =>
    children.filter((cell): cell is Element => typeof cell !== 'string' && /^t[dh]$/.test(cell.name)),
  )
  const width = Math.max(0, ...rows.map(row => row.length))
  const isPlain = width > 1 && !rows.some(row => row.some(({ children }) => children.some(isTall)))
  const cells = rows.map(row => row.map(({ children }) => joined(piecesOf(children, writing))))
  if (!isPlain) return cells.map(row => row.filter(cell => cell !== '').join('\n\n')).join('\n\n')
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => (row[at] ?? '').replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}

/** What does not fit into a line. */
const isTall = (node: Node): boolean =>
  typeof node !== 'string' && (/^(?:ul|ol|pre|table|blockquote)$/.test(node.name) || node.children.some(isTall))

const rowsOf = ({ children }: Element): Element[] =>
  children.flatMap(child =>
    typeof child === 'string'
      ? []
      : child.name === 'tr'
        ? [child]
        : /^t(?:body|head|foot)$/.test(child.name)
          ? rowsOf(child)
          : [],
  )
