// Tests names, decks and disks that do their worst: shown harmlessly, never a request that Discord refuses.
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/domain/deck/card.ts'
import { makeFolder, startLocal, type Local } from '../sandbox/local.ts'
import { capital, product, writeDecks } from './deck.ts'
import { awaitWith, messageOf, numbersIn, press, said, startBot, submit, type RunningBot } from './played.ts'
import { seedQuiz } from './quiz.ts'

let local: Local
let folder: string
let bot: RunningBot

beforeEach(async () => {
  folder = await makeFolder()
  local = await startLocal()
})
afterEach(async () => {
  const events = await local.events()
  await bot.stop()
  await local.close()
  await rm(folder, { recursive: true, force: true })
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
})

async function start(cards: readonly Card[], deckId: string): Promise<void> {
  await writeDecks(folder, cards)
  await seedQuiz(local, folder, deckId)
  bot = await startBot(local.url, folder)
  await local.waitFor(event => event.kind === 'message_create')
}
const drop = async () => awaitWith(local, 'v1:answer:', 0)
const open = async (label: string, user = local.ada) => {
  const question = messageOf(await press(local, await drop(), 'Answer', user))
  return { question, opened: await press(local, question, label, user) }
}

test('a name is shown as it is: no mention, no formatting, no direction override', async () => {
  await start([product], 'sums')
  const name = '**x** @everyone <@1> \u202e[l](https://a.b)'
  const evil = await local.control<typeof local.ada>('POST', '/users', { username: 'evil', global_name: name })
  await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: evil.id })
  const { question, opened } = await open('Type answer', evil)
  const { a, b } = numbersIn(said(question))
  await submit(local, opened, String(a * b + 1), evil)
  const board = said(messageOf(await local.command('leaderboard')))
  expect(board).toContain('\\*\\*x\\*\\* @\u2060everyone \\<\u2060@1\\> \\[l\\](https:\\//a.b)')
})

test('what is typed stays characters in the reply, and comes back as it was', async () => {
  await start([product], 'sums')
  const typed = '```@everyone``` **bold** <@1> ||x|| ' + '٣'.repeat(20)
  const { opened } = await open('Type answer')
  const reply = messageOf(await submit(local, opened, typed, local.ada))
  expect(said(reply)).toContain('does not count as an attempt')
  expect(said(reply).match(/```/g)).toHaveLength(2)
  expect(said(reply).replace(/```[^]*```/, '')).not.toContain('**bold**')
  const again = await press(local, reply, 'Try again', local.ada)
  expect(JSON.stringify(again.modal)).toContain(JSON.stringify(typed))
})

test('a question of any length is posted and asked, shortened with a note', async () => {
  const body = `${'A long story about {{a}} and {{b}}. '.repeat(300)}\n\nWhat is {{a}} × {{b}} + 1?`
  const texts = {
    en: { title: 'T'.repeat(300), body, hints: [], explanation: '{{answer}} '.repeat(900), says: ['no'] },
  }
  await start([{ ...product, texts } as Card], 'sums')
  expect(said(await drop())).toContain('(shortened)')
  const { opened } = await open('Type answer')
  // The form shows the beginning and the end: what is asked stands there.
  expect(said(opened.modal)).toMatch(/A long story.*What is \d+ × \d+ \+ 1\?/)
})

test('twelve long options are chosen from a list', async () => {
  const options = Array.from({ length: 12 }, (_, index) => ({ text: `option **${index}** ${'long '.repeat(60)}` }))
  const texts = { en: { title: 'Many', body: 'Which?', hints: [], options } }
  await start([{ ...capital, texts, optionCount: 12, correct: 11 } as Card], 'choices')
  const { question, opened } = await open('Choose answer')
  const letter = /\*\*([A-L])\.\*\* option \*\*11\*\*/.exec(said(question))?.[1] ?? ''
  const reply = await submit(local, opened, String(letter.charCodeAt(0) - 65), local.ada)
  expect(said(messageOf(reply))).toContain('Right.')
})

test('a locked play file refuses the answer with a clear word and loses nothing', async () => {
  await start([product], 'sums')
  const { question, opened } = await open('Type answer')
  const { a, b } = numbersIn(said(question))
  const other = new Database(join(folder, 'play.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  const refused = said(messageOf(await submit(local, opened, String(a * b + 1), local.ada)))
  expect(refused).toContain('Nothing was saved: the bot is busy')
  other.exec('ROLLBACK')
  other.close()
  const again = await open('Type answer')
  expect(said(messageOf(await submit(local, again.opened, String(a * b + 1), local.ada)))).toContain('Right.')
})
