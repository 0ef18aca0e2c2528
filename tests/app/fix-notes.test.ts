// What `check --fix` mends: in one way only, nothing else touched, nothing made worse, a second time nothing left.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkDecks } from '../../src/app/check-decks.ts'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { fixNotes } from '../../src/app/fix-notes.ts'
import { instant } from '../../src/domain/time.ts'
import { prepdeck } from '../cli/process.ts'
import { freshFolder } from '../storage/deck/decks.ts'

const fixtures = fileURLToPath(new URL('../fixtures/notes/', import.meta.url))
const deck = '---\nid: d\n---\n'

/** A deck of these files in a folder of its own. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const root = freshFolder()
  for (const [name, text] of Object.entries({ 'deck.md': deck, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

function fixed(folder: string): { readonly code: string; readonly id?: string | undefined }[] {
  const done = fixNotes(folder, instant(0))
  if (!done.ok) throw new Error(done.error)
  expect(done.value.unwritable).toEqual([])
  return done.value.mended.map(({ code, id }) => (id === undefined ? { code } : { code, id }))
}

const question = '- [ ] a\n- [x] b\n'

test.each<[string, string, string, string[]]>([
  [
    'an id in a one-card note',
    `---\nkind: choice\n---\nQ?\n\n${question}`,
    `---\nid: n\nkind: choice\n---\nQ?\n\n${question}`,
    ['n'],
  ],
  ['frontmatter for the id', `# T\n\n${question}`, `---\nid: n\n---\n# T\n\n${question}`, ['n']],
  ['empty frontmatter', `---\n---\n# T\n\n${question}`, `---\nid: n\n---\n# T\n\n${question}`, ['n']],
  [
    'frontmatter named yaml',
    `---yaml\nkind: choice\n---\nQ\n${question}`,
    `---yaml\nid: n\nkind: choice\n---\nQ\n${question}`,
    ['n'],
  ],
  [
    'frontmatter in braces',
    `---\n{ kind: choice }\n---\nQ\n${question}`,
    `---\n{ id: n, kind: choice }\n---\nQ\n${question}`,
    ['n'],
  ],
  [
    'blocks',
    `## A b\n\`\`\`card\n\`\`\`\n${question}\n## C\n\n  \`\`\`card\n  kind: choice\n  \`\`\`\n${question}`,
    `## A b\n\`\`\`card\nid: n-a-b\n\`\`\`\n${question}\n## C\n\n  \`\`\`card\n  id: n-c\n  kind: choice\n  \`\`\`\n${question}`,
    ['n-a-b', 'n-c'],
  ],
  [
    'a comment above the first key',
    `---\n# mine\nkind: choice\n---\nQ\n${question}`,
    `---\nid: n\n# mine\nkind: choice\n---\nQ\n${question}`,
    ['n'],
  ],
])('%s', (_, before, after, ids) => {
  const folder = folderOf({ 'n.md': before })
  expect(fixed(folder)).toEqual(ids.map(id => ({ code: 'id.written', id })))
  expect(readFileSync(join(folder, 'n.md'), 'utf8')).toBe(after)
})

const numeric = (more: string, text = '{{a}}, {{b}}?'): string =>
  `---\nid: n\ntitle: T\nparams: { a: 1..30, b: 1..30 }\n${more}\n---\n${text}\n`

test.each<[string, string, string, string[]]>([
  [
    'a formula that YAML split',
    numeric('let: { m: max(a,b), n: min(a,b) }\nanswer: m + n'),
    numeric('let: { m: "max(a,b)", n: "min(a,b)" }\nanswer: m + n'),
    ['yaml.split-formula', 'yaml.split-formula'],
  ],
  [
    'tabs',
    '---\nid: n\ntitle: T\nparams:\n\ta: 1..30\n\tb: 1..30\nanswer: a + b\n---\n{{a}}, {{b}}?\n',
    '---\nid: n\ntitle: T\nparams:\n  a: 1..30\n  b: 1..30\nanswer: a + b\n---\n{{a}}, {{b}}?\n',
    ['yaml.tab', 'yaml.tab'],
  ],
  [
    'a value that starts with a template',
    `---\nid: n\ntags: [x]\ntitle: T\nparams: { a: 1..30 }\nanswer: a\nmistakes:\n  - formula: a + 1\n    says: {{a}} is less.\n---\n{{a}}?\n`,
    `---\nid: n\ntags: [x]\ntitle: T\nparams: { a: 1..30 }\nanswer: a\nmistakes:\n  - formula: a + 1\n    says: "{{a}} is less."\n---\n{{a}}?\n`,
    ['yaml.template-value'],
  ],
  [
    'a colon in a title',
    numeric('answer: a + b').replace('title: T', 'title: Sums: the first'),
    numeric('answer: a + b').replace('title: T', 'title: "Sums: the first"'),
    ['yaml.colon'],
  ],
  ['a wide colon', numeric('answer：a + b'), numeric('answer: a + b'), ['yaml.wide-colon']],
  ['late frontmatter', ` \n\n${numeric('answer: a + b')}`, numeric('answer: a + b'), ['frontmatter.late']],
  [
    'frontmatter without its first fence',
    numeric('answer: a + b').replace('---\n', ''),
    numeric('answer: a + b'),
    ['frontmatter.late'],
  ],
  [
    'a quote that is not closed, and what it hides',
    `---\nid: n\ntitle: "T\nlets:\nparams:\n\ta: 1..30\nanswer: a\n---\n{{a}}?\n`,
    `---\nid: n\ntitle: "T"\nlets:\nparams:\n  a: 1..30\nanswer: a\n---\n{{a}}?\n`,
    ['yaml.quote', 'yaml.tab'],
  ],
  [
    'quotes inside quotes',
    `---\nid: n\ntitle: "A "deep" net"\nsource: 'It's mine'\n---\n# T\n${question}`,
    `---\nid: n\ntitle: "A \\"deep\\" net"\nsource: "It's mine"\n---\n# T\n${question}`,
    ['yaml.quote-inside', 'yaml.quote-inside'],
  ],
  [
    'a bracket that is not closed',
    `---\r\nid: n\r\ntags: [a, b\r\nkind: choice\r\n---\r\n# T\r\n- [] a\r\n- [x] b\r\n`,
    `---\r\nid: n\r\ntags: [a, b]\r\nkind: choice\r\n---\r\n# T\r\n- [ ] a\r\n- [x] b\r\n`,
    ['yaml.bracket', 'choice.box'],
  ],
  [
    'boxes',
    `---\nid: n\n---\n# T\n- [ ] a\n- [] b\n- [x]c\n* [ x ] d\n`,
    `---\nid: n\n---\n# T\n- [ ] a\n- [ ] b\n- [x] c\n* [ x ] d\n`,
    ['choice.box', 'choice.box'],
  ],
])('%s', (_, before, after, codes) => {
  const folder = folderOf({ 'n.md': before })
  expect(fixed(folder).map(({ code }) => code)).toEqual(codes)
  expect(readFileSync(join(folder, 'n.md'), 'utf8')).toBe(after)
  expect(fixed(folder)).toEqual([])
})

test('what one remedy shows is mended too: tabs, then the id', () => {
  const folder = folderOf({ 'n.md': '---\ntitle: T\nparams:\n\ta: 1..30\nanswer: a\n---\n{{a}}?\n' })
  expect(fixed(folder)).toEqual([{ code: 'yaml.tab' }, { code: 'id.written', id: 'n' }])
})

test('the id of a deck, after its folder', () => {
  const folder = folderOf({
    'My deck/deck.md': '---\ntitle: T\n---\n',
    'My deck/a.md': `---\nid: a\n---\n# T\n${question}`,
  })
  writeFileSync(join(folder, 'deck.md'), '')
  const root = join(folder, 'My deck')
  expect(fixed(root)).toEqual([{ code: 'deck.no-id' }])
  expect(readFileSync(join(root, 'deck.md'), 'utf8')).toBe('---\nid: my-deck\ntitle: T\n---\n')
})

test('BOM, CRLF and rights stay; the new line ends as the others', () => {
  const folder = folderOf({
    'n.md': `\ufeff---\r\nkind: choice\r\n---\r\n# T\r\n- [] a\r\n- [x] b`,
    'sub/real.txt': '',
  })
  chmodSync(join(folder, 'n.md'), 0o640)
  expect(fixed(folder)).toEqual([{ code: 'choice.box' }, { code: 'id.written', id: 'n' }])
  expect(readFileSync(join(folder, 'n.md'), 'utf8')).toBe(
    `\ufeff---\r\nid: n\r\nkind: choice\r\n---\r\n# T\r\n- [ ] a\r\n- [x] b`,
  )
  expect(statSync(join(folder, 'n.md')).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder).sort()).toEqual(['deck.md', 'n.md', 'sub'])
})

test('what a killed run left beside the notes goes; what is not ours stays', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const folder = folderOf({
    'n.md': `---\nid: n\n---\n# T\n${question}`,
    'sub/m.md': `---\nid: m\n---\n# T\n${question}`,
    [`.n.md.${pid}.tmp`]: 'half',
    [`sub/.m.md.${pid}.tmp`]: 'half',
    [`.n.md.${process.pid}.tmp`]: 'at work',
    [`.other.md.${pid}.tmp`]: 'of somebody else',
    [`sub/n.md.${pid}.tmp`]: 'of a person',
    'attic/real.txt': `---\nid: l\n---\n# T\n${question}`,
    [`attic/.real.txt.${pid}.tmp`]: 'half',
  })
  symlinkSync('attic/real.txt', join(folder, 'l.md'))
  expect(fixed(folder)).toEqual([])
  expect(globSync('**/{.,}*.tmp', { cwd: folder }).sort()).toEqual(
    [`.n.md.${process.pid}.tmp`, `.other.md.${pid}.tmp`, `sub/n.md.${pid}.tmp`].sort(),
  )
})

