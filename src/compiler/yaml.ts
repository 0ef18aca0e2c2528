// Owns reading YAML as located text: scalars stay as written, a key's type decides later what they mean.
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml'
import type { Edit, Span } from '../domain/diagnostic.ts'
import { keyNamed } from './keys.ts'
import type { Data, Mapping, Scalar } from './data.ts'
import { part, type Located } from './located.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { report, type Report } from './report.ts'
import { locateScalar } from './scalar.ts'

/**
 * Longest frontmatter or card block in UTF-16 units: far above any note, and low enough for what takes quadratic time,
 * as the strip of comments in gray-matter and the search for repeated keys.
 */
export const MOST_YAML = 16_384

/** Aliases repeat what an anchor holds; more than this many values in all is a bomb, not a note. */
const MOST_VALUES = 10_000

/** Strings only: no tags, no dates, no booleans, no merge keys. */
const options = { schema: 'failsafe', version: '1.2', uniqueKeys: isRepeated, prettyErrors: false } as const

/** Two ends of split formulas, as `b)` in `{ m: max(a,b), n: min(a,b) }`, are no key that repeats; they are told as split. */
function isRepeated(first: ParsedNode, second: ParsedNode): boolean {
  if (first === second) return true
  return isScalar(first) && isScalar(second) && first.value === second.value && !/[)\]]/.test(String(first.value))
}

/** The mapping in `yaml`, or undefined where it cannot be trusted; everything wrong is reported. */
export function readYaml(yaml: Located, to: Report): Mapping | undefined {
  const before = to.problems.length
  reportWideColons(yaml, to)
  return to.problems.length > before ? undefined : (readPlainYaml(yaml) ?? readAnyYaml(yaml, to))
}

/** The same by the whole parser, whatever stands in `yaml`. */
export function readAnyYaml(yaml: Located, to: Report): Mapping | undefined {
  const before = to.problems.length
  const spanOf = (start: number, end: number): Span => ({
    start: yaml.at(start),
    end: yaml.at(Math.max(end, start + 1)),
  })
  const [document, second] = new Composer(options).compose(new Parser().parse(yaml.text))
  if (!document) return { kind: 'mapping', entries: [], span: yaml.span, inBraces: false }
  if (second) report(to, 'yaml.documents', spanOf(second.range[0], second.range[0] + 3))
  reportSyntax(document, yaml, to, spanOf)
  if (to.problems.length > before) return undefined
  const data = locate(document, yaml, to)
  if (!data) return undefined
  if (data.kind === 'mapping') return data
  report(to, 'yaml.not-mapping', data.span)
  return undefined
}

/** Known keys at the start of a line with the colon of a Chinese keyboard: for YAML they are part of a text. */
function reportWideColons(yaml: Located, to: Report): void {
  for (const { 0: line, 1: key = '', 2: value = '', index } of yaml.text.matchAll(/^([a-z]+)：[^\S\n]*(.*)$/gm)) {
    if (!keyNamed(key)) continue
    const { span } = part(yaml, index + key.length, index + key.length + 1)
    report(to, 'yaml.wide-colon', span, { found: line }, `${key}: ${value}`, { span, text: ': ' })
  }
}

/** The codes of the `yaml` package that have a sentence of their own here; the rest are plain syntax errors. */
const ownCodes = {
  TAB_AS_INDENT: 'yaml.tab',
  DUPLICATE_KEY: 'yaml.duplicate-key',
  BLOCK_AS_IMPLICIT_KEY: 'yaml.colon',
  TAG_RESOLVE_FAILED: 'yaml.tag',
  BAD_ALIAS: 'yaml.alias',
} as const

