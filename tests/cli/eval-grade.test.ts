// Tests `prepdeck eval` and `prepdeck grade` as scripts and people run them.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/exit-code.ts'
import { command, prepdeck } from './process.ts'

const linesOf = (stdout: string): unknown[] =>
  stdout.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as unknown]))

test('eval --jsonl answers line by line, in order, and no bad line stops it', async () => {
  const input = [
    '{"expr":"k^2*cin","vars":{"k":3,"cin":16}}',
    '',
    'not json',
    '{"expr":"foo + 1"}\r',
    '[1]',
    '{"expr":"0.1 + 0.2 == 0.3"}',
    '{"expr":"factorial(25)"}',
    '{"expr":"n","vars":{"n":12345678901234567890}}',
    '{"expr":"sort([2, 1])"}',
    `{"expr":"1","note":"${'x'.repeat(300_000)}\u2028"}`,
    '{"expr":"1/3"}',
  ].join('\n')
  const { code, stdout, stderr } = await prepdeck(['eval', '--jsonl'], { input })
  expect({ code, stderr }).toEqual({ code: exitCodes.done, stderr: '' })
  // Doubles cannot hold these two, so their digits are looked at as text.
  expect(stdout).toContain('{"value":15511210043330985984000000}\n{"value":12345678901234567890}\n')
  expect(linesOf(stdout)).toMatchObject([
    { value: 144 },
    { error: { code: 'line.json' } },
    { error: { code: 'line.json' } },
    { error: { code: 'name.unknown', start: 0, end: 3, message: 'The name "foo" is not known here.' } },
    { error: { code: 'line.object' } },
    { value: true },
    {},
    {},
    { value: [1, 2] },
    { value: 1 },
    { value: 1 / 3 },
  ])
})

test('grade --jsonl gives the verdict with what was read', async () => {
  const key = { key: '(k^2*cin+1)*cout', vars: { k: 11, cin: 3, cout: 96 }, unit: 'params' }
  const mistakes = [{ formula: 'k^2*cin*cout', says: 'bias forgotten' }]
  const lines = ['34,944', '34848', '1', '1,23'].map(answer => JSON.stringify({ answer, ...key, mistakes }))
  const { code, stdout } = await prepdeck(['grade', '--jsonl'], { input: `${lines.join('\r\n')}\r\n` })
  expect(code).toBe(exitCodes.done)
  expect(stdout.split('\n')[0]).toBe('{"verdict":"right","value":34944,"credit":1,"readAs":"34 944"}')
  expect(linesOf(stdout).slice(1)).toEqual([
    { verdict: 'mistake', value: 34848, credit: 0, readAs: '34 848', mistakes: [0], says: ['bias forgotten'] },
    { verdict: 'wrong', value: 1, credit: 0, readAs: '1' },
    {
      verdict: 'ungradable',
      reason: {
        code: 'number.ambiguous',
        start: 0,
        end: 4,
        message: '1,23 can mean 1.23 or 123: write the one you mean.',
      },
    },
  ])
})

test('a script may wait for each answer before it asks again', async () => {
  const child = spawn(process.execPath, [command, 'eval', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  for (const n of [1, 2, 3]) {
    child.stdin.write(`{"expr":"${n}*`)
    child.stdin.write('10"}\n')
    expect((await answers.next()).value).toBe(`{"value":${n * 10}}`)
  }
  // Input stays open: Ctrl-C must still end it.
  const ended = new Promise(resolve => child.on('exit', code => resolve(code)))
  child.kill('SIGTERM')
  expect(await ended).toBe(exitCodes.done)
})

test('what is said of a number is that number, and short', async () => {
  const long = '1'.repeat(100_000)
  const input = `{"expr":"x","vars":{"x":1e400}}\n{"expr":"x","vars":{"x":-1e400}}\n{"expr":"x","vars":{"x":${long}}}\n`
  const { stdout } = await prepdeck(['eval', '--jsonl'], { input })
  expect(stdout.split('\n').map(line => line.replace(/.*"message":"(.*)"}}/, '$1'))).toEqual([
    '\\"vars.x\\" is Infinity; allowed: a number or a list of numbers.',
    '\\"vars.x\\" is -Infinity; allowed: a number or a list of numbers.',
    `\\"vars.x\\" is ${'1'.repeat(40)}…; allowed: a number or a list of numbers.`,
    '',
  ])
})

