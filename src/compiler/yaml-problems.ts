// Owns telling what is wrong with YAML: each slip at the place where it began, with its remedy where there is one only.
import type { Document, YAMLParseError } from 'yaml'
import type { Args, Edit, Span } from '../domain/diagnostic.ts'
import type { OwnCode } from './codes.ts'
import { keyNamed } from './keys.ts'
import { spanIn, type Located } from './located.ts'
import { report, type Report } from './report.ts'
import { quoteInside, unclosedBracket, unclosedQuote, type Slip } from './yaml-slips.ts'

/** The remedy of each slip, in the text of the YAML; undefined where there is none, or none alone. */
export type Remedies = (Edit | undefined)[]

/** Spans of the text of `yaml`, at least one unit wide, in its file. */
export const spansIn =
  (yaml: Located) =>
  (start: number, end: number): Span =>
    spanIn(yaml, { start, end: Math.max(end, start + 1) })

/** Reports a slip, whose places are in the text of `yaml`; gives its edit. */
function slipped(
  yaml: Located,
  to: Report,
  code: OwnCode,
  { span, edit }: Slip,
  args: Args = {},
  fix?: string,
): Edit | undefined {
  const spanOf = spansIn(yaml)
  const inFile = edit && { span: { start: yaml.at(edit.span.start), end: yaml.at(edit.span.end) }, text: edit.text }
  report(to, code, spanOf(span.start, span.end), args, fix, inFile)
  return edit
}

/** Known keys at the start of a line with the colon of a Chinese keyboard: for YAML they are part of a text. */
export function reportWideColons(yaml: Located, to: Report): Remedies {
  return [...yaml.text.matchAll(/^([a-z]+)：[^\S\n]*(.*)$/gm)].flatMap(
    ({ 0: line, 1: key = '', 2: value = '', index }) => {
      if (!keyNamed(key)) return []
      const span = { start: index + key.length, end: index + key.length + 1 }
      const slip = { span, edit: { span, text: ': ' } }
      return [slipped(yaml, to, 'yaml.wide-colon', slip, { found: line }, `${key}: ${value}`)]
    },
  )
}

/** The codes of the `yaml` package that have a sentence of their own here; the rest are plain syntax errors. */
const ownCodes = {
  TAB_AS_INDENT: 'yaml.tab',
  DUPLICATE_KEY: 'yaml.duplicate-key',
  BLOCK_AS_IMPLICIT_KEY: 'yaml.colon',
  TAG_RESOLVE_FAILED: 'yaml.tag',
  BAD_ALIAS: 'yaml.alias',
} as const

