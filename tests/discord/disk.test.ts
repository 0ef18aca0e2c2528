// Tests a disk that fills up under the running bot, and a play file that is damaged.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder, startLocal, type Local } from '../sandbox/local.ts'
import { startProcess } from './bot-process.ts'
import { writeDecks } from './deck.ts'
import { firstWith, messageOf, numbersIn, press, said, seedQuiz, startBot, submit } from './played.ts'

let local: Local
let folder: string
beforeEach(async () => {
  folder = await makeFolder()
  await writeDecks(folder)
  local = await startLocal()
  await seedQuiz(local, folder, 'sums')
})
afterEach(async () => {
  await local.close()
  await rm(folder, { recursive: true, force: true })
})

async function openForm(user = local.ada) {
  await local.waitFor(({ kind }) => kind === 'message_create')
  const question = messageOf(await press(local, firstWith(await local.messages(), 'v1:answer:'), 'Answer', user))
  const { a, b } = numbersIn(said(question))
  return { opened: await press(local, question, 'Type answer', user), right: String(a * b + 1) }
}
const answers = async (): Promise<string> => said(messageOf(await local.command('streak', { show: {} })))

const canMount = spawnSync('/usr/bin/unshare', ['-rm', 'true']).status === 0

test.skipIf(!canMount)(
  'a full disk refuses the answer with a clear word; what was confirmed is there when there is room again',
  async () => {
    const data = join(folder, 'small')
    await mkdir(data)
    const within = `mount -t tmpfs -o size=3m tmpfs "${data}" && cp "${folder}"/*.sqlite "${data}" && exec "$@"`
    const bot = await startProcess(local.url, data, within)
    try {
      const forBo = await openForm(local.bo)
      expect(said(messageOf(await submit(local, forBo.opened, forBo.right, local.bo)))).toContain('Right.')
      const { opened, right } = await openForm()
      // The disk as the bot sees it.
      const filler = join(`/proc/${bot.child.pid}/root`, data, 'filler')
      fill(filler)
      expect(said(messageOf(await submit(local, opened, right, local.ada)))).toContain('the disk of the bot is full')
      rmSync(filler)
      const again = await openForm()
      expect(said(messageOf(await submit(local, again.opened, again.right, local.ada)))).toContain('Right.')
      expect(await answers()).toContain('1 answered, 1 of them right')
      const bos = await local.command('streak', { show: {} }, local.bo)
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
  const first = await startBot(local.url, folder)
  await openForm()
  await first.stop()
  const path = join(folder, 'play.sqlite')
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
  const bot = await startBot(local.url, folder)
  const shown = await press(local, firstWith(await local.messages(), 'v1:answer:'), 'Answer', local.ada)
  expect(said(messageOf(shown))).toContain('the data of the bot is damaged')
  expect(bot.log.filter(line => line.includes('"incident"'))).toEqual([])
  await bot.stop()
})
