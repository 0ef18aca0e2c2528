// Discord markdown: what is read as what, and that no text whatever breaks the reader or loses a word.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/sandbox/page/markdown/parse.ts'
import { formatStamp, formatTimestamp } from '../../src/sandbox/page/markdown/timestamp.ts'
import type { Block, Inline, TimeStyle } from '../../src/sandbox/page/markdown/tree.ts'

/** The tree in one line: `strong(a) em(b)`; plain text as it is, breaks as ⏎. */
function show(nodes: (Block | Inline)[]): string {
  return nodes.map(showOne).join('')
}

function showOne(node: Block | Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return '⏎'
    case 'code':
      return `code(${node.text})`
    case 'link':
      return `link(${node.url} ${show(node.children)})`
    case 'time':
      return `time(${node.unixSeconds} ${node.style})`
    case 'mention':
      return `${node.of}(${node.id})`
    case 'command':
    case 'emoji':
      return `${node.kind}(${node.name})`
    case 'header':
      return `h${node.level}(${show(node.children)})`
    case 'quote':
      return `quote(${show(node.blocks)})`
    case 'list':
      return `${node.ordered ? `ol${node.start}` : 'ul'}(${node.items.map(item => `[${show(item.children)}${show(item.nested)}]`).join('')})`
    case 'codeblock':
      return `pre(${node.language}|${node.text})`
    case 'paragraph':
      return `p(${show(node.children)})`
    case 'subtext':
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'strike':
    case 'spoiler':
      return `${node.kind}(${show(node.children)})`
  }
}

test.each([
  ['**bold** and *it* and _it_', 'p(strong(bold) and emphasis(it) and emphasis(it))'],
  ['__under__ ~~strike~~ ||hidden||', 'p(underline(under) strike(strike) spoiler(hidden))'],
  ['***both***', 'p(strong(emphasis(both)))'],
  ['**a *b* c**', 'p(strong(a emphasis(b) c))'],
  ['snake_case_name and 2 * 3 * 4', 'p(snake_case_name and 2 * 3 * 4)'],
  ['**never closed', 'p(**never closed)'],
  [String.raw`\*plain\* \_plain\_`, 'p(*plain* _plain_)'],
  ['`a * b` and ``c`d``', 'p(code(a * b) and code(c`d))'],
  ['**`**`**', 'p(strong(code(**)))'],
  ['k²·Cᵢₙ', 'p(k²·Cᵢₙ)'],
  ['one\ntwo', 'p(one⏎two)'],
  ['# A\n## B\n### C\n#### D\n#E', 'h1(A)h2(B)h3(C)p(#### D⏎#E)'],
  ['-# small **b**', 'subtext(small strong(b))'],
  ['> a\n> b\nc', 'quote(p(a⏎b))p(c)'],
  ['x\n>>> a\nb', 'p(x)quote(p(a⏎b))'],
  ['- a\n- b\n  - c\n- d', 'ul([a][bul([c])][d])'],
  ['3. a\n4. b', 'ol3([a][b])'],
  ['- a\n1. b', 'ul([a])ol1([b])'],
  ['- a\n  goes on', 'ul([a⏎goes on])'],
  ['```py\nprint("*x*")\n```after', 'pre(py|print("*x*"))p(after)'],
  ['before```x```', 'p(before)pre(|x)'],
  ['<t:1700000000:R> <t:5>', 'p(time(1700000000 R) time(5 f))'],
  [
    '<@12> <@!12> <@&3> <#4> @everyone @here',
    'p(user(12) user(12) role(3) channel(4) everyone(everyone) everyone(here))',
  ],
  ['</streak show:123> <:wave:1> <a:dance:2>', 'p(command(streak show) emoji(wave) emoji(dance))'],
  ['see https://example.com/a_(b).', 'p(see link(https://example.com/a_(b) https://example.com/a_(b)).)'],
  ['(https://example.com)', 'p((link(https://example.com/ https://example.com)))'],
  ['[**paper**](https://example.com/x)', 'p(link(https://example.com/x strong(paper)))'],
  ['<https://example.com>', 'p(link(https://example.com/ https://example.com))'],
  ['[x](javascript:alert(1)) javascript:alert(1)', 'p([x](javascript:alert(1)) javascript:alert(1))'],
  ['<img src=x onerror=alert(1)>', 'p(<img src=x onerror=alert(1)>)'],
])('%j', (text, expected) => {
  expect(show(parseMarkdown(text))).toBe(expected)
})

const countWords = (text: string) => text.split('word').length

test('no text breaks the reader, and words without marks all stay', () => {
  const piece = fc.constantFrom(
    '**',
    '*',
    '_',
    '__',
    '||',
    '~~',
    '`',
    '```',
    '> ',
    '>>> ',
    '- ',
    '1. ',
    '# ',
    '\n',
    '\\',
    '[',
    '](https://a.b) ',
    'https://a.b ',
    '<@1>',
    '<t:1:R>',
    ' ',
    'word',
    '\u202e',
    '字',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 200 }).map(pieces => pieces.join('')),
      text => {
        expect(countWords(show(parseMarkdown(text)))).toBe(countWords(text))
      },
    ),
    { numRuns: 500 },
  )
})

test('4,000 opening marks are read at once and do not exhaust the stack', () => {
  for (const mark of ['**', '||', '[', '> ', '`', '- ', '*_'])
    expect(show(parseMarkdown(mark.repeat(4000 / mark.length)))).not.toBe('')
})

const place = { locale: 'en-US', timeZone: 'UTC' }
const atSeconds = 1_700_000_000

test.each<[TimeStyle, string]>([
  ['t', '10:13 PM'],
  ['T', '10:13:20 PM'],
  ['d', '11/14/23'],
  ['D', 'November 14, 2023'],
  ['f', 'November 14, 2023 at 10:13 PM'],
  ['F', 'Tuesday, November 14, 2023 at 10:13 PM'],
])('<t:…:%s> is %s', (style, expected) => {
  const written = formatTimestamp(atSeconds, style, 0, place).replaceAll('\u202f', ' ')
  expect(written).toBe(expected)
})

test.each([
  [-59, '59 seconds ago'],
  [60, 'in 1 minute'],
  [7_199, 'in 1 hour'],
  [86_400 * 3, 'in 3 days'],
  [-86_400 * 400, '1 year ago'],
])('%d seconds from now is "%s"', (distance, expected) => {
  expect(formatTimestamp(atSeconds + distance, 'R', atSeconds * 1000, place)).toBe(expected)
})

test('a time out of range is said to be none', () => {
  expect(formatTimestamp(9_999_999_999_999, 'f', 0, place)).toBe('Invalid date')
})

test.each([
  ['en-US', 0, '10:13 PM'],
  ['en-US', 1, 'Yesterday 10:13 PM'],
  ['zh-CN', 1, '昨天 22:13'],
  ['en-US', 2, '11/14/23, 10:13 PM'],
])('a stamp in %s, %d days later: %s', (locale, days, expected) => {
  const stamp = formatStamp(atSeconds * 1000, (atSeconds + days * 86_400) * 1000, { locale, timeZone: 'UTC' })
  expect(stamp.replaceAll('\u202f', ' ')).toBe(expected)
})
