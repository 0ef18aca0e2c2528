// Owns the first stage: where the frontmatter ends and the text begins. Nothing in a note is ever executed.
import matter from 'gray-matter'
import { keyNamed } from './keys.ts'
import { slice, type Located } from './located.ts'
import { report, type Report } from './report.ts'
import { MOST_YAML } from './yaml.ts'

/** gray-matter ships engines that evaluate; each is replaced by one that reads nothing. `yaml.ts` reads the YAML. */
const nothing = (): object => ({})
const options = { engines: { yaml: nothing, json: nothing, javascript: nothing } }

export interface Split {
  /** Absent where the note has no frontmatter. */
  readonly yaml?: Located
  readonly body: Located
}

/** The two parts of a note, or undefined (reported) where the fences cannot be trusted. */
export function splitFrontmatter(to: Report): Split | undefined {
  const { text } = to
  const opening = /^---(?!-)(.*)(?:\n|$)/.exec(text)
  const foreign = /^(?:\+{3}|;{3})(?=[^\S\n]*\n[^]*\n(?:\+{3}|;{3})[^\S\n]*(?:\n|$))/.exec(text.slice(0, MOST_YAML))
  if (foreign) {
    const [fence] = foreign
    report(to, 'frontmatter.language', { start: 0, end: fence.length }, { found: fence }, '---')
    return undefined
  }
  if (!opening) {
    const unopened = unopenedLine(text)
    if (unopened !== undefined) {
      const edit = { span: { start: 0, end: 0 }, text: '---\n' }
      report(to, 'frontmatter.late', { start: 0, end: unopened }, {}, '---', edit)
      return undefined
    }
    const late = /^\s+---[^\S\n]*\n(?=([a-z]+):\s)/i.exec(text)
    // A rule and a line such as `Note: …` are text.
    if (!late || !keyNamed(late[1] ?? '')) return { body: slice(text, 0, text.length) }
    const fence = late[0].indexOf('---')
    const edit = { span: { start: 0, end: fence }, text: '' }
    report(to, 'frontmatter.late', { start: fence, end: fence + 3 }, {}, undefined, edit)
    return undefined
  }
  const language = opening[1]?.trim() ?? ''
  if (language !== '' && language !== 'yaml') {
    report(to, 'frontmatter.language', { start: 3, end: 3 + (opening[1]?.length ?? 0) }, { found: language }, '---')
    return undefined
  }
  const closing = text.indexOf('\n---', 3)
  if (closing === -1) {
    report(to, 'frontmatter.unclosed', { start: 0, end: 3 }, {}, '---')
    return undefined
  }
  if (closing > MOST_YAML) {
    report(to, 'frontmatter.too-long', { start: 0, end: 3 }, { found: closing, allowed: MOST_YAML })
    return undefined
  }
  const fenceEnd = text.indexOf('\n', closing + 1)
  const fence = text.slice(closing + 1, fenceEnd === -1 ? text.length : fenceEnd)
  if (fence.trim() !== '---') {
    report(to, 'frontmatter.unclosed', { start: closing + 1, end: closing + 1 + fence.length }, {}, '---')
    return undefined
  }
  const { matter: yaml, content } = matter(text, options)
  const start = text.indexOf(yaml, 3)
  return { yaml: slice(text, start, start + yaml.length), body: slice(text, text.length - content.length, text.length) }
}

/** Where the first line ends of a text that begins with keys and a closing fence, but has no opening one. */
function unopenedLine(text: string): number | undefined {
  const isKey = (line: string): boolean => keyNamed(/^([a-z]+):(?:\s|$)/i.exec(line)?.[1] ?? '') !== undefined
  const lines = text.slice(0, MOST_YAML).split('\n')
  const closing = lines.findIndex(line => line.trimEnd() === '---')
  // A single line above a rule is a heading, and lines that are no keys are text.
  const outer = lines.slice(0, Math.max(0, closing)).filter(line => !/^(?:\s|- )/.test(line))
  return outer.length > 1 && isKey(lines[0] ?? '') && outer.every(isKey) ? text.indexOf('\n') : undefined
}
