// Reads the inline part of Discord markdown: spans, code, links, times, mentions, emoji, escapes.
import type { Inline, Span, TimeStyle } from './tree.ts'

/** Nesting deeper than this stays literal: hostile text must not exhaust the stack. */
const depthLimit = 16

/** Longest mark first, so that `**` is never read as two `*`. `word` marks do not open or close inside a word. */
const spans: { mark: string; kind: Span; word?: boolean }[] = [
  { mark: '**', kind: 'strong' },
  { mark: '__', kind: 'underline' },
  { mark: '~~', kind: 'strike' },
  { mark: '||', kind: 'spoiler' },
  { mark: '*', kind: 'emphasis' },
  { mark: '_', kind: 'emphasis', word: true },
]

type Found = { node: Inline; length: number }

/** Everything written between angle brackets, one row per form; each pattern is anchored where the text stands. */
const angles: { pattern: RegExp; read: (match: RegExpExecArray) => Inline | undefined }[] = [
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    read: match => ({ kind: 'time', unixSeconds: Number(match[1]), style: (match[2] ?? 'f') as TimeStyle }),
  },
  { pattern: /<@!?(\d{1,20})>/y, read: match => ({ kind: 'mention', of: 'user', id: match[1] ?? '' }) },
  { pattern: /<@&(\d{1,20})>/y, read: match => ({ kind: 'mention', of: 'role', id: match[1] ?? '' }) },
  { pattern: /<#(\d{1,20})>/y, read: match => ({ kind: 'mention', of: 'channel', id: match[1] ?? '' }) },
  { pattern: /<\/([^:>\n]{1,100}):\d{1,20}>/y, read: match => ({ kind: 'command', name: match[1] ?? '' }) },
  { pattern: /<a?:(\w{2,32}):\d{1,20}>/y, read: match => ({ kind: 'emoji', name: match[1] ?? '' }) },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, read: match => link(match[1] ?? '') },
]

/** Inline markdown of one piece of text; line feeds become breaks. Never throws, whatever the text. */
export function parseInline(text: string, depth = 0): Inline[] {
  const nodes: Inline[] = []
  let literal = ''
  const flush = () => {
    if (literal) nodes.push({ kind: 'text', text: literal })
    literal = ''
  }
  let at = 0
  while (at < text.length) {
    const found = readAt(text, at, depth)
    if (found) {
      flush()
      nodes.push(found.node)
      at += found.length
    } else if (text[at] === '\\' && /[\\`*_~|<>#[\]():@-]/.test(text[at + 1] ?? '')) {
      literal += text[at + 1]
      at += 2
    } else {
      literal += text[at]
      at += 1
    }
  }
  flush()
  return nodes
}

function readAt(text: string, at: number, depth: number): Found | undefined {
  switch (text.charAt(at)) {
    case '\n':
      return { node: { kind: 'break' }, length: 1 }
    case '`':
      return readCode(text, at)
    case '<':
      return readAngle(text, at)
    case '[':
      return depth < depthLimit ? readMaskedLink(text, at, depth) : undefined
    case 'h':
      return readBareLink(text, at)
    case '@':
      return match(/@(everyone|here)\b/y, text, at, found => ({ kind: 'mention', of: 'everyone', id: found[1] ?? '' }))
    default:
      return depth < depthLimit ? readSpan(text, at, depth) : undefined
  }
}

function readSpan(text: string, at: number, depth: number): Found | undefined {
  for (const { mark, kind, word } of spans) {
    if (!text.startsWith(mark, at)) continue
    const from = at + mark.length
    if (word && /\w/.test(text[at - 1] ?? '')) continue
    if (kind === 'emphasis' && /\s/.test(text[from] ?? ' ')) continue
    const end = findMark(text, mark, from, word ?? false)
    if (end === undefined || end === from) continue
    return {
      node: { kind, children: parseInline(text.slice(from, end), depth + 1) },
      length: end + mark.length - at,
    }
  }
  return undefined
}

/** Where `mark` closes, stepping over escapes and code; a single mark is not found inside a double one. */
function findMark(text: string, mark: string, from: number, word: boolean): number | undefined {
  const single = mark.length === 1
  for (let at = from; at < text.length; at += 1) {
    const here = text[at]
    if (here === '\\') at += 1
    else if (here === '`') at += (readCode(text, at)?.length ?? 1) - 1
    else if (text.startsWith(mark, at)) {
      if (single && text[at + 1] === mark) at += 1
      else if (single && /\s/.test(text[at - 1] ?? ' ')) continue
      else if (word && /\w/.test(text[at + 1] ?? '')) continue
      // `***both***`: the outer mark closes last.
      else return !single && text[at + 2] === mark[0] ? at + 1 : at
    }
  }
  return undefined
}

function readCode(text: string, at: number): Found | undefined {
  const fence = /`+/y
  fence.lastIndex = at
  const ticks = fence.exec(text)?.[0] ?? '`'
  const from = at + ticks.length
  for (let end = text.indexOf(ticks, from); end !== -1; end = text.indexOf(ticks, end + 1)) {
    if (text[end + ticks.length] === '`' || text[end - 1] === '`') continue
    const inner = text.slice(from, end)
    return { node: { kind: 'code', text: inner.trim() || inner }, length: end + ticks.length - at }
  }
  return undefined
}

function readAngle(text: string, at: number): Found | undefined {
  for (const { pattern, read } of angles) {
    const found = match(pattern, text, at, read)
    if (found) return found
  }
  return undefined
}

function readMaskedLink(text: string, at: number, depth: number): Found | undefined {
  const pattern =
    /\[((?:\\.|[^[\]\\\n])+)\]\(<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"\n]*")?\)/y
  return match(pattern, text, at, found => {
    const target = link(found[2] ?? '')
    return target?.kind === 'link' ? { ...target, children: parseInline(found[1] ?? '', depth + 1) } : undefined
  })
}

function readBareLink(text: string, at: number): Found | undefined {
  if (/\w/.test(text[at - 1] ?? '')) return undefined
  const pattern = /https?:\/\/[^\s<>"'`|*]+/y
  pattern.lastIndex = at
  const url = trimAddress(pattern.exec(text)?.[0] ?? '')
  const node = url ? link(url) : undefined
  return url && node ? { node, length: url.length } : undefined
}

/** Punctuation at the end belongs to the sentence, not to the address; so does a bracket that the address did not open. */
function trimAddress(url: string): string {
  const shorter = url.replace(/[.,:;!?\]]+$/, '')
  const isClosed = !shorter.endsWith(')') || shorter.split('(').length >= shorter.split(')').length
  return isClosed ? shorter : trimAddress(shorter.slice(0, -1))
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
  read: (match: RegExpExecArray) => Inline | undefined,
): Found | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  const node = found ? read(found) : undefined
  return found && node ? { node, length: found[0].length } : undefined
}

/** A link, when the address can be read and leads to the web: no script, no data, no file. */
function link(url: string): Inline | undefined {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') return undefined
  return { kind: 'link', url: parsed.href, children: [{ kind: 'text', text: url }] }
}