test('a link stays one; its file is mended', () => {
  const folder = folderOf({ 'attic/n.txt': `# T\n${question}` })
  symlinkSync('attic/n.txt', join(folder, 'n.md'))
  expect(fixed(folder)).toEqual([{ code: 'id.written', id: 'n' }])
  expect(readFileSync(join(folder, 'attic/n.txt'), 'utf8')).toBe(`---\nid: n\n---\n# T\n${question}`)
  expect(
    readdirSync(folder, { withFileTypes: true })
      .find(({ name }) => name === 'n.md')
      ?.isSymbolicLink(),
  ).toBe(true)
})

test('what would break a sound note is left alone', () => {
  const anchored = `---\n&all\nkind: choice\n---\n# T\n${question}`
  const twin = `---\nid: same\ntitle: T\nparams:\n\ta: 1..30\nanswer: a\n---\n{{a}}?\n`
  const files = {
    'anchored.md': anchored,
    'a.md': twin,
    'b.md': `---\nid: same\n---\n# T\n${question}`,
    'c.md': `# T\n${question}`,
  }
  const folder = folderOf(files)
  expect(fixed(folder)).toEqual([{ code: 'id.written', id: 'c' }])
  for (const [name, text] of Object.entries(files).slice(0, 3))
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
})

test('a card whose heading changed keeps the id that deck.lock knows', () => {
  const lock = `prepdeck-lock 1\nrelease\t-\nn-old\ten\t\t${'0'.repeat(64)}\t2025-01-01T00:00:00Z\n`
  const folder = folderOf({ 'n.md': `## New\n\`\`\`card\n\`\`\`\n${question}`, 'deck.lock': lock })
  expect(fixed(folder)).toEqual([{ code: 'id.changed', id: 'n-old' }])
  expect(readFileSync(join(folder, 'n.md'), 'utf8')).toBe(`## New\n\`\`\`card\nid: n-old\n\`\`\`\n${question}`)
  expect(fixed(folder)).toEqual([])
})

