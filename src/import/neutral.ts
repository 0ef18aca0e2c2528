// Owns making foreign Markdown harmless in a note: nothing in it begins a card, a section, a template or a list of options.
import type { Tell } from './imported.ts'

/** Whether a picture of that path lies beside the notes, so that it stays. */
export type Keeps = (path: string) => boolean

/** Text that may be anything, as text of a card. */
export function neutral(text: string, tell: Tell, keeps: Keeps): string {
  let fence = ''
  const lines = text
    .replaceAll('{{', '\\{{')
    .split('\n')
    .map(line => {
      const [whole, lead = '', mark = '', info = ''] = /^(\s*)(`{3,}|~{3,})(.*)$/.exec(line) ?? []
      if (fence !== '') {
        if (mark.startsWith(fence) && info.trim() === '') fence = ''
        return line
      }
      if (whole === undefined || (mark.startsWith('`') && info.includes('`'))) return neutralLine(line, tell, keeps)
      fence = mark
      // A block `card` would be one of ours.
      return /^\W*(?:ya?ml\W+)?cards?/i.test(info) ? `${lead}${mark}text` : line
    })
  if (fence !== '') lines.push(fence)
  return lines.join('\n').trim()
}

/** What may stand anywhere in a line; in code it means nothing. */
const withoutFiles = (line: string, tell: Tell, keeps: Keeps): string =>
  line
    .split(/((?<!`)(`+)(?!`)(?:(?!\2(?!`)).)*\2(?!`))/)
    .map((part, index) => (index % 3 === 0 ? withoutFilesIn(part, tell, keeps) : index % 3 === 1 ? part : ''))
    .join('')

function withoutFilesIn(line: string, tell: Tell, keeps: Keeps): string {
  return line
    .replace(/!\[\[([^\]\n]{0,1000})\]\]/g, (_, file: string) => leftOut(file, file, tell))
    .replace(/!\[([^\]\n]{0,1000})\]\(([^)\n]{0,1000})\)/g, (whole, alt: string, file: string) =>
      keeps(file) ? whole : leftOut(alt || file, file, tell),
    )
    .replace(/\[sound:([^\]\n]{0,500})\]/g, (whole, file: string) => {
      tell('sound.left-out', { what: file })
      return whole
    })
}

function neutralLine(line: string, tell: Tell, keeps: Keeps): string {
  return (
    withoutFiles(line, tell, keeps)
      // Headings, of both ways to write them; a rule of dashes under a text is one.
      .replace(/^(\s{0,3})(?=#{1,6}(?:\s|$)|=+\s*$|-+\s*$)/, '$1\\')
      // Boxes.
      .replace(/^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s*)\[(?=\s*[xX✓✔]?\s*\])/u, '$1\\[')
  )
}

function leftOut(shown: string, file: string, tell: Tell): string {
  tell('picture.left-out', { what: file })
  return `[${shown}]`
}

/** Text of an option: one line, with no template and no picture. */
export const neutralOption = (text: string, tell: Tell, keeps: Keeps): string =>
  withoutFiles(
    text
      .replace(/\s*\n\s*/g, ' ')
      .trim()
      .replaceAll('{{', '\\{{'),
    tell,
    keeps,
  )

/** Signs that mark text up, which a title does not. */
const marks = /[`*_$\\<>{}[\]|~=#^]/g

/** A title of at most `most` characters from the beginning of `text`. */
export function titleOf(text: string, most: number): string {
  const [first = ''] = text.split('\n').filter(line => line.replace(marks, '').trim() !== '')
  const plain = first
    .replace(/^\s*(?:[-+>]|\d+[.)])\s+/, '')
    // Links and pictures by their text.
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(marks, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= most) return plain
  const cut = plain.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.replace(/\s+\S*$/, '') || cut}…`
}
