// `prepdeck build` and `prepdeck check` as a person or a pipeline runs them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { prepdeck } from './process.ts'

const good = '---\nid: good\nkind: choice\ntitle: Which?\n---\n- [ ] one\n- [x] two\n'
const broken = '---\nid: broken\ntitle: 宽度\nparams: { 宽: 24..99, k: [3, 5] }\nanswer: 宽 + kk\n---\n{{宽}}, {{k}}?\n'
const warned = '---\nid: w\ntitle: T\nparams: { a: 1..3 }\nanswer: a\n---\n{{a}}?\n'

function folder(notes: Readonly<Record<string, string>>): string {
  const root = freshFolder()
  mkdirSync(join(root, 'decks'))
  writeFileSync(join(root, 'decks', 'deck.md'), '---\nid: d\ntitle: My deck\n---\n')
  for (const [name, text] of Object.entries(notes)) writeFileSync(join(root, 'decks', name), text)
  return root
}

test('build reports the broken note with a caret, builds the rest, and ends with 1', async () => {
  const cwd = folder({ 'good.md': good, 'broken.md': broken })
  const { code, stdout, stderr } = await prepdeck(['build'], { cwd })
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(stdout).toContain(
    [
      'decks/broken.md:5:13 error formula.unknown-name',
      '  The name "kk" is not known here. Did you mean k?',
      '  5 | answer: 宽 + kk',
      '    |              ^^',
    ].join('\n'),
  )
  expect(stdout).toMatch(
    /My deck \(d\): 1 note · 1 card \(1 choice\) · en 100 % · 0 variants proven\n1 error in 1 file/,
  )
  const deck = openDeck(join(cwd, 'data', 'deck.sqlite'))
  expect(deck.ok && deck.value.cards('d').map(({ key }) => key)).toEqual(['d/good'])
})

test('build takes a folder and a file, and ends with 0', async () => {
  const cwd = folder({ 'good.md': good })
  const out = join(cwd, 'x', 'my.sqlite')
  const { code, stdout } = await prepdeck(['build', 'decks', '--out', 'x/my.sqlite'], { cwd })
  expect([code, stdout.split('\n').at(-2), openDeck(out).ok]).toEqual([0, `written: ${out}`, true])
  const again = await prepdeck(['build', 'decks', '--out', 'x/my.sqlite'], { cwd })
  expect([again.code, again.stdout.split('\n').at(-2)]).toEqual([0, `unchanged: ${out}`])
})

test('check writes workflow commands: the place, the code, the sentence, on one line each', async () => {
  const cwd = folder({ 'a,b.md': broken, 'w.md': warned })
  const { code, stdout } = await prepdeck(['check', '--format', 'github'], { cwd })
  expect(code).toBe(1)
  expect(stdout.split('\n')).toEqual([
    '::error file=decks/a%2Cb.md,line=5,col=13,endColumn=15,title=formula.unknown-name::The name "kk" is not known here. Did you mean k?',
    '::warning file=decks/w.md,line=5,col=9,endColumn=10,title=proof.few-answers::Only 3 distinct answers; at least 10 are wanted, or few: true.',
    '',
  ])
})

test('check writes SARIF: a rule for each code, a region for each problem', async () => {
  const cwd = folder({ '宽 度.md': broken, 'w.md': warned })
  const { code, stdout } = await prepdeck(['check', '--format', 'sarif'], { cwd })
  expect(code).toBe(1)
  const { version, runs } = JSON.parse(stdout) as { version: string; runs: [{ tool: object; results: object[] }] }
  expect(version).toBe('2.1.0')
  expect(runs[0].tool).toMatchObject({
    driver: { name: 'prepdeck', rules: [{ id: 'formula.unknown-name' }, { id: 'proof.few-answers' }] },
  })
  const at = (uri: string, startLine: number, startColumn: number, endColumn: number) => ({
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn, endColumn } } }],
  })
  expect(runs[0].results).toMatchObject([
    { ruleId: 'proof.few-answers', ruleIndex: 1, level: 'warning', ...at('decks/w.md', 5, 9, 10) },
    {
      ruleId: 'formula.unknown-name',
      level: 'error',
      message: { text: 'The name "kk" is not known here. Did you mean k?' },
      ...at(`decks/${encodeURIComponent('宽 度.md')}`, 5, 13, 15),
    },
  ])
})

