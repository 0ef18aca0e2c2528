// Checks `prepdeck play` as a process: pipes, ends and signals, exit codes, colour, languages, files it cannot use.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verb } from '../../src/cli/play.ts'
import type { Io } from '../../src/cli/verb.ts'
import { product, writeDecks } from '../discord/deck.ts'
import { command, prepdeck, type Finished } from './process.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prepdeck-play-verb-'))
  await writeDecks(join(folder, 'data'), [product])
})
afterEach(() => rmSync(folder, { recursive: true }))

const play = (input: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Finished> =>
  prepdeck(['play', ...args], { input, cwd: folder, env })

test('an answer from a pipe, without colour or prompt; then it is shown again', async () => {
  const first = await play('what\n42\n')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toMatch(/could not be read[^]*Not right\. Read as 42 · 0 points[^]*Streak 1/)
  expect(first.stdout).not.toMatch(/\u001b|Your answer/)
  expect((await play('43\n')).stdout).toMatch(/answered it already[^]*Read as 42/)
})

test('the last line needs no end, and nothing at all is no answer', async () => {
  expect((await play('')).stdout).toContain('No answer yet')
  expect((await play('42')).stdout).toContain('Read as 42')
})

test('the language: an option, else the environment’s', async () => {
  expect((await play('', [], { LANG: 'zh_CN.UTF-8' })).stdout).toMatch(/^今日题目/)
  expect((await play('', ['--locale', 'en'], { LANG: 'zh_CN.UTF-8' })).stdout).toMatch(/^Today's question/)
  expect((await play('', [], { LANG: 'C.UTF-8' })).stdout).toMatch(/^Today's question/)
  expect(await play('', ['--locale', 'no tag'])).toMatchObject({ code: 2, stderr: expect.stringContaining('"no tag"') })
})

test('Ctrl-C while it waits: a clean end', async () => {
  const child = spawn(process.execPath, [command, 'play'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = once(child, 'exit')
  let shown = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    shown += chunk
    // A terminal sends it to the whole group.
    if (/What is/.test(shown) && !/No answer/.test(shown)) process.kill(-(child.pid ?? Number.NaN), 'SIGINT')
  }
  expect((await ended)[0]).toBe(0)
  expect(shown).toContain('No answer yet')
})

describe('files that cannot be used: one line and exit code 3', () => {
  test('no deck', async () => {
    const { code, stdout, stderr } = await play('', ['--deck', 'none.sqlite'])
    expect([code, stdout, stderr]).toEqual([
      3,
      '',
      `There is no deck at ${join(folder, 'none.sqlite')}: make one with "prepdeck build".\n`,
    ])
  })

  test('a deck that is none, a play file that is none', async () => {
    writeFileSync(join(folder, 'text.sqlite'), 'text')
    expect(await play('', ['--deck', 'text.sqlite'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^.+text\.sqlite.+\n$/),
    })
    writeFileSync(join(folder, 'data', 'play.sqlite'), 'text '.repeat(999))
    expect(await play('42\n')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^.+play\.sqlite is no play file.+\n$/),
    })
  })
})

describe('a terminal', () => {
  const shownOn = async (terminal: { isTTY: boolean; columns?: number }, env: Io['env'] = {}): Promise<string> => {
    let shown = ''
    const code = await verb.run({
      args: { positionals: [], flags: new Set(), values: new Map() },
      env,
      cwd: folder,
      stdin: Object.assign(Readable.from(['what\n', '42\n']), { isTTY: terminal.isTTY }),
      stdout: { write: text => (shown += text), ...terminal },
      stderr: { write: text => (shown += text) },
      stop: new AbortController().signal,
    })
    expect(code).toBe(0)
    return shown
  }

  test('has colour and a prompt, unless NO_COLOR says no', async () => {
    expect(await shownOn({ isTTY: true })).toMatch(/\u001b\[31m[^]*Your answer/)
    expect(await shownOn({ isTTY: true }, { NO_COLOR: '1' })).not.toContain('\u001b')
  })

  test('of any width', async () => {
    for (const columns of [0, 1, 30, 500]) {
      const widest = Math.max(...(await shownOn({ isTTY: false, columns })).split('\n').map(line => line.length))
      expect(widest).toBeLessThanOrEqual(Math.max(columns, 80))
    }
  })
})
