// Tests a disk that fills up under the running bot, and a play file that is damaged.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startProcess } from './bot-process.ts'
import { awaitWith, messageOf, numbersIn, press, said, startBot, submit } from './played.ts'
import { setStage } from './stage.ts'

const stage = setStage()

async function openForm(user = stage.local.ada) {
  await stage.local.waitFor(({ kind }) => kind === 'message_create')
  const question = messageOf(await press(stage.local, await awaitWith(stage.local, 'v1:answer:', 0), 'Answer', user))
  const { a, b } = numbersIn(said(question))
  return { opened: await press(stage.local, question, 'Type answer', user), right: String(a * b + 1) }
}
const answers = async (): Promise<string> => said(messageOf(await stage.local.command('streak', { show: {} })))

const canMount = spawnSync('/usr/bin/unshare', ['-rm', 'true']).status === 0

// A small disk takes a mount of one's own, which some machines forbid; where CI is to run it does not skip but fails.
test.skipIf(!canMount && process.env['CI'] !== 'true')(
  'a full disk refuses the answer with a clear word; what was confirmed is there when there is room again',
  async () => {
    const data = join(stage.folder, 'small')
    await mkdir(data)
    const within = `mount -t tmpfs -o size=3m tmpfs "${data}" && cp "${stage.folder}"/*.sqlite "${data}" && exec "$@"`
    const bot = await startProcess(stage.local.url, data, within)
    try {
      const forBo = await openForm(stage.local.bo)
      expect(said(messageOf(await submit(stage.local, forBo.opened, forBo.right, stage.local.bo)))).toContain('Right.')
      const { opened, right } = await openForm()
      // The disk as the bot sees it.
      const filler = join(`/proc/${bot.child.pid}/root`, data, 'filler')
      fill(filler)
      expect(said(messageOf(await submit(stage.local, opened, right, stage.local.ada)))).toContain(
        'the disk of the bot is full',
      )
      rmSync(filler)
      const again = await openForm()
      expect(said(messageOf(await submit(stage.local, again.opened, again.right, stage.local.ada)))).toContain('Right.')
      expect(await answers()).toContain('1 answered, 1 of them right')
      const bos = await stage.local.command('streak', { show: {} }, stage.local.bo)
      expect(said(messageOf(bos))).toContain('1 answered, 1 of them right')
    } finally {
      bot.child.kill('SIGKILL')
      await bot.ended
    }
  },
)

/** Writes to a file until there is no room for another byte. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 1 << 16; size >= 1;)
      try {
        writeSync(file, Buffer.alloc(size))
      } catch {
        size >>= 1
      }
  } finally {
    closeSync(file)
  }
}

test('a damaged file refuses the answer with a clear word', async () => {
  const first = await startBot(stage.local.url, stage.folder)
  await openForm()
  await first.stop()
  const path = join(stage.folder, 'play.sqlite')
  const file = new Database(path)
  const pages = file.prepare(`select rootpage from sqlite_schema where tbl_name = 'attempt'`).pluck().all()
  const size = Number(file.pragma('page_size', { simple: true }))
  file.pragma('wal_checkpoint(truncate)')
  file.close()
  const before = readFileSync(path)
  const raw = openSync(path, 'r+')
  for (const page of pages) writeSync(raw, Buffer.alloc(size, 0x5a), 0, size, (Number(page) - 1) * size)
  closeSync(raw)
  expect(readFileSync(path).length).toBe(before.length)
  const bot = await startBot(stage.local.url, stage.folder)
  const shown = await press(stage.local, await awaitWith(stage.local, 'v1:answer:', 0), 'Answer', stage.local.ada)
  expect(said(messageOf(shown))).toContain('the data of the bot is damaged')
  expect(bot.log.filter(line => line.includes('"incident"'))).toEqual([])
  await bot.stop()
})
