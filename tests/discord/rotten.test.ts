// Checks that one drop which can no longer be shown takes nothing away from the others, and is no bug to who asks.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { capital, product, writeDecks } from './deck.ts'
import { messageOf, said, startPlayed, type Played } from './played.ts'
import { seedQuiz } from './quiz.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(() => played.close())

test('a question that cannot be shown any more holds up no other quiz', async () => {
  const { local, folder } = played
  await played.dropMessage()
  const other = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'other' })
  await seedQuiz(local, folder, 'choices', other.id)
  await local.waitFor(event => event.kind === 'message_create' && event['channel_id'] === other.id)
  rot(folder, 'answer', '1/0')
  await played.advance(DAY)
  const results = await played.advance(3 * MINUTE)
  const shown = async (): Promise<string> =>
    JSON.stringify(await local.control('GET', `/channels/${other.id}/messages?user_id=${local.ada.id}`))
  await local.waitFor(event => event.kind === 'message_create' && event['channel_id'] === other.id, results)
  await expect.poll(shown, { timeout: 9_000 }).toContain('v1:board:')
})

test('who asks for it is told so in one line', async () => {
  const { local, folder, bot } = played
  const drop = await played.dropMessage()
  const before = said(messageOf(await played.question(local.bo)))
  rot(folder, 'where', 'a > 99')
  const line = 'This question cannot be asked: no numbers can be drawn for it. Please tell whoever runs the bot.'
  expect(said(messageOf(await played.press(drop, 'Answer')))).toBe(`\n${line}`)
  expect(said(messageOf(await local.command('daily')))).toBe(`\n${line}`)
  // Whoever had their numbers before sees them still.
  expect(said(messageOf(await played.press(drop, 'Answer', local.bo)))).toBe(before)
  expect(bot.log.filter(each => each.includes('"level":"error"'))).toEqual([])
})

test('while no card can be asked, nobody is told of a next question in the past', async () => {
  const { local, folder, bot } = played
  await played.dropMessage()
  await writeDecks(folder, [capital])
  await played.advance(DAY + 5 * MINUTE)
  await bot.logged('drop.blocked')
  const line = 'The next question is overdue: there is no card that could be asked.'
  const [daily, settings] = [await local.command('daily'), await local.command('settings')].map(each =>
    said(messageOf(each)),
  )
  expect(daily).toContain(line)
  expect(daily).not.toContain('Next question:')
  expect(settings).toContain(line)
  expect(settings).not.toContain('next opening')
})

test('a new deck file that cannot be used is told to whoever runs the bot, once', async () => {
  const { folder, bot } = played
  const never = { ...product, where: 'a > 99' }
  await writeDecks(folder, [never])
  expect(await bot.logged('deck.refused')).toContain('card sums/product can never be asked: no numbers fit')
  const before = bot.log.length
  await played.advance(DAY)
  await bot.logged('drop.opened', before)
  expect(bot.log.filter(line => line.includes('deck.refused'))).toHaveLength(1)
})

/** Puts another formula into the card that was asked. */
function rot(folder: string, part: 'answer' | 'where', formula: string): void {
  const file = new Database(join(folder, 'play.sqlite'))
  file
    .prepare(`update snapshot set card = json_set(card, ?, ?) where json_extract(card, '$.deckId') = 'sums'`)
    .run(`$.${part}`, formula)
  file.close()
}
