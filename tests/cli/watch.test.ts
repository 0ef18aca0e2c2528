// `build --watch` as a user runs it: every save is built, a broken note takes nothing down, Ctrl-C ends it cleanly.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cardKey } from '../../src/domain/deck/card.ts'
import { deckSource } from '../../src/storage/deck/source.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { command, prepdeck } from './process.ts'

const note = (id: string, option: string): string =>
  `---\nid: ${id}\nkind: choice\ntitle: Which?\n---\n- [ ] one\n- [x] ${option}\n`

function notes(): { readonly folder: string; readonly out: string } {
  const root = freshFolder()
  const folder = join(root, 'notes')
  mkdirSync(folder)
  writeFileSync(join(folder, 'deck.md'), '---\nid: d\n---\n')
  writeFileSync(join(folder, 'a.md'), note('a', 'two'))
  return { folder, out: join(root, 'deck.sqlite') }
}

/** A running `build --watch`; `line` waits for one that matches and was not waited for yet. */
function watching(folder: string, out: string) {
  const child = spawn(process.execPath, [command, 'build', folder, '--out', out, '--watch'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let unread = ''
  let wake = (): void => {}
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    unread += text
    wake()
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const lines = unread.split('\n').slice(0, -1)
      const at = lines.findIndex(each => pattern.test(each))
      if (at >= 0) {
        unread = unread
          .split('\n')
          .slice(at + 1)
          .join('\n')
        return lines[at] ?? ''
      }
      await new Promise<void>(resolve => (wake = resolve))
    }
  }
  return { child, line, ended, unread: () => unread }
}

test('every save is built into the file that a running bot follows; a broken note keeps the rest', async () => {
  const { folder, out } = notes()
  const { child, line, ended, unread } = watching(folder, out)
  await line(/^watching /)
  const source = deckSource(out)
  onTestFinished(() => source.close())
  const optionOf = (id: string): string | undefined => {
    const deck = source.current()
    const found = deck.ok ? deck.value.card(cardKey('d', id)) : undefined
    return found?.card.texts.en?.options?.[1]?.text
  }
  expect(optionOf('a')).toBe('two')

  writeFileSync(join(folder, 'a.md'), note('a', 'three'))
  expect(await line(/cards/)).toMatch(/^1 cards · 0 errors, 0 warnings · \d+\.\d\d s$/)
  expect(optionOf('a')).toBe('three')

  mkdirSync(join(folder, 'new'))
  writeFileSync(join(folder, 'new', 'b.md'), note('b', 'four'))
  await line(/^2 cards/)
  expect(optionOf('b')).toBe('four')

  writeFileSync(join(folder, 'a.md'), note('a', 'five').replace('[x]', '[ ]'))
  expect(await line(/cards/)).toMatch(/^1 cards · 1 errors \(a\.md:6:7 .*\), 0 warnings/)
  expect([optionOf('a'), optionOf('b')]).toEqual([undefined, 'four'])

  rmSync(join(folder, 'new'), { recursive: true })
  writeFileSync(join(folder, 'a.md'), note('a', 'six'))
  await line(/^1 cards · 0 errors/)
  expect([optionOf('a'), optionOf('b')]).toEqual(['six', undefined])

  // A terminal sends Ctrl-C to everybody; a signal to the command alone is handed on.
  child.kill('SIGTERM')
  expect([await ended, unread()]).toEqual([0, ''])
})

test.each([['--frozen'], ['--release'], ['--touch-all']])('--watch does not go with %s', async option => {
  const { folder, out } = notes()
  const { code, stderr } = await prepdeck(['build', folder, '--out', out, '--watch', option])
  expect([code, stderr]).toEqual([2, '--watch goes with none of --frozen, --release and --touch\n'])
})

test('a folder that is not there is told at once', async () => {
  const { folder, out } = notes()
  const { code, stderr } = await prepdeck(['build', join(folder, 'nowhere'), '--out', out, '--watch'])
  expect([code, stderr]).toMatchObject([3, expect.stringContaining('nowhere')])
})

test('what cannot be read is told, takes nothing down, and is built once it can be', async () => {
  const { folder, out } = notes()
  const { child, line, ended } = watching(folder, out)
  await line(/^watching /)
  const path = join(folder, 'b.md')
  const unreadable: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['no UTF-8', () => writeFileSync(path, Buffer.from([0x61, 0xff, 0xfe])), /b\.md:1:2 /],
    ['NUL', () => writeFileSync(path, 'a\0b'), /b\.md:1:2 /],
    ['a link to nothing', () => symlinkSync('nothing.md', path), /b\.md:1:1 /],
    ['a link out of the deck', () => symlinkSync('/etc/hostname', path), /b\.md:1:1 /],
    ['a link to itself', () => symlinkSync('b.md', path), /b\.md:1:1 /],
  ]
  for (const [, make, told] of unreadable) {
    make()
    expect(await line(/cards/)).toMatch(told)
    rmSync(path)
    expect(await line(/cards/)).toMatch(/^1 cards · 0 errors/)
  }
  // A folder by the name of a note is one; so is one that was moved, with everything below it.
  mkdirSync(join(path, 'deep'), { recursive: true })
  writeFileSync(join(path, 'deep', 'c.md'), note('c', 'two'))
  await line(/^2 cards · 0 errors/)
  renameSync(path, join(folder, 'moved'))
  writeFileSync(join(folder, 'moved', 'deep', 'd.md'), note('e', 'two'))
  await line(/^3 cards · 0 errors/)
  writeFileSync(join(folder, 'moved', 'deep', 'd.md'), note('e', 'three').replace('[x]', '[ ]'))
  await line(/^2 cards · 1 errors/)
  rmSync(join(folder, 'moved'), { recursive: true })
  await line(/^1 cards · 0 errors/)
  writeFileSync(join(folder, 'deck.md'), '---\nid: [d\n---\n')
  await line(/^nothing written · 2 errors \(deck\.md:1:1 /)
  writeFileSync(join(folder, 'deck.md'), '---\nid: d\n---\n')
  expect(await line(/cards/)).toMatch(/^1 cards · 0 errors/)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('killed, it leaves the deck whole, and what it had made ready goes with the next build', async () => {
  const { folder, out } = notes()
  const { line } = watching(folder, out)
  await line(/^watching /)
  const copies = (): readonly string[] => readdirSync(dirname(out)).filter(name => name.endsWith('.tmp'))
  writeFileSync(join(folder, 'a.md'), note('a', 'three'))
  await line(/^1 cards/)
  await expect.poll(copies, { timeout: 20_000 }).toEqual([expect.stringMatching(/^\.deck\.sqlite\.\d+\.tmp$/)])
  // What one starts is the launcher; the copy bears the number of the process that builds.
  const [pid = ''] = /\d+/.exec(copies()[0] ?? '') ?? []
  process.kill(Number(pid), 'SIGKILL')
  const deck = readFileSync(out)
  const { code } = await prepdeck(['build', folder, '--out', out])
  expect([code, copies()]).toEqual([0, []])
  // Nothing had changed, so that it was left as it is.
  expect(readFileSync(out).equals(deck)).toBe(true)
  writeFileSync(join(folder, 'a.md'), note('a', 'four'))
  expect((await prepdeck(['build', folder, '--out', out])).code).toBe(0)
  expect(copies()).toEqual([])
})