test('many lines are answered at once', async () => {
  const input = Array.from({ length: 20_000 }, (_, n) => `{"expr":"${n}+1"}`).join('\n')
  const { stdout } = await prepdeck(['eval', '--jsonl'], { input })
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(20_000)
  expect(lines.at(-1)).toBe('{"value":20000}')
})

test.each([
  [['eval', 'conv + 1', '--set', 'conv=3'], '4\n'],
  [['eval', '1/3'], '1/3 ≈ 0.333333333333\n'],
  [['eval', 'sqrt(2)'], '≈ 1.41421356237\n'],
  [['eval', '2^100'], '1267650600228229401496703205376\n'],
  [['eval', '1 < 2'], 'true\n'],
  [['eval', '--', '-2^2'], '-4\n'],
  [['grade', '34,944', '--key', '(k^2*3+1)*96', '--set', 'k=11'], 'right, read as 34 944\n'],
  [['grade', '1.234,5', '--key', '1234.5', '--locale', 'de'], 'right, read as 1 234.5\n'],
  [['grade', '3x3', '--key', '8', '--tolerance', '1'], 'right, read as 3*3 = 9\n'],
  [['grade', '7', '--key', '8'], 'wrong, read as 7\n'],
  [['grade', '7', '--key', '8', '--direction'], 'wrong, read as 7\nThe number is too low.\n'],
  [
    ['grade', '24500', '--key', '24.5', '--unit', 'MiB'],
    'unitSlip, read as 24 500\nThe number is 1000 times too large: a prefix of 1000 (k, M, G) is off.\n',
  ],
  [
    ['grade', '25690112', '--key', '24.5', '--unit', 'MiB'],
    'unitSlip, read as 25 690 112\nThe number is 1048576 times too large: a prefix of 1024 (Ki, Mi, Gi) is off.\n',
  ],
  [['grade', '3.1', '--key', '3.14159', '--tolerance', '3sf'], 'imprecise, read as 3.1\n'],
  [['grade', '3.1', '--key', 'ln(2)*1000 - 690'], 'right, read as 3.1\n'],
  [['grade', '3.1', '--key', 'ln(2)*1000 - 690', '--carry', 'off'], 'wrong, read as 3.1\n'],
  [['grade', '[2, 1]', '--key', 'v', '--set', 'v=[1, 2]', '--unordered'], 'right, read as [2, 1]\n'],
  [
    ['grade', '9', '--key', '8', '--mistake', '3^2: One: too many.', '--mistake', '9'],
    'mistake, read as 9\nOne: too many.\n',
  ],
  [['eval', 'sum(v)', '--set', 'v=[1, 2.5]'], '3.5\n'],
])('%j prints %j', async (args, stdout) => {
  expect(await prepdeck(args)).toEqual({ code: exitCodes.done, stdout, stderr: '' })
})

