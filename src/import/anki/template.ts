// Owns filling in the sides of a card of Anki: fields with their filters, and parts that depend on a field.
// Source: rslib/src/template.rs and rslib/src/template_filters.rs.
import { htmlTree, textIn } from '../html-tree.ts'

export interface Side {
  /** HTML in which everything but cloze gaps is filled in. */
  readonly html: string
  /** Fields whose content is typed and compared. */
  readonly typed: readonly string[]
  /** Fields that are folded away, in their order. */
  readonly hints: readonly string[]
  /** Fields whose gaps the cards of the note ask for. */
  readonly gapped: readonly string[]
  /** Whether the other side stands in this one. */
  readonly hasFront: boolean
  /** What is in the template and has no place in a note: `<script>`, `tts`. */
  readonly lost: readonly string[]
}

export interface SideContext {
  readonly fields: ReadonlyMap<string, string>
  /** `Tags`, `Deck`, … by name; plain text. */
  readonly specials: Readonly<Record<string, string>>
  /** The number of the card's gap, for a cloze type. */
  readonly gap?: number
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly filters: readonly string[] }
  | { readonly kind: 'open'; readonly name: string; readonly isFilled: boolean }
  | { readonly kind: 'close'; readonly name: string }

const tag = /\{\{([^{}]*)\}\}/g

/** The parts of a template; comments are none. */
function partsOf(template: string): Part[] {
  const parts: Part[] = []
  let done = 0
  const source = template.replace(/<!--[^]*?-->/g, '')
  for (const found of source.matchAll(tag)) {
    parts.push({ kind: 'text', text: source.slice(done, found.index) })
    done = found.index + found[0].length
    const inner = (found[1] ?? '').trim()
    const name = inner.slice(1).trim()
    if (inner.startsWith('#')) parts.push({ kind: 'open', name, isFilled: true })
    else if (inner.startsWith('^')) parts.push({ kind: 'open', name, isFilled: false })
    else if (inner.startsWith('/')) parts.push({ kind: 'close', name })
    else {
      const words = inner.split(':')
      parts.push({ kind: 'field', name: (words.pop() ?? '').trim(), filters: words.map(word => word.trim()) })
    }
  }
  parts.push({ kind: 'text', text: source.slice(done) })
  return parts
}

/** One side of a card; undefined where the template cannot be read, or names a field that there is not. */
export function fillSide(template: string, context: SideContext): Side | undefined {
  const { fields, specials } = context
  const found = { typed: [] as string[], hints: [] as string[], gapped: [] as string[], lost: new Set<string>() }
  let html = ''
  let hasFront = false
  /** The parts that are open, and whether each is shown. */
  const open: { readonly name: string; readonly isShown: boolean }[] = []
  for (const part of partsOf(template)) {
    const isShown = open.every(each => each.isShown)
    if (part.kind === 'close') {
      if (open.pop()?.name !== part.name) return undefined
    } else if (part.kind === 'open')
      open.push({ name: part.name, isShown: isFilled(part.name, context) === part.isFilled })
    else if (!isShown) continue
    else if (part.kind === 'text') html += withoutScripts(part.text, found.lost)
    else if (part.name === 'FrontSide') hasFront = true
    else {
      const content = fields.get(part.name) ?? specials[part.name]
      if (content === undefined) return undefined
      html += filtered(content, part, found)
    }
  }
  return open.length > 0 ? undefined : { ...found, html, hasFront, lost: [...found.lost] }
}

function isFilled(name: string, { fields, specials, gap }: SideContext): boolean {
  // `{{#c2}}` holds on the card of the second gap.
  const number = /^c(\d+)$/.exec(name)?.[1]
  if (number !== undefined && !fields.has(name)) return Number(number) === gap
  const content = fields.get(name) ?? specials[name] ?? ''
  return content.replace(/&nbsp;|<\/?(?:br|div|p)\b[^>]*>|\s/gi, '') !== ''
}

function withoutScripts(text: string, lost: Set<string>): string {
  return text.replace(/<(script|style)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi, (_, name: string) => {
    if (name.toLowerCase() === 'script') lost.add('<script>')
    return ''
  })
}

function filtered(
  content: string,
  { name, filters }: Part & { readonly kind: 'field' },
  found: { readonly typed: string[]; readonly hints: string[]; readonly gapped: string[]; readonly lost: Set<string> },
): string {
  let html = content
  // The filter next to the name comes first.
  for (const filter of filters.toReversed()) {
    const [word = ''] = filter.split(/\s/)
    switch (word) {
      case 'text':
        html = escaped(textIn(htmlTree(html)))
        break
      case 'type':
        found.typed.push(name)
        return ''
      case 'hint':
        found.hints.push(name)
        return ''
      case 'cloze':
      case 'cloze-only':
        if (!found.gapped.includes(name)) found.gapped.push(name)
        break
      case 'furigana':
        html = html.replace(reading, ' $1($2)').replace(/^ | (?=[^\s(]+\()/g, '')
        break
      case 'kanji':
        html = html.replace(reading, '$1')
        break
      case 'kana':
        html = html.replace(reading, '$2')
        break
      case 'tts':
      case 'tts-voices':
        found.lost.add('{{tts}}')
        return ''
      default:
        break
    }
  }
  return html
}

/** ` 漢字[かんじ]`: what is written and how it is read. */
const reading = /(?: |^|(?<=>))?([^ >[\]]+?)\[((?!sound:)[^\][]*)\]/g

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