/** Reports what the parser found; gives the remedy of each problem that leaves the rest unread. */
export function reportSyntax(document: Document.Parsed, yaml: Located, to: Report): Remedies {
  const problems: readonly Pick<YAMLParseError, 'code' | 'message' | 'pos'>[] = [
    ...document.errors,
    ...document.warnings,
  ]
  if (problems.length === 0) return []
  const { text } = yaml
  const slips: Remedies = []
  const quote = unclosedQuote(text)
  const lines = new Set<number>()
  for (const { code, message, pos } of problems) {
    // What follows an open quote is read in the wrong way.
    if (quote && pos[0] >= quote.span.start) continue
    const lineStart = text.lastIndexOf('\n', pos[0] - 1) + 1
    // One slip often trips the parser several times in its line: the first report says it all.
    if (lines.has(lineStart)) continue
    lines.add(lineStart)
    const line = text.slice(lineStart).split('\n', 1)[0] ?? ''
    // A value without a colon in it: the key below was taken for more of it.
    const [own, below = ''] = text.slice(pos[0]).split('\n', 2)
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s+\S/.test(below) && !/:(?:\s|$)/.test(own ?? '')) {
      const start = pos[0] + (own?.length ?? 0) + 1
      const span = { start, end: start + below.length }
      slips.push(slipped(yaml, to, 'yaml.indentation', { span }, { found: below.trim() }, below.trim()))
      // What follows is read in the wrong place.
      return slips
    }
    const template = /^(\s*(?:- )?[^\s:#][^:]*:\s+|\s*- )(\{\{.*)$/.exec(line)
    const start = lineStart + (template?.[1]?.length ?? 0)
    const bracket = /^Flow|flow collection/.test(message) ? unclosedBracket(text, pos[0]) : undefined
    const inside = code === 'UNEXPECTED_TOKEN' || code === 'MISSING_CHAR' ? quoteInside(text, pos[0]) : undefined
    if (template?.[2] !== undefined)
      slips.push(reportTemplate(template[2], { start, end: lineStart + line.length }, yaml, to))
    // The bracket closes behind an open quote, which is told.
    else if (bracket && quote) continue
    else if (bracket) {
      const { open, close } = bracket
      slips.push(slipped(yaml, to, 'yaml.bracket', bracket, { found: open, wanted: close }))
      return slips
    } else if (inside) slips.push(slipped(yaml, to, 'yaml.quote-inside', inside, { found: line.trim() }, fixOf(inside)))
    else if (Object.hasOwn(ownCodes, code)) {
      const known = ownCodes[code as keyof typeof ownCodes]
      const until = code === 'DUPLICATE_KEY' ? keyEnd(text, pos[0]) : Math.max(pos[1], pos[0] + 1)
      const span = { start: pos[0], end: until }
      const edit =
        code === 'TAB_AS_INDENT'
          ? untabbed(text)
          : code === 'BLOCK_AS_IMPLICIT_KEY'
            ? quoted(line, lineStart)
            : undefined
      const args = { found: text.slice(span.start, span.end), line: line.trim() }
      const slip = slipped(yaml, to, known, { span, ...(edit ? { edit } : {}) }, args)
      // A key twice, or a tag: the rest is read all the same.
      if (code !== 'DUPLICATE_KEY' && code !== 'TAG_RESOLVE_FAILED') slips.push(slip)
    } else slips.push(slipped(yaml, to, 'yaml.syntax', { span: { start: pos[0], end: pos[1] } }, { reason: message }))
  }
  if (quote) {
    const found = text.slice(quote.span.start, quote.span.end)
    slips.push(slipped(yaml, to, 'yaml.quote', quote, { found }, quote.edit && found + quote.edit.text))
  }
  return slips
}

const fixOf = ({ edit }: Slip): string | undefined => edit?.text

/** Every line of `yaml` that begins with tabs, with two spaces for each. */
function untabbed(yaml: string): Edit | undefined {
  const text = yaml.replace(/^\t+/gm, tabs => '  '.repeat(tabs.length))
  return text === yaml ? undefined : { span: { start: 0, end: yaml.length }, text }
}

/** The value in `line`, which begins at `lineStart`, in quotes; undefined where it may be more than plain text. */
function quoted(line: string, lineStart: number): Edit | undefined {
  const [, before, value] = /^(\s*(?:- )?[\p{L}\p{M}\p{Nd}_-]+:\s+)([^\s"'[\]{}|>&*!%#@`][^#"]*?)\s*$/u.exec(line) ?? []
  if (before === undefined || value === undefined) return undefined
  const start = lineStart + before.length
  return { span: { start, end: start + value.length }, text: JSON.stringify(value) }
}

/** Where the key at `start` ends: its error marks one character only. */
const keyEnd = (text: string, start: number): number =>
  start + (/^[^\n:]*[^\s:]|/.exec(text.slice(start))?.[0].length ?? 1)

/** `span` is of the text of `yaml`. */
export function reportTemplate(value: string, span: Span, yaml: Located, to: Report): Edit | undefined {
  const text = JSON.stringify(value.trimEnd())
  // Behind a `#` may stand a comment, and below the line more of the value.
  const edit = /[#\n]/.test(value.trimEnd()) ? undefined : { span, text: text + value.slice(value.trimEnd().length) }
  return slipped(yaml, to, 'yaml.template-value', { span, ...(edit ? { edit } : {}) }, { found: value }, text)
}