test.each([
  [['eval', '2 * 参数 + foo'], exitCodes.content, '  2 * 参数 + foo\n      ^^^^\nThe name "参数" is not known here.\n'],
  [['eval', '1/0'], exitCodes.content, '  1/0\n  ^^^\n'],
  [['grade', '1,23', '--key', '5'], exitCodes.content, 'ungradable\n  1,23\n  ^^^^\n1,23 can mean 1.23 or 123'],
  [['grade', '5', '--key', 'k*2'], exitCodes.content, '  k*2\n  ^\nThe name "k" is not known here.\n'],
  [
    ['grade', '5', '--key', '5', '--tolerance', '1% or so'],
    exitCodes.content,
    '  1% or so\n        ^^\n"so" is no tolerance',
  ],
  [['grade', '5', '--key', '5', '--mistake', 'k+1: No.'], exitCodes.content, '  k+1\n  ^\nThe name "k" is not known'],
  [['grade', '5'], exitCodes.usage, 'an answer needs a --key'],
  [['eval'], exitCodes.usage, 'Give a formula, or --jsonl'],
  [['eval', '1', '--jsonl'], exitCodes.usage, 'Give a formula, or --jsonl'],
  [['eval', 'k', '--set', 'k'], exitCodes.usage, '--set "k" is no assignment'],
  [['eval', 'k', '--set', 'k=1/2'], exitCodes.usage, '--set "k=1/2" is no assignment'],
])('%j exits with %i', async (args, code, stderr) => {
  const finished = await prepdeck(args)
  expect(finished).toMatchObject({ code, stdout: '' })
  expect(finished.stderr).toContain(stderr)
})

test('grade --kind formula compares formulas, for scripts and for people', async () => {
  const line = { kind: 'formula', key: 'k', params: { k: '1..16' }, mistakes: [{ formula: 'k+1', says: 'One off.' }] }
  const input = ['k*2/2', '1+k', '1/(k-1)', '1/2k'].map(answer => JSON.stringify({ answer, ...line })).join('\n')
  const { stdout } = await prepdeck(['grade', '--jsonl'], { input })
  expect(linesOf(stdout)).toMatchObject([
    { verdict: 'right', credit: 1, readAs: 'k*2/2' },
    { verdict: 'mistake', credit: 0, readAs: '1 + k', mistakes: [0], says: ['One off.'] },
    {
      verdict: 'wrong',
      readAs: '1/(k - 1)',
      undefinedAt: { k: 1 },
      message: 'It has no value at k = 1: 1/0 divides by zero: the divisor must be another number.',
    },
    { verdict: 'ungradable', reason: { code: 'syntax.ambiguous', start: 2, end: 4 } },
  ])
})

const formula = ['--kind', 'formula', '--key', '2*a + 2*b']
test.each([
  [['2(b+a)', ...formula, '--param', 'a=1..9', '--param', 'b=1,2,5'], exitCodes.done, 'right, read as 2*(b + a)\n', ''],
  [
    ['2b+a/(a-1)', ...formula, '--param', 'a=1..9', '--param', 'b=0..1 step 0.1'],
    exitCodes.done,
    'wrong, read as 2*b + a/(a - 1)\nIt has no value at a = 1, b = ',
    '',
  ],
  [['a', ...formula, '--param', 'a=1..9', '--param', 'b=9..1'], exitCodes.content, '', '  9..1\n  ^^^^\n'],
  [['a', ...formula, '--param', 'a=1..9'], exitCodes.content, '', '  2*a + 2*b\n          ^\n'],
  [['a', ...formula, '--param', 'a=1..9', '--param', 'b=2', '--where', 'a <'], exitCodes.content, '', '  a <\n'],
  [['a', ...formula, '--param', 'a=1..9', '--param', 'b=2'], exitCodes.content, '', 'at 9 of the draws'],
  [['a', ...formula, '--param', 'a'], exitCodes.usage, '', '--param "a" is no range'],
  [['a', ...formula, '--set', 'a=1'], exitCodes.usage, '', 'use --param'],
  [['3', '--key', '3', '--param', 'a=1'], exitCodes.usage, '', '--param belongs to --kind formula'],
  [['3', '--key', '3', '--where', 'a > 1'], exitCodes.usage, '', '--where belongs to --kind formula'],
  [['3', '--key', '3', '--kind', 'choice'], exitCodes.usage, '', 'allowed: numeric, formula'],
] as const)('grade %j', async (args, expected, shown, problem) => {
  const { code, stdout, stderr } = await prepdeck(['grade', ...args])
  expect(code).toBe(expected)
  expect(stdout).toContain(shown)
  expect(stderr).toContain(problem)
})
