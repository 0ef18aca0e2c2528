// Owns reading YAML as located text: scalars stay as written, a key's type decides later what they mean.
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  visit,
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLMap,
} from 'yaml'
import type { Edit, Span } from '../domain/diagnostic.ts'
import type { Data, Mapping, Scalar } from './data.ts'
import { mapped, part, spanIn, type Located } from './located.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { report, type Report } from './report.ts'
import { locateScalar } from './scalar.ts'
import { reportSyntax, reportTemplate, reportWideColons, spansIn, type Remedies } from './yaml-problems.ts'

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

/**
 * The mapping in `yaml`, or undefined where nobody can say what it holds; everything wrong is reported. A slip that has
 * one remedy hides no other: what the rest of the text holds without it is told too, although the file is out.
 */
export function readYaml(yaml: Located, to: Report): Mapping | undefined {
  const slips = reportWideColons(yaml, to)
  return slips.length > 0 ? readMended(yaml, slips, to) : (readPlainYaml(yaml) ?? readAnyYaml(yaml, to))
}

/** One slip may hide another one; deeper nobody nests them. */
const MOST_ROUNDS = 8
/** Units of YAML that are read again in all: what is long and broken everywhere is no note. */
const MOST_READ_AGAIN = 16_384

/** How often, and how much, may still be read again. */
interface Again {
  readonly rounds: number
  readonly units: number
}

/** The same by the whole parser, whatever stands in `yaml`. */
export function readAnyYaml(yaml: Located, to: Report, again?: Again): Mapping | undefined {
  const spanOf = spansIn(yaml)
  const before = to.problems.length
  const [document, second] = new Composer(options).compose(new Parser().parse(yaml.text))
  if (!document) return { kind: 'mapping', entries: [], span: yaml.span, inBraces: false }
  const slips: Remedies = []
  if (second) {
    report(to, 'yaml.documents', spanOf(second.range[0], second.range[0] + 3))
    slips.push(undefined)
  }
  slips.push(...reportSyntax(document, yaml, to))
  const data = slips.length === 0 ? locate(document, yaml, to, slips) : undefined
  if (slips.length > 0) return readMended(yaml, slips, to, again, before)
  if (!data || data.kind === 'mapping') return data
  report(to, 'yaml.not-mapping', data.span)
  return undefined
}

/** What `yaml` holds without its slips, if each has one remedy; problems that hid behind them are reported. */
function readMended(
  yaml: Located,
  slips: Remedies,
  to: Report,
  { rounds, units }: Again = { rounds: MOST_ROUNDS, units: MOST_READ_AGAIN },
  before = 0,
): Mapping | undefined {
  const edits = slips.filter(edit => edit !== undefined)
  const left = { rounds: rounds - 1, units: units - yaml.text.length }
  if (edits.length < slips.length || left.rounds < 0 || left.units < 0) return undefined
  const further: Report = { ...to, problems: [] }
  const data = readAnyYaml(mended(yaml, edits), further, left)
  const told = new Set(to.problems.slice(before).map(({ code, line }) => `${line} ${code}`))
  // Said again, it was not mended, and what follows from it is not the author's.
  if (further.problems.some(({ code, line }) => told.has(`${line} ${code}`))) return undefined
  // Their remedies are of the mended text.
  to.problems.push(...further.problems.map(({ edit: _edit, ...problem }) => problem))
  return data
}

/** `yaml` with `edits` made, of overlapping ones the first; what is new stands where it goes. */
function mended(yaml: Located, edits: readonly Edit[]): Located {
  const offsets: number[] = []
  let text = ''
  let done = 0
  const copy = (until: number): void => {
    for (let at = done; at < until; at++) offsets.push(yaml.at(at))
    text += yaml.text.slice(done, until)
  }
  for (const { span, text: written } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < done) continue
    copy(span.start)
    let from = span.start
    for (let unit = 0; unit < written.length; unit++) {
      const sign = written[unit] ?? ''
      // What was there stands where it stood: other white space went before it.
      if (/\S/.test(sign)) while (from < span.end && /\s/.test(yaml.text[from] ?? '')) from++
      offsets.push(yaml.at(from))
      if (from < span.end && yaml.text[from] === sign) from++
    }
    text += written
    done = span.end
  }
  copy(yaml.text.length)
  return mapped(text, [...offsets, yaml.at(yaml.text.length)], yaml.span)
}

/** What each alias means: the last node above it that has its anchor. The parser's own way looks from the top each time. */
function anchorsIn(document: Document.Parsed): ReadonlyMap<unknown, Node> {
  const found = new Map<unknown, Node>()
  const named = new Map<string, Node>()
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = named.get(node.source)
        if (target) found.set(node, target)
      } else if (node.anchor !== undefined) named.set(node.anchor, node)
    },
  })
  return found
}

/**
 * The document's content with positions; undefined (reported) where a value starts with `{{` or aliases run wild: the
 * remedy of each, if there is one, is added to `slips`.
 */
function locate(document: Document.Parsed, yaml: Located, to: Report, slips: Remedies): Data | undefined {
  let left = MOST_VALUES
  const anchors = anchorsIn(document)
  const spanOf = (node: Node): Span => spanIn(yaml, { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 })
  const absent = (after: Located | undefined): Scalar => {
    const offset = after?.span.end ?? yaml.span.start
    return { kind: 'scalar', quoted: false, text: '', span: { start: offset, end: offset + 1 }, at: () => offset }
  }
  const asScalar = (located: Located, quoted: boolean): Scalar => ({ kind: 'scalar', quoted, ...located })

  function valueOf(node: unknown, key: Located | undefined, inside: readonly unknown[]): Data {
    left--
    if (isAlias(node)) {
      const target = anchors.get(node)
      if (left > 0 && target && !inside.includes(target)) return valueOf(target, key, inside)
      if (slips.length === 0) report(to, 'yaml.alias', spanOf(node), { found: `*${node.source}` })
      slips.push(undefined)
      return absent(key)
    }
    if (left <= 0 || node === null || node === undefined) return absent(key)
    if (isScalar(node)) {
      if (node.type === 'PLAIN' && node.source === '') return absent(key)
      return asScalar(locateScalar(node, yaml), node.type !== 'PLAIN')
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map(item => valueOf(item, key, [...inside, node])), span: spanOf(node) }
    if (!isMap(node)) return absent(key)
    const start = node.range?.[0] ?? 0
    if (yaml.text.startsWith('{{', start)) {
      const end = node.range?.[1] ?? start
      slips.push(reportTemplate(yaml.text.slice(start, end), { start, end }, yaml, to))
      return absent(key)
    }
    return visitMap(node, start, [...inside, node])
  }

  function visitMap(node: YAMLMap, start: number, inside: readonly unknown[]): Mapping {
    const entries = node.items.map(({ key: written, value }: Pair) => {
      const key = valueOf(written, undefined, inside)
      if (key.kind !== 'scalar') {
        report(to, 'yaml.syntax', key.span, { reason: 'a list or a mapping cannot be a key' })
        slips.push(undefined)
      }
      const name = key.kind === 'scalar' ? key : absent(undefined)
      return { key: name, value: valueOf(value, name, inside) }
    })
    return { kind: 'mapping', entries, span: spanOf(node), inBraces: yaml.text.startsWith('{', start) }
  }

  const data = valueOf(document.contents, part(yaml, 0, 0), [])
  return slips.length > 0 ? undefined : data
}