test('check prints one JSON document for programs', async () => {
  const cwd = folder({ 'broken.md': broken })
  const { code, stdout } = await prepdeck(['check', '--format', 'json'], { cwd })
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    problems: [
      {
        code: 'formula.unknown-name',
        severity: 'error',
        path: join(cwd, 'decks', 'broken.md'),
        line: 5,
        column: 13,
        message: 'The name "kk" is not known here. Did you mean k?',
      },
    ],
    decks: [{ id: 'd', notes: 0 }],
    errors: 1,
    warnings: 0,
  })
})

test('check --verbose shows what proving found of each card', async () => {
  const cwd = folder({
    'good.md': good,
    'many.md':
      '---\nid: many\ntitle: T\nparams: { a: 1..30, b: 1..30 }\nwhere: a < b\nanswer: a*b\n---\n{{a}}, {{b}}?\n',
  })
  const [plain, verbose, json] = await Promise.all(
    [[], ['--verbose'], ['--format', 'json']].map(more => prepdeck(['check', ...more], { cwd })),
  )
  expect(plain?.stdout).not.toContain('answers')
  // 435 pairs with a < b of 900; their products, counted by hand in another way.
  const products = new Set(Array.from({ length: 435 }, (_, index) => pair(index)).map(([a, b]) => a * b))
  expect(verbose?.stdout).toContain(
    ['card    variants  answers  rejected', `d/many       435      ${products.size}    51.7 %`].join('\n'),
  )
  expect(JSON.parse(json?.stdout ?? '')).toMatchObject({
    proofs: [{ card: 'd/many', variants: 435, distinctAnswers: products.size, rejectedShare: 465 / 900 }],
  })
})

/** The pairs (1, 2), (1, 3), (2, 3), (1, 4) … in that order. */
function pair(index: number): [number, number] {
  let b = 2
  let rest = index
  for (; rest >= b - 1; b++) rest -= b - 1
  return [rest + 1, b]
}

test('inside a deck, check and preview mean that one', async () => {
  const cwd = join(folder({ 'good.md': good }), 'decks')
  expect(await prepdeck(['check'], { cwd })).toMatchObject({ code: 0, stderr: '' })
  expect(await prepdeck(['check'], { cwd, env: { DECKS_DIR: '..' } })).toMatchObject({ code: 0, stderr: '' })
  const outside = await prepdeck(['check'], { cwd: join(cwd, '..', '..') })
  expect(outside).toMatchObject({ code: 3, stderr: expect.stringContaining('There is no folder decks: name the one') })
})

test('warnings fail a check only with --strict', async () => {
  const cwd = folder({ 'warned.md': warned })
  const [plain, strict] = await Promise.all([prepdeck(['check'], { cwd }), prepdeck(['check', '--strict'], { cwd })])
  expect([plain.code, strict.code]).toEqual([0, 1])
  expect(strict.stdout).toContain('warning proof.few-answers')
})

test.each([
  [['check', 'nowhere'], 3, /There is no folder nowhere: name the one with your notes/],
  [['build', 'nowhere'], 3, /There is no folder nowhere: /],
  [['check', 'decks/good.md'], 3, /The notes in decks\/good\.md cannot be read: ENOTDIR/],
  [['check', '--format', 'xml'], 2, /--format xml is not known; allowed: pretty, json/],
  [['build', '--out', 'decks/deck.md'], 3, /deck\.md is no deck file/],
])('prepdeck %j ends with %i and one line', async (args, code, line) => {
  const finished = await prepdeck(args, { cwd: folder({ 'good.md': good }) })
  expect(finished).toMatchObject({ code, stdout: '' })
  expect(finished.stderr).toMatch(line)
  expect(finished.stderr.trimEnd().split('\n')).toHaveLength(1)
})

test('what a terminal would obey in a note or its name is not written to it', async () => {
  const cwd = folder({
    'a\u001b[31m.md': '---\nid: a\nkind: \u001b]0;title\u0007other\nx\u202e: 1\n---\n{{a}}\n',
    'deck.md': '---\nid: d\ntitle: "My\\e[2J deck"\n---\n',
  })
  for (const verb of ['check', 'build']) {
    const { code, stdout } = await prepdeck([verb], { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('is no value of "kind"')
    expect(stdout).not.toMatch(/[^\P{Cc}\n\t]|\u202e/u)
  }
})

test('the summary does not speak of cards left out where only deck.lock is broken', async () => {
  const cwd = folder({ 'good.md': good, 'deck.lock': '<<<<<<< HEAD\n' })
  const { code, stdout } = await prepdeck(['check'], { cwd })
  expect([code, stdout.split('\n').at(-2)]).toEqual([1, expect.stringMatching(/^1 error in 1 file, 0 warnings/)])
})
