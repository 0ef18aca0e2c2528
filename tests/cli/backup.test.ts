// Tests `prepdeck backup` and `restore` as a user runs them: in use, damaged, foreign, and whom a backup brings back.
import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erasePerson } from '../../src/app/erase-person.ts'
import { erasureJournal } from '../../src/storage/play/erasure-journal.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { PlayStore } from '../../src/storage/play/port.ts'
import { ada, answer, makeQuiz, MONDAY, personNamed, postNext } from '../contracts/play-store/world.ts'
import { inFolder } from '../sandbox/local.ts'
import { prepdeck } from './process.ts'

async function open(path: string): Promise<PlayStore> {
  const opened = await openPlayStore(path)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
const run = (folder: string, ...args: string[]) => prepdeck(args, { cwd: folder, env: { DATA_DIR: folder } })

test('a copy made while the file is in use holds everything, and is put back without who erased themselves since', () =>
  inFolder(async folder => {
    const path = join(folder, 'play.sqlite')
    const store = await open(path)
    const drop = await postNext(store, await makeQuiz(store))
    await answer(store, drop, await ada(store))
    await answer(store, drop, await personNamed(store, 'Bo'))
    const made = await run(folder, 'backup')
    expect(made.code).toBe(0)
    const backup = made.stdout.trim()
    expect(backup).toContain(join(folder, 'backups', 'play-'))
    await erasePerson(store, erasureJournal(join(folder, 'erasures.jsonl')), 'user Ada', MONDAY)
    await personNamed(store, 'Later')

    const busy = await run(folder, 'restore', backup)
    expect([busy.code, busy.stderr]).toEqual([3, `${path} is in use: end the bot first, then restore.\n`])
    await store.close()

    const restored = await run(folder, 'restore', backup)
    expect([restored.code, restored.stderr]).toEqual([0, ''])
    expect(restored.stdout).toContain('1 erased again')
    const after = await open(path)
    expect((await after.discordAccounts()).map(({ userId }) => userId)).toEqual(['user Bo'])
    expect((await after.tally(drop.id)).right).toBe(2)
    await after.close()
    const kept = readdirSync(folder).find(name => name.startsWith('play-before-')) ?? ''
    const before = await open(join(folder, kept))
    expect((await before.discordAccounts()).map(({ userId }) => userId)).toEqual(['user Bo', 'user Later'])
    await before.close()
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
  }))

test.each([
  ['is no play file of prepdeck', 'some text '.repeat(500)],
  ['There is no', undefined],
])('a backup that %s changes nothing', (said, content) =>
  inFolder(async folder => {
    const path = join(folder, 'play.sqlite')
    const store = await open(path)
    await ada(store)
    await store.close()
    const wrong = join(folder, 'wrong.sqlite')
    if (content !== undefined) writeFileSync(wrong, content)
    const { code, stderr } = await run(folder, 'restore', wrong)
    expect([code, stderr.includes(said), stderr]).toEqual([3, true, stderr])
    const after = await open(path)
    expect(await after.discordAccounts()).toHaveLength(1)
    await after.close()
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
  }),
)

test('a damaged file is not backed up over a good copy', () =>
  inFolder(async folder => {
    const path = join(folder, 'play.sqlite')
    const store = await open(path)
    const quiz = await makeQuiz(store)
    for (let drops = 0; drops < 30; drops++) await answer(store, await postNext(store, quiz), await ada(store))
    await store.close()
    const good = join(folder, 'good.sqlite')
    expect((await run(folder, 'backup', good)).code).toBe(0)
    const bytes = Buffer.alloc(3_000, 0x5a)
    const file = openSync(path, 'r+')
    for (let page = 2; page < 20; page++) writeSync(file, bytes, 0, bytes.length, page * 4_096)
    closeSync(file)
    expect((await run(folder, 'backup', good)).code).toBe(3)
    expect((await run(folder, 'restore', good)).code).toBe(0)
    const after = await open(path)
    expect((await after.streak(quiz.id, await ada(after), MONDAY)).answered).toBeGreaterThan(0)
    await after.close()
  }))
