// Owns turning the HTML of a flashcard's field into Markdown: line ends, emphasis, code, links; what else there is, is told.
import type { Tell } from './imported.ts'

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
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
}

/** What a tag becomes, at its opening and at its end. */
const tags: Readonly<Record<string, readonly [string, string]>> = {
  br: ['\n', ''],
  div: ['\n', ''],
  p: ['\n', '\n'],
  li: ['\n- ', ''],
  ul: ['\n', '\n'],
  ol: ['\n', '\n'],
  b: ['**', '**'],
  strong: ['**', '**'],
  i: ['*', '*'],
  em: ['*', '*'],
  code: ['`', '`'],
  span: ['', ''],
}

/** `html` as Markdown; `tell` hears of each kind of thing that it loses. */
export function fromHtml(html: string, tell: Tell): string {
  const text = html
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>/gi, (_, end: string, name: string, attributes: string) => {
      const tag = name.toLowerCase()
      if (tag === 'img') {
        const source = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? ''
        tell('picture.left-out', { what: source })
        return source === '' ? '' : `[${source}]`
      }
      const known = Object.hasOwn(tags, tag) ? tags[tag] : undefined
      if (!known) tell('markup.left-out', { what: `<${tag}>` })
      return known?.[end === '' ? 0 : 1] ?? ''
    })
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      if (name !== undefined)
        return Object.hasOwn(entities, name.toLowerCase()) ? (entities[name.toLowerCase()] ?? whole) : whole
      return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : whole
    })
  return text
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
