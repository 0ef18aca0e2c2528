// Owns taking HTML apart as leniently as a browser: a tree of elements and texts, whatever is open or missing.
import { Parser } from 'htmlparser2'

export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
}
export type Node = string | Element

/** Nothing in them is text of the card. */
const raw = new Set(['script', 'style', 'textarea', 'title'])

/** Deeper nesting is flat: no card needs it, and who walks the tree need not fear it. */
const DEEPEST = 60

/** Behind so many elements that are open nothing is taken apart: the parser's time grows with the square of them. */
const MOST_OPEN = 2_000
const PORTION = 4_096

/** The nodes of `html`, with references as the characters that they stand for. An `<` that begins no tag is a character. */
export function htmlTree(html: string): Node[] {
  const root: Node[] = []
  const open: Node[][] = [root]
  const here = (): Node[] => open[Math.min(open.length - 1, DEEPEST)] ?? root
  const parser = new Parser({
    onopentag(name, attributes) {
      const element: Element = { name, attributes: new Map(Object.entries(attributes)), children: [] }
      here().push(element)
      open.push(element.children)
    },
    onclosetag: () => void open.pop(),
    ontext(text) {
      const nodes = here()
      const last = nodes.at(-1)
      // The parser hands a text out in pieces, at each reference.
      if (typeof last === 'string') nodes[nodes.length - 1] = last + text
      else nodes.push(text)
    },
  })
  let done = 0
  for (; done < html.length && open.length <= MOST_OPEN; done += PORTION) parser.write(html.slice(done, done + PORTION))
  parser.end()
  if (done < html.length) root.push(html.slice(done))
  return root
}

/** The text in `nodes` as it stands; line ends where a `<br>` is. */
export const textIn = (nodes: readonly Node[]): string =>
  nodes
    .map(node =>
      typeof node === 'string' ? node : node.name === 'br' ? '\n' : raw.has(node.name) ? '' : textIn(node.children),
    )
    .join('')
