// Hostile notes: bombs, depth, sizes and noise end quickly, with a problem and without a throw; nothing is run.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileDecks, type CompiledDeck } from '../../src/compiler/compile.ts'

const deckText = '---\nid: d\nlanguage: en\nlocales: [en, zh-CN]\n---\n'

function compile(...notes: readonly string[]): CompiledDeck {
  const files = notes.map((text, index) => ({ path: `n${index}.md`, text }))
  const [compiled] = compileDecks(
    [{ prefix: '', name: 'd', deck: { path: 'deck.md', text: deckText }, notes: files, problems: [] }],
    64,
  )
  if (!compiled) throw new Error('one folder gives one deck')
  return compiled
}

const codesOf = (text: string): string[] => compile(text).problems.map(({ code }) => code)
const numeric = (yaml: string): string => `---\nid: c\nkind: numeric\n${yaml}\n---\n{{a}}?\n`

const letters = [...'abcdefghijklmnop']
const bomb = letters.map((name, index) => {
  const before = letters[index - 1]
  return `${name}: &${name} [${before === undefined ? 'x, '.repeat(10) : `*${before}, `.repeat(10)}]`
})

test.each<[string, string, string]>([
  ['an alias bomb', `---\n${bomb.join('\n')}\n---\n`, 'yaml.alias'],
  [
    'a chain of aliases',
    `---\n${Array.from({ length: 700 }, (_, at) => `k${at}: &a${at} [*a${at - 1}]`).join('\n')}\n---\n`,
    'yaml.alias',
  ],
  ['quotes that never end', `---\n${'a: "x\n'.repeat(2_500)}---\n`, 'yaml.quote'],
  ['brackets that never end', `---\n${'a: [x\n'.repeat(2_500)}---\n`, 'yaml.bracket'],
  ['an alias of itself', '---\ntags: &a { b: *a }\n---\n', 'yaml.alias'],
  ['brackets without end', `---\ntags: ${'['.repeat(16_000)}\n---\n`, 'yaml.syntax'],
  ['braces without end', `---\ntags: ${'{a: '.repeat(4_000)}\n---\n`, 'yaml.syntax'],
  ['closed brackets, deep', `---\ntags: ${'['.repeat(8_000)}${']'.repeat(8_000)}\n---\n`, 'yaml.syntax'],
  ['dashes, deep', `---\ntags:\n ${'- '.repeat(8_000)}x\n---\n`, 'yaml.syntax'],
  [
    'a formula in deep brackets',
    numeric(`params: { a: 1..9 }\nanswer: ${'('.repeat(900)}a${')'.repeat(900)}`),
    'formula.depth-limit',
  ],
  ['a formula without end', numeric(`params: { a: 1..9 }\nanswer: ${'a+'.repeat(3_000)}a`), 'formula.length-limit'],
  ['a power tower', numeric('params: { a: 1..9 }\nanswer: 9^9^9^9^a'), 'formula.overflow-math'],
  ['a huge range', numeric('params: { a: 0..1e30 }\nanswer: a'), 'params.too-many'],
  ['a huge number', numeric('params: { a: [1e999999999] }\nanswer: a'), 'params.not-number'],
  ['a tiny number', numeric('params: { a: [1e-900] }\nanswer: a'), 'params.not-number'],
  [
    'names of the prototype',
    numeric('params: { __proto__: 1..9, constructor: 1..9 }\nanswer: toString'),
    'formula.unknown-name',
  ],
  ['keys of the prototype', '---\n__proto__: 1\nconstructor: 2\n---\n', 'key.unknown'],
  ['code behind the fence', '---js\nprocess.exit(1)\n---\n', 'frontmatter.language'],
  ['code behind the fence, in capitals', '---JavaScript\n{}\n---\n', 'frontmatter.language'],
  ['a tag that makes a function', '---\ntitle: !!js/function "x"\n---\n', 'yaml.tag'],
  ['a formula of TeX without end', `$${'a+'.repeat(50_000)}a$`, 'tex.too-long'],
  ['a card block without end', `## Q\n\`\`\`card\n${'a: b\n'.repeat(20_000)}\`\`\`\n`, 'card.too-long'],
  ['blank lines without end', `---\n${'\n'.repeat(16_000)}x\n---\n`, 'yaml.not-mapping'],
])('%s', (_name, text, code) => {
  const beganMs = performance.now()
  expect(codesOf(text)).toContain(code)
  expect(performance.now() - beganMs).toBeLessThan(5_000)
})

test('a rule above a line with a colon is text', () => {
  expect(codesOf('\n---\nNote: this is text\n\nmore\n\n---\n')).toEqual(['deck.empty'])
})

test.each<[string, string]>([
  ['quotes', '>'.repeat(200_000)],
  ['lists', '- '.repeat(100_000)],
  ['backticks', '`'.repeat(500_000)],
  ['brackets', '['.repeat(500_000)],
  ['headings', '# \n'.repeat(50_000)],
  ['task lists', '- [ ] a\n\nText\n\n'.repeat(10_000)],
  ['templates', '{{'.repeat(200_000)],
  ['highlights', '=='.repeat(200_000)],
  ['dollars', '$'.repeat(200_000)],
  ['pictures that never end', '!['.repeat(200_000)],
  ['embedded pictures that never end', '![[a|'.repeat(80_000)],
  ['gaps with alternatives', '==a||'.repeat(80_000)],
  ['card blocks with slips', '## A\n```card\nid: "x\nkind: foo\n```\n- [ ] x\n'.repeat(4_000)],
  ['a table', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|x\n'.repeat(1_000)}`],
])('a long text of %s', (_name, text) => {
  const beganMs = performance.now()
  compile(text, `---\nid: c\nkind: choice\n---\n${text}`, `---\nid: e\n---\n## Q\n${text}\n`)
  expect(performance.now() - beganMs).toBeLessThan(10_000)
})

/** Pieces of notes, put together at random. */
const piece = fc.constantFrom(
  '---\n',
  '```card\n',
  '```\n',
  '## Q\n',
  '### Hint\n',
  'id: c\n',
  'params: { a: 1..9 }\n',
  'answer: a\n',
  'let:\n',
  '  x: a + 1\n',
  '- [ ] x\n',
  '- [x] y\n',
  '  feedback\n',
  '{{a}} ',
  '{{ a | 2dp',
  '\\{{',
  '\t',
  '\r\n',
  '"',
  "'",
  '|\n',
  '>-\n',
  '&a ',
  '*a ',
  '!t ',
  '中文 ',
  '😀',
  '\ud800',
  '\u0000',
  '> ',
  '1. ',
  ': ',
  '#',
  '%',
  '@',
  '[',
  ']',
  '{',
  '}',
  'where: a > 1\n',
  'mistakes:\n',
  '  - { formula: a, says: x }\n',
)

test('no text makes the compiler throw, and every place is inside its file', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      for (const { line, column, span } of compile(text, `---\n${text}`, `---\nid: c\n---\n## Q\n\`\`\`card\n${text}`)
        .problems) {
        expect(line).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThan(span.start)
      }
    }),
    { numRuns: 3_000, examples: [[['"', '---\n', '>-\n', '---\n']]] },
  )
})
