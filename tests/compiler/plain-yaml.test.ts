// The short way through YAML: whatever it reads, the whole parser reads the same, places and all, without a problem.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Data, Mapping } from '../../src/compiler/data.ts'
import { slice } from '../../src/compiler/located.ts'
import { readPlainYaml } from '../../src/compiler/plain-yaml.ts'
import { openReport } from '../../src/compiler/report.ts'
import { readAnyYaml } from '../../src/compiler/yaml.ts'

/** Data with the place of every unit written out. */
function spelled(data: Data): unknown {
  switch (data.kind) {
    case 'scalar': {
      const { at, ...rest } = data
      return { ...rest, at: Array.from({ length: data.text.length + 1 }, (_, offset) => at(offset)) }
    }
    case 'list':
      return { ...data, items: data.items.map(spelled) }
    case 'mapping':
      return { ...data, entries: data.entries.map(({ key, value }) => [spelled(key), spelled(value)]) }
  }
}

/** `text` somewhere in a file, so that a place is not an offset by chance. */
const located = (text: string) => slice(`:::${text}:::`, 3, 3 + text.length)

/** What the short way reads of `text`, after the whole parser has confirmed it. */
function confirmed(text: string): Mapping | undefined {
  const short = readPlainYaml(located(text))
  if (!short) return undefined
  const to = openReport('a.md', `:::${text}:::`)
  const whole = readAnyYaml(located(text), to)
  expect({ text, problems: to.problems }).toEqual({ text, problems: [] })
  expect({ text, found: spelled(short) }).toEqual({ text, found: whole && spelled(whole) })
  return short
}

test.each([
  'a: 1',
  'a: 1\n',
  '\na: b c  \nd-e: f\n',
  "a: 'b'\nc: \"d # e: f\" \ng: ''\n",
  'a: [b, "c", \'d\' , e f ]\nb: [ [1, 2], {c: d} ]',
  'params: { k: [3, 5, 7], w: 1..4 step 2, z: "x, y" }',
  'a:\n  b: c\n  d:\n    - e\n    - f\nh: i',
  'a:\n- b\n- c: d\n  e: f\n- g\nh: i',
  'a:\n  -  b: c\n     d: [e]\n  - "f"\n',
  'a: max(x, y) + 2*z^-1 > 3 and {b}\n',
  'a: -5\nb: (1+2)\nc: /x\nd: 3:4\ne: 大\nf: ~',
  '标题: 甲，乙\n键:\n  - 《丙》：丁\n',
])('plain, and so read: %j', text => {
  expect(confirmed(text)).toBeDefined()
})

test.each([
  '',
  '\n',
  'a',
  'a:',
  'a: ',
  'a:b',
  '- a',
  'a: b # c',
  'a: # c',
  '# c\na: b',
  'a: b\n\nc: d',
  'a: b\n\n',
  'a: b\n ',
  ' a: b',
  'a: b\n c',
  'a: b\n  c: d',
  'a:\n  b: c\n d: e',
  'a:\n  - b\n  c: d',
  'a:\n  - b\n c: d',
  'a:\n b: c\n  d: e',
  'a: b\na: c',
  'a: { b: c, b: d }',
  'a: &b c',
  'a: *b',
  'a: !t b',
  'a: |\n  b',
  'a: >\n  b',
  'a: "b\\n"',
  "a: 'b''c'",
  'a: "b',
  'a: "b" c',
  'a: [b',
  'a: [b] c',
  'a: [b,]',
  'a: [,b]',
  'a: []',
  'a: {}',
  'a: { b }',
  'a: { b: max(c,d) }',
  'a: {{ b }}',
  'a: {{b}}',
  'a: [b: c]',
  'a: - b',
  'a: ? b',
  'a: @b',
  'a: `b`',
  'a: %b',
  'a: b: c',
  'a: b:',
  'a:\tb',
  'a: b\tc',
  'a: b\r\nc: d',
  '---\na: b',
  'a: b\n---\n',
  'a: b\n...\n',
  '? a\n: b',
  '<<: b',
  '"a": b',
  'a:\n  - - b',
  'a:\n  -\n    b: c',
  'a: [[[[[[1]]]]]]',
  'a:\u00a0b',
  'a: \ufeffb',
])('not plain, and left to the whole parser: %j', text => {
  expect(readPlainYaml(located(text))).toBeUndefined()
})

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The YAML of all notes below `folder`: frontmatter and card blocks. */
const yamlsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .flatMap(path => {
      const text = readFileSync(join(root, folder, path), 'utf8').replace(/\r\n?/g, '\n')
      return [...text.matchAll(/^---(\n[^]*?)\n---$|^```card\n([^]*?)^```$/gm)].map(
        ([, head, block]) => head ?? block ?? '',
      )
    })

const shipped = yamlsIn('decks')
const tried = yamlsIn('tests/fixtures/notes')

test('every YAML text of the fixtures and the shipped deck; most of the latter is plain', () => {
  expect(tried.length).toBeGreaterThan(150)
  for (const text of tried) confirmed(text)
  expect(shipped.filter(text => confirmed(text)).length).toBeGreaterThan(shipped.length / 2)
})

const piece = fc.oneof(
  fc.constantFrom(
    ...':#-[]{}&*!|>?%@`"\'\\, \n\t',
    '\n  ',
    '\n    ',
    ': ',
    ' #',
    '- ',
    '{{',
    '\u00a0',
    '：',
    'a',
    '1',
    '甲',
  ),
  fc.constantFrom('a: b\n', 'c: [d, e]\n', '  - f\n', 'g:\n', '  h: "i"\n', '{ j: k }', "'l'", 'm: n: o', '...', '---'),
)

test('texts that were changed here and there', () => {
  const changed = fc
    .tuple(
      fc.constantFrom(...shipped, ...tried),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 3 }), piece), { maxLength: 3 }),
    )
    .map(([text, changes]) =>
      changes.reduce(
        (so, [share, dropped, added]) => {
          const at = Math.floor(share * so.length)
          return so.slice(0, at) + added + so.slice(at + dropped)
        },
        text.slice(0, 800),
      ),
    )
  fc.assert(
    fc.property(changed, text => {
      expect(confirmed(text)?.kind ?? 'mapping').toBe('mapping')
    }),
    { numRuns: 1_500 },
  )
})

test('texts of nothing but pieces', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      expect(confirmed(pieces.join(''))?.kind ?? 'mapping').toBe('mapping')
    }),
    { numRuns: 3_000 },
  )
})
