// Owns the words of a flashcard's HTML as Markdown: emphasis, code, links, pictures, sounds, formulas.
import type { Tell } from './imported.ts'
import { textIn, type Element, type Node } from './html-tree.ts'
import { texMarkdown, type HeldTex } from './html-tex.ts'
import { escapedText } from './markdown-text.ts'

export interface HtmlContext {
  /** Hears of each kind of thing that is lost or changed. */
  readonly tell: Tell
  /** The path at which a file of that name lies beside the notes; undefined where it does not. */
  readonly fileAt?: (name: string) => string | undefined
}

/** What writing a text needs to know. */
export interface Writing extends HtmlContext {
  readonly tex: readonly HeldTex[]
  /** Each loss is told once of a text. */
  readonly told: Set<string>
}

/** Inline Markdown: line ends are those of `<br>`. */
export function inline(node: Node, writing: Writing): string {
  if (typeof node === 'string') return textOf(node, writing)
  const { name, attributes, children } = node
  const inner = (): string =>
    withoutSeams(children)
      .map(child => inline(child, writing))
      .join('')
  switch (name) {
    case 'br':
      return '\n'
    case 'b':
    case 'strong':
    case 'mark':
      return marked(inner(), '**')
    case 'i':
    case 'em':
    case 'cite':
    case 'var':
      return marked(inner(), '*')
    case 's':
    case 'del':
    case 'strike':
      return marked(inner(), '~~')
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return code(textIn(children))
    case 'sub':
    case 'sup':
      return shifted(name, textIn(children).trim(), inner)
    case 'a':
      return link(attributes.get('href') ?? '', inner())
    case 'img':
      return picture(node, writing)
    case 'rp':
    case 'script':
    case 'style':
    case 'wbr':
    case 'meta':
    case 'link':
    case 'title':
      return ''
    case 'rt':
      return `(${inner()})`
    case 'audio':
    case 'video':
    case 'source':
      return sound(attributes.get('src') ?? '', writing) + inner()
    default:
      if (!looks.has(name)) tellOnce(writing, 'markup.left-out', `<${name}>`)
      return inner()
  }
}

const emphasis = new Set(['b', 'strong', 'i', 'em', 's', 'del', 'strike'])

/** `nodes` in which two pieces of the same emphasis side by side are one: the marks between them would be read as text. */
export function withoutSeams(nodes: readonly Node[]): readonly Node[] {
  const joined: Node[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    const isSame = typeof node !== 'string' && typeof last === 'object' && last.name === node.name
    if (isSame && emphasis.has(node.name))
      joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] }
    else joined.push(node)
  }
  return joined
}

/** What only changes how its text looks, or nothing. */
const looks = new Set(
  'span font big small ruby rb rtc bdi bdo q abbr dfn time label tbody thead tfoot colgroup col nobr o:p body html ins u'.split(
    ' ',
  ),
)

const tellOnce = ({ tell, told }: Writing, code: Parameters<Tell>[0], what: string): void => {
  if (told.has(`${code} ${what}`)) return
  told.add(`${code} ${what}`)
  tell(code, { what })
}

/** A text with its formulas and sounds in it; every run of blanks is one. */
function textOf(text: string, writing: Writing): string {
  let shown = ''
  let done = 0
  const plain = text.replace(/[^\S\u00a0]+/g, ' ')
  for (const found of plain.matchAll(/\[sound:([^\]\n]{0,500})\]|\ue000(\d+)\ue001/g)) {
    shown += escapedText(plain.slice(done, found.index))
    const [whole, file, number] = found
    done = found.index + whole.length
    const tex = number === undefined ? undefined : writing.tex[Number(number)]
    if (file !== undefined) shown += sound(file, writing)
    else if (tex) shown += texMarkdown(tex, plain.slice(done), what => tellOnce(writing, 'markup.left-out', what))
  }
  return shown + escapedText(plain.slice(done))
}

function sound(file: string, writing: Writing): string {
  if (file === '') return ''
  const path = writing.fileAt?.(file)
  if (path !== undefined) {
    tellOnce(writing, 'sound.linked', file)
    return `[${escapedText(file)}](${path})`
  }
  tellOnce(writing, 'sound.left-out', file)
  return `[${escapedText(file)}]`
}

function picture({ attributes }: Element, writing: Writing): string {
  const source = attributes.get('src') ?? ''
  const alt = (attributes.get('alt') ?? '').replace(/[\n[\]\\]/g, ' ').trim()
  // A picture that is written out where its name should be.
  const isWrittenOut = isDataAddress(source)
  const path = writing.fileAt?.(source) ?? (isWrittenOut ? undefined : writing.fileAt?.(unescapedUrl(source)))
  const name = isWrittenOut ? 'data:' : source.slice(0, 200)
  if (path !== undefined) return `![${alt || (isWrittenOut ? 'picture' : withoutEnding(source))}](${path})`
  tellOnce(writing, 'picture.left-out', name)
  const shown = alt === '' ? name : alt
  return shown === '' ? '' : `[${escapedText(shown)}]`
}

export const isDataAddress = (source: string): boolean => /^data:/i.test(source)

/** As a name of a file may stand in an address. */
export const unescapedUrl = (url: string): string => {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

const withoutEnding = (name: string): string =>
  name
    .replace(/\.\w+$/, '')
    .replace(/[\n[\]\\]/g, ' ')
    .trim() || 'picture'

/** Marks go around words, not around the blanks at their ends; each line has its own. */
export function marked(text: string, mark: string): string {
  return text
    .split('\n')
    .map(line => {
      const [, lead = '', inner = '', tail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(line) ?? []
      // What is marked already, or holds nothing that could be.
      if (inner === '' || inner.startsWith(mark) || inner.endsWith(mark)) return line
      return `${lead}${mark}${inner}${mark}${tail}`
    })
    .join('\n')
}

function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  if (plain.trim() === '') return plain
  const ticks = '`'.repeat(longestRun(plain) + 1)
  const pad = /^`|`$|^ .* $/.test(plain) ? ' ' : ''
  return `${ticks}${pad}${plain}${pad}${ticks}`
}

/** Length of the longest run of backticks. */
export const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))

function link(href: string, inner: string): string {
  if (!/^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(href) || inner.trim() === '') return inner
  const address = /[()\\]/.test(href) ? `<${href}>` : href
  return inner.includes('\n') || inner.includes('](') ? `${inner} (${href})` : `[${inner}](${address})`
}

const small = {
  sup: ['0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'],
  sub: ['0123456789+-=()aeoxhklmnpst', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ'],
} as const

/** Small signs where there are some, else TeX, else as the text was. */
function shifted(kind: 'sub' | 'sup', text: string, inner: () => string): string {
  const [plain, signs] = small[kind]
  if (text === '') return inner()
  if ([...text.replace('−', '-')].every(sign => plain.includes(sign)))
    return [...text.replace('−', '-')].map(sign => signs[plain.indexOf(sign)]).join('')
  if (!/^[\w+\-=(),./ ]{1,40}$/.test(text) || text.includes('_')) return inner()
  return `$${kind === 'sub' ? '_' : '^'}{${/[a-z]{2}/i.test(text) ? `\\mathrm{${text}}` : text}}$`
}