function reportSyntax(
  document: Document.Parsed,
  yaml: Located,
  to: Report,
  spanOf: (start: number, end: number) => Span,
): void {
  const problems: readonly Pick<YAMLParseError, 'code' | 'message' | 'pos'>[] = [
    ...document.errors,
    ...document.warnings,
  ]
  const lines = new Set<number>()
  for (const { code, message, pos } of problems) {
    const lineStart = yaml.text.lastIndexOf('\n', pos[0] - 1) + 1
    // One slip often trips the parser several times in its line: the first report says it all.
    if (lines.has(lineStart)) continue
    lines.add(lineStart)
    const line = yaml.text.slice(lineStart).split('\n', 1)[0] ?? ''
    // A value without a colon in it: the key below was taken for more of it.
    const [own, below = ''] = yaml.text.slice(pos[0]).split('\n', 2)
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s+\S/.test(below) && !/:(?:\s|$)/.test(own ?? '')) {
      const start = pos[0] + (own?.length ?? 0) + 1
      report(to, 'yaml.indentation', spanOf(start, start + below.length), { found: below.trim() }, below.trim())
      // What follows is read in the wrong place.
      return
    }
    const template = /^(\s*(?:- )?[^\s:#][^:]*:\s+|\s*- )(\{\{.*)$/.exec(line)
    const start = lineStart + (template?.[1]?.length ?? 0)
    if (template?.[2] !== undefined) reportTemplate(template[2], spanOf(start, lineStart + line.length), to)
    else if (Object.hasOwn(ownCodes, code)) {
      const own = ownCodes[code as keyof typeof ownCodes]
      const until = code === 'DUPLICATE_KEY' ? keyEnd(yaml.text, pos[0]) : Math.max(pos[1], pos[0] + 1)
      const found = yaml.text.slice(pos[0], until)
      const edit =
        code === 'TAB_AS_INDENT'
          ? untabbed(yaml)
          : code === 'BLOCK_AS_IMPLICIT_KEY'
            ? quoted(line, lineStart, spanOf)
            : undefined
      report(to, own, spanOf(pos[0], until), { found, line: line.trim() }, undefined, edit)
    } else report(to, 'yaml.syntax', spanOf(pos[0], pos[1]), { reason: message })
  }
}

/** Every line of `yaml` that begins with tabs, with two spaces for each. */
function untabbed(yaml: Located): Edit | undefined {
  const text = yaml.text.replace(/^\t+/gm, tabs => '  '.repeat(tabs.length))
  return text === yaml.text ? undefined : { span: yaml.span, text }
}

/** The value in `line`, which begins at `lineStart`, in quotes; undefined where it may be more than plain text. */
function quoted(line: string, lineStart: number, spanOf: (start: number, end: number) => Span): Edit | undefined {
  const [, before, value] = /^(\s*(?:- )?[\p{L}\p{M}\p{Nd}_-]+:\s+)([^\s"'[\]{}|>&*!%#@`][^#"]*?)\s*$/u.exec(line) ?? []
  if (before === undefined || value === undefined) return undefined
  const start = lineStart + before.length
  return { span: spanOf(start, start + value.length), text: JSON.stringify(value) }
}

/** Where the key at `start` ends: its error marks one character only. */
const keyEnd = (text: string, start: number): number =>
  start + (/^[^\n:]*[^\s:]|/.exec(text.slice(start))?.[0].length ?? 1)

function reportTemplate(value: string, span: Span, to: Report): void {
  const text = JSON.stringify(value.trimEnd())
  // Behind a `#` may stand a comment, and below the line more of the value.
  const edit = /[#\n]/.test(value.trimEnd()) ? undefined : { span, text: text + value.slice(value.trimEnd().length) }
  report(to, 'yaml.template-value', span, { found: value }, text, edit)
}

/** The document's content with positions; undefined (reported) where a value starts with `{{` or aliases run wild. */
function locate(document: Document.Parsed, yaml: Located, to: Report): Data | undefined {
  let left = MOST_VALUES
  let failed = false
  const spanOf = (node: Node): Span => ({ start: yaml.at(node.range?.[0] ?? 0), end: yaml.at(node.range?.[1] ?? 0) })
  const absent = (after: Located | undefined): Scalar => {
    const offset = after?.span.end ?? yaml.span.start
    return { kind: 'scalar', quoted: false, text: '', span: { start: offset, end: offset + 1 }, at: () => offset }
  }
  const asScalar = (located: Located, quoted: boolean): Scalar => ({ kind: 'scalar', quoted, ...located })

  function visit(node: unknown, key: Located | undefined, inside: readonly unknown[]): Data {
    left--
    if (isAlias(node)) {
      const target = node.resolve(document)
      if (left > 0 && target && !inside.includes(target)) return visit(target, key, inside)
      if (!failed) report(to, 'yaml.alias', spanOf(node), { found: `*${node.source}` })
      failed = true
      return absent(key)
    }
    if (left <= 0 || node === null || node === undefined) return absent(key)
    if (isScalar(node)) {
      if (node.type === 'PLAIN' && node.source === '') return absent(key)
      return asScalar(locateScalar(node, yaml), node.type !== 'PLAIN')
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map(item => visit(item, key, [...inside, node])), span: spanOf(node) }
    if (!isMap(node)) return absent(key)
    const start = node.range?.[0] ?? 0
    if (yaml.text.startsWith('{{', start)) {
      reportTemplate(yaml.text.slice(start, node.range?.[1]), spanOf(node), to)
      failed = true
      return absent(key)
    }
    return visitMap(node, start, [...inside, node])
  }

  function visitMap(node: YAMLMap, start: number, inside: readonly unknown[]): Mapping {
    const entries = node.items.map(({ key: written, value }: Pair) => {
      const key = visit(written, undefined, inside)
      if (key.kind !== 'scalar') {
        report(to, 'yaml.syntax', key.span, { reason: 'a list or a mapping cannot be a key' })
        failed = true
      }
      const name = key.kind === 'scalar' ? key : absent(undefined)
      return { key: name, value: visit(value, name, inside) }
    })
    return { kind: 'mapping', entries, span: spanOf(node), inBraces: yaml.text.startsWith('{', start) }
  }

  const data = visit(document.contents, part(yaml, 0, 0), [])
  return failed ? undefined : data
}