test('an id that is too long to be written stays implicit', () => {
  expect(fixed(folderOf({ 'n.md': `## ${'long '.repeat(30)}\n\`\`\`card\n\`\`\`\n${question}` }))).toEqual([])
})

test.each(readdirSync(fixtures))('golden folder %s: nothing is made worse, and a second time nothing is left', name => {
  const folder = freshFolder()
  cpSync(join(fixtures, name), folder, { recursive: true })
  const before = state(folder)
  const files = globSync('**/*.md', { cwd: folder })
  const texts = new Map(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]))
  const mended = fixNotes(folder, instant(0))
  if (!mended.ok) throw new Error(mended.error)
  const after = state(folder)
  expect(after.cards).toEqual(expect.arrayContaining(before.cards))
  for (const file of after.broken) expect(before.broken).toContain(file)
  const changed = new Set(mended.value.mended.map(({ file }) => file))
  for (const [file, text] of texts)
    expect(readFileSync(join(folder, file), 'utf8') !== text, file).toBe(changed.has(file))
  expect(fixed(folder)).toEqual([])
})

/** The cards that build, in their own language (a translation may come back), and the files with errors. */
function state(folder: string): { readonly cards: unknown[]; readonly broken: readonly string[] } {
  const compiled = compileFolder(folder, instant(Date.UTC(2026, 0, 1)), 8)
  if (!compiled.ok) throw new Error(compiled.error)
  const { decks, problems } = compiled.value
  // A card whose heading changed goes by the id that it had.
  const former = new Map(problems.flatMap(({ code, args }) => (code === 'id.changed' ? [[args.id, args.former]] : [])))
  return {
    cards: decks.flatMap(({ deck }) =>
      deck.notes.flatMap(({ cards }) =>
        cards.map(({ card, ...rest }) => ({
          ...rest,
          card: { ...card, id: former.get(card.id) ?? card.id, texts: card.texts[card.language] },
        })),
      ),
    ),
    broken: problems.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  }
}

test('check --fix tells what it mended, then what is left', async () => {
  const folder = folderOf({
    'n.md': `# T\n- [ ] a\n- [x]b\n`,
    'broken.md': '---\nid: b\nkind: choice\n---\n# T\n- [ ] a\n',
  })
  const { code, stdout } = await prepdeck(['check', '.', '--fix'], { cwd: folder })
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^mended: n\.md:3 choice\.box\nmended: n\.md:1 id: n\n\nbroken\.md:6:7 error choice\.few-options\n/,
  )
  const json = await prepdeck(['check', '.', '--fix', '--format', 'json'], { cwd: folder })
  expect(JSON.parse(json.stdout)).toMatchObject({ mended: [], unwritable: [], errors: 1 })
  const plain = await checkDecks({ folder, now: instant(0) })
  expect(plain.ok && plain.value.problems.map(({ code: found }) => found)).toEqual(['choice.few-options'])
})
