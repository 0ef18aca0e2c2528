// Owns taking HTML apart as leniently as a browser: a tree of elements and texts, whatever is open or missing.

export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
}
export type Node = string | Element

const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  times: '×',
  minus: '−',
  deg: '°',
  rarr: '→',
  larr: '←',
  le: '≤',
  ge: '≥',
  ne: '≠',
  middot: '·',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
  shy: '',
  zwnj: '\u200c',
  zwj: '\u200d',
}

/** `text` with its references as the characters that they stand for. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) {
            const known = name.toLowerCase()
            return Object.hasOwn(entities, known) ? (entities[known] ?? whole) : whole
          }
          const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
          return point > 0 && point <= 0x10_ffff && !(point >= 0xd800 && point < 0xe000)
            ? String.fromCodePoint(point)
            : whole
        },
      )
    : text

/** They have no content. */
const voids = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr', 'meta', 'link', 'col', 'area', 'embed', 'track'])
/** Nothing in them is markup. */
const raw = new Set(['script', 'style', 'textarea', 'title'])
/** What an opening tag ends, if it is open within the nearest of its bounds. */
const ends: Readonly<Record<string, { readonly of: readonly string[]; readonly within: readonly string[] }>> = {
  li: { of: ['li', 'p'], within: ['ul', 'ol'] },
  dt: { of: ['dt', 'dd', 'p'], within: ['dl'] },
  dd: { of: ['dt', 'dd', 'p'], within: ['dl'] },
  tr: { of: ['tr', 'td', 'th'], within: ['table'] },
  td: { of: ['td', 'th'], within: ['tr', 'table'] },
  th: { of: ['td', 'th'], within: ['tr', 'table'] },
  ...Object.fromEntries(
    ['p', 'div', 'ul', 'ol', 'table', 'pre', 'blockquote', 'hr'].map(name => [
      name,
      { of: ['p'], within: ['li', 'td', 'th', 'div', 'blockquote'] },
    ]),
  ),
}

/** A comment, an end tag (1), or the beginning of a tag (2). */
const token = /<!--[^]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<\/([a-z][\w:-]*)[^>]*(?:>|$)|<([a-z][\w:-]*)/gi

/** The place of the `>` that ends the tag whose attributes begin at `from`; -1 where none does. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const sign = html[at]
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    at = html.indexOf(sign, at + 1)
    if (at === -1) return -1
  }
  return -1
}
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g

/** Deeper nesting is flat: no card needs it, and who walks the tree need not fear it. */
const DEEPEST = 60

/** The nodes of `html`. An `<` that begins no tag is a character. */
export function htmlTree(html: string): Node[] {
  const root: Node[] = []
  const open: Element[] = []
  const here = (): Node[] => open.at(-1)?.children ?? root
  const text = (piece: string): void => {
    if (piece !== '') here().push(decoded(piece))
  }
  const closeTo = (index: number): void => void open.splice(index)
  let at = 0
  token.lastIndex = 0
  for (let found = token.exec(html); found; found = token.exec(html)) {
    text(html.slice(at, found.index))
    at = token.lastIndex
    const [whole, ending, opening] = found
    if (ending !== undefined) {
      const index = open.findLastIndex(({ name }) => name === ending.toLowerCase())
      if (index !== -1) closeTo(index)
      continue
    }
    if (opening === undefined) continue
    const end = endOfTag(html, at)
    if (end === -1) {
      // What looked like a tag was none, and nothing behind it is.
      at -= whole.length
      break
    }
    const written = html.slice(at, end)
    at = end + 1
    token.lastIndex = at
    const name = opening.toLowerCase()
    const rule = Object.hasOwn(ends, name) ? ends[name] : undefined
    if (rule) {
      const bound = open.findLastIndex(element => rule.within.includes(element.name))
      const index = open.findIndex((element, place) => place > bound && rule.of.includes(element.name))
      if (index !== -1) closeTo(index)
    }
    const element: Element = { name, attributes: attributesIn(written), children: [] }
    here().push(element)
    if (raw.has(name)) {
      const close = endingAt(html, name, at)
      element.children.push(html.slice(at, close === -1 ? html.length : close))
      const past = close === -1 ? -1 : html.indexOf('>', close)
      at = past === -1 ? html.length : past + 1
      token.lastIndex = at
    } else if (!voids.has(name) && !/\/\s*$/.test(written) && open.length < DEEPEST) open.push(element)
  }
  text(html.slice(at))
  return root
}

/** Where the end tag of `name` begins; -1 where there is none. */
function endingAt(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}`, 'gi')
  ending.lastIndex = from
  return ending.exec(html)?.index ?? -1
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!written.includes('=') && written.trim() === '') return found
  for (const [, name = '', double, single, bare] of written.matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, decoded(double ?? single ?? bare ?? ''))
  }
  return found
}

/** The text in `nodes` as it stands; line ends where a `<br>` is. */
export const textIn = (nodes: readonly Node[]): string =>
  nodes
    .map(node =>
      typeof node === 'string' ? node : node.name === 'br' ? '\n' : raw.has(node.name) ? '' : textIn(node.children),
    )
    .join('')
