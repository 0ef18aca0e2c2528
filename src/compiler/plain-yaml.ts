// Owns reading the YAML that notes mostly hold, in one pass: short lines, nothing to resolve, nothing to doubt.
import type { Data, Mapping, Scalar } from './data.ts'
import type { Located } from './located.ts'

/**
 * The mapping in `yaml`, the very one that the whole parser (yaml.ts) gives; undefined where anything is not plain, as
 * comments, escapes, anchors, texts over several lines, keys without a value, repeated ones and everything wrong: then
 * the whole parser is to look at it. Ten times as fast.
 */
export function readPlainYaml(yaml: Located): Mapping | undefined {
  // A line end without a line before it is how the text between two fences begins.
  const first = /^\n*/.exec(yaml.text)?.[0].length ?? 0
  if (first === yaml.text.length || unusual.test(yaml.text)) return undefined
  const reader = { yaml, text: yaml.text, at: first }
  const found = readMapping(reader, 0)
  return found && reader.at === yaml.text.length ? found.data : undefined
}

/** Control characters but the line end, and what Unicode takes for one. */
// oxlint-disable-next-line no-control-regex
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

/** Before `at` everything is read; it is the start of a line, or the end. */
interface Reader {
  readonly yaml: Located
  readonly text: string
  at: number
}

/** A value, and where what belongs to it ends: its line end is part of a block. */
interface Found<T extends Data = Data> {
  readonly data: T
  readonly past: number
}

const keyAtLineStart = /([\p{L}_][\p{L}\p{M}\p{Nd}_-]*):(?: +(?=[^ \n])|(?=\n))/uy
const dash = /-( +)(?=[^ \n])/y

/** How far the line at `at` is indented; undefined where there is none, or nothing in it. */
function indentAt({ text, at }: Reader): number | undefined {
  let past = at
  while (text[past] === ' ') past++
  return past === text.length || text[past] === '\n' ? undefined : past - at
}

/** The mapping whose keys stand `indent` columns in; the first of them at `from`, else in the line that comes. */
function readMapping(reader: Reader, indent: number, from = reader.at + indent): Found<Mapping> | undefined {
  const { text, yaml } = reader
  const entries: { key: Scalar; value: Data }[] = []
  const names = new Set<string>()
  let past = from
  for (let start = from; ; start = reader.at + indent) {
    keyAtLineStart.lastIndex = start
    const [written, name] = keyAtLineStart.exec(text) ?? []
    if (written === undefined || name === undefined || names.has(name)) return undefined
    names.add(name)
    const key = scalar(yaml, start, start + name.length)
    const value = readValue(reader, start + written.length, indent)
    if (!value) return undefined
    entries.push({ key, value: value.data })
    past = value.past
    const next = indentAt(reader)
    if (next === undefined ? reader.at < text.length : next > indent) return undefined
    if (next !== indent) break
  }
  const span = { start: yaml.at(from), end: yaml.at(past) }
  return { data: { kind: 'mapping', entries, span, inBraces: false }, past }
}

/** The value at `at` of a key `indent` columns in: in its line, or in the lines below where that has ended. */
function readValue(reader: Reader, at: number, indent: number): Found | undefined {
  const { text } = reader
  if (text[at] !== '\n') return readInLine(reader, at)
  reader.at = at + 1
  const inner = indentAt(reader)
  if (inner === undefined) return undefined
  const isList = text[reader.at + inner] === '-'
  if (isList ? inner < indent : inner <= indent) return undefined
  return isList ? readList(reader, inner) : readMapping(reader, inner)
}

function readList(reader: Reader, indent: number): Found | undefined {
  const { text, yaml } = reader
  const from = reader.at + indent
  const items: Data[] = []
  let past = from
  for (let start = from; ; start = reader.at + indent) {
    dash.lastIndex = start
    const marked = dash.exec(text)?.[0].length
    if (marked === undefined) return undefined
    keyAtLineStart.lastIndex = start + marked
    const item = keyAtLineStart.test(text)
      ? readMapping(reader, indent + marked, start + marked)
      : readInLine(reader, start + marked)
    if (!item) return undefined
    items.push(item.data)
    past = item.past
    const next = indentAt(reader)
    if (next === undefined ? reader.at < text.length : next > indent) return undefined
    if (next !== indent || text[reader.at + indent] !== '-') break
  }
  return { data: { kind: 'list', items, span: { start: yaml.at(from), end: yaml.at(past) } }, past }
}

/** The value that begins at `at` and ends with its line. */
function readInLine(reader: Reader, at: number): Found | undefined {
  const { text } = reader
  const end = text.indexOf('\n', at)
  const lineEnd = end === -1 ? text.length : end
  let past = lineEnd
  while (text[past - 1] === ' ') past--
  reader.at = Math.min(text.length, lineEnd + 1)
  const data = readInner(reader.yaml, at, past)
  return data && { data, past: reader.at }
}

