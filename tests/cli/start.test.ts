// Tests that `prepdeck start` serves whatever can be asked, and says so where nothing can.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openPlayStore } from '../../src/storage/play/open.ts'
import { inFolder, request } from '../sandbox/local.ts'
import { command, prepdeck } from './process.ts'

/** Writes a deck with one note, whose range begins at `from` and ends at 9. */
async function writeDeck(folder: string, id: string, from: number): Promise<void> {
  const place = join(folder, 'decks', id)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'deck.md'), `---\nid: ${id}\ntitle: ${id}\nlanguage: en\nlocales: [en]\n---\n`)
  const fields = `id: ${id}-sum\ntitle: Sum\nkind: numeric\nparams: { a: ${from}..9, b: 10..99 }\nanswer: a + b`
  await writeFile(join(place, 'sum.md'), `---\n${fields}\n---\nWhat is {{a}} + {{b}}?\n`)
}

test('no note without an error: no Discord without a question, one line', () =>
  inFolder(async folder => {
    await writeDeck(folder, 'broken', 99)
    const { code, stdout, stderr } = await prepdeck(['start'], { cwd: folder, env: { SANDBOX_PORT: '0' } })
    expect(stderr).toBe('No deck has a card to ask: mend the notes, then start again.\n')
    expect(stdout + stderr).not.toMatch(/bug|Open http/)
    expect(code).toBe(1)
  }))

test('the first deck that has cards is asked', () =>
  inFolder(async folder => {
    await writeDeck(folder, 'a-broken', 99)
    await writeDeck(folder, 'b-good', 1)
    const program = spawn(process.execPath, [command, 'start'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SANDBOX_PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let guildId = ''
    for await (const line of createInterface({ input: program.stdout })) {
      const page = /Open (\S+)/.exec(line)?.[1]
      if (page === undefined) continue
      const url = page.replace(/\/$/, '').replace('localhost', '127.0.0.1')
      guildId = (await request<{ guilds: { id: string }[] }>(url, 'GET', '/sandbox/world')).body.guilds[0]?.id ?? ''
      break
    }
    program.kill('SIGTERM')
    await once(program, 'exit')
    const store = await openPlayStore(join(folder, 'data', 'play.sqlite'))
    if (!store.ok) throw new Error(store.error.code)
    expect(await store.value.quizzesOfGuild(guildId)).toMatchObject([{ settings: { deckId: 'b-good' } }])
    await store.value.close()
  }))