/** What may begin a plain text; `-` only before one of the first four. */
const plainStart = /-?[\p{L}\p{Nd}_.]|[(+/$^<=~;\\]|[^\x00-\x7f]/uy // oxlint-disable-line no-control-regex

/** The text [start, end) of one line as a value. */
function readInner(yaml: Located, start: number, end: number): Data | undefined {
  const { text } = yaml
  const sign = text[start]
  if (sign === '"' || sign === "'") return end === quoteEnd(text, start, end) ? quoted(yaml, start, end) : undefined
  if (sign === '[' || sign === '{') {
    const found = readFlow(yaml, start, end, 0)
    return found?.past === end ? found.data : undefined
  }
  plainStart.lastIndex = start
  const plain = text.slice(start, end)
  if (!plainStart.test(text) || plain.includes(': ') || plain.includes(' #') || plain.endsWith(':')) return undefined
  return scalar(yaml, start, end)
}

/** Where the quoted text at `start` ends; undefined where it has not ended by `end`, or has escapes. */
function quoteEnd(text: string, start: number, end: number): number | undefined {
  const close = text.indexOf(text[start] ?? '"', start + 1)
  if (close === -1 || close >= end || text[close + 1] === "'") return undefined
  const escape = text[start] === '"' ? text.indexOf('\\', start) : -1
  return escape === -1 || escape > close ? close + 1 : undefined
}

/** Brackets in brackets: more is nothing that a note holds. */
const DEEPEST = 4

/** What is plain in brackets. */
const inBrackets = /-?[\p{L}\p{Nd}_.(][^,:#[\]{}"'\n]*/uy
const keyInBraces = /([\p{L}_][\p{L}\p{M}\p{Nd}_-]*): +/uy

/** The list or mapping in brackets at `start`. */
function readFlow(yaml: Located, start: number, end: number, depth: number): Found | undefined {
  const { text } = yaml
  const isList = text[start] === '['
  const close = isList ? ']' : '}'
  const items: Data[] = []
  const entries: { key: Scalar; value: Data }[] = []
  const names = new Set<string>()
  let at = start
  do {
    at = skipSpaces(text, at + 1)
    let key: Scalar | undefined
    if (!isList) {
      keyInBraces.lastIndex = at
      const [written, name] = keyInBraces.exec(text) ?? []
      if (written === undefined || name === undefined || names.has(name)) return undefined
      names.add(name)
      key = scalar(yaml, at, at + name.length)
      at += written.length
    }
    const value = readFlowValue(yaml, at, end, depth)
    if (!value) return undefined
    if (key) entries.push({ key, value: value.data })
    else items.push(value.data)
    at = skipSpaces(text, value.past)
  } while (text[at] === ',')
  if (text[at] !== close) return undefined
  const span = { start: yaml.at(start), end: yaml.at(at + 1) }
  const data: Data = isList ? { kind: 'list', items, span } : { kind: 'mapping', entries, span, inBraces: true }
  return { data, past: at + 1 }
}

function readFlowValue(yaml: Located, at: number, end: number, depth: number): Found | undefined {
  const { text } = yaml
  const sign = text[at]
  if (sign === '[' || sign === '{') return depth < DEEPEST ? readFlow(yaml, at, end, depth + 1) : undefined
  if (sign === '"' || sign === "'") {
    const past = quoteEnd(text, at, end)
    return past === undefined ? undefined : { data: quoted(yaml, at, past), past }
  }
  inBrackets.lastIndex = at
  const plain = inBrackets.exec(text)?.[0].replace(/ +$/, '')
  return plain === undefined ? undefined : { data: scalar(yaml, at, at + plain.length), past: at + plain.length }
}

function skipSpaces(text: string, at: number): number {
  let past = at
  while (text[past] === ' ') past++
  return past
}

/** The text [start, end) as it is. */
const scalar = (yaml: Located, start: number, end: number): Scalar => ({
  kind: 'scalar',
  quoted: false,
  text: yaml.text.slice(start, end),
  span: { start: yaml.at(start), end: yaml.at(end) },
  at: offset => yaml.at(start + offset),
})

/** The text between the quotes at `start` and before `end`. */
const quoted = (yaml: Located, start: number, end: number): Scalar => {
  const text = yaml.text.slice(start + 1, end - 1)
  return {
    kind: 'scalar',
    quoted: true,
    text,
    span: { start: yaml.at(start), end: yaml.at(end) },
    at: offset => yaml.at(start + 1 + Math.min(offset, text.length)),
  }
}
