// Tests the way of an answer through the real bot and the sandbox: question, form, grade, streak, board, results.
import { MessageFlags } from 'discord-api-types/v10'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'

let played: Played

beforeAll(async () => {
  played = await startPlayed()
})
afterAll(() => played.close())

test('the drop says what it is, shows an example and has one button', async () => {
  const drop = await played.dropMessage()
  expect(said(drop)).toContain('Product and one')
  expect(said(drop)).toContain('easy')
  expect(said(drop)).toContain('example')
  expect(labelsOf(drop)).toEqual(['Answer'])
  expect(drop.flags).toBe(MessageFlags.IsComponentsV2)
})

test('everyone has numbers of their own, the same each time, and sees them alone', async () => {
  const { local } = played
  const [ada, again, bo] = [await played.question(), await played.question(), await played.question(local.bo)]
  expect(numbersIn(said(messageOf(ada)))).toEqual(numbersIn(said(messageOf(again))))
  expect(numbersIn(said(messageOf(ada)))).not.toEqual(numbersIn(said(messageOf(bo))))
  expect(messageOf(ada).flags).toBe(MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral)
  const seenByBo = await local.messages(local.bo)
  expect(seenByBo.map(({ id }) => id)).not.toContain(messageOf(ada).id)
})

test('an unreadable answer costs nothing and is kept for another try', async () => {
  const reply = await played.answer('3 +* 4')
  expect(said(messageOf(reply))).toContain('does not count as an attempt')
  expect(said(messageOf(reply))).toMatch(/```\n3 \+\* 4\n {3}\^/)
  const opened = await played.press(messageOf(reply), 'Try again')
  expect(JSON.stringify(opened.modal)).toContain('"value":"3 +* 4"')
})

test('the right answer: verdict, reading, points, streak; no working before the results', async () => {
  const { a, b } = numbersIn(said(messageOf(await played.question())))
  const reply = await played.answer(`${a}*${b} + 1`)
  const text = said(messageOf(reply))
  expect(text).toContain('Right.')
  expect(text).toContain('Read as')
  expect(text).toContain('streak 1')
  expect(text).not.toContain('First')
  expect(messageOf(reply).flags).toBe(MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral)
})

test('a second answer changes nothing', async () => {
  const drop = await played.dropMessage()
  const shown = await played.press(drop, 'Answer')
  expect(said(messageOf(shown))).toContain('Right.')
  expect(labelsOf(messageOf(shown))).toEqual([])
})

test('a listed mistake is named, and the right answer is not', async () => {
  const { local } = played
  const { a, b } = numbersIn(said(messageOf(await played.question(local.bo))))
  const text = said(messageOf(await played.answer(String(a * b), local.bo)))
  expect(text).toContain('Not right.')
  expect(text).toContain('You forgot the one.')
  expect(text).not.toContain(String(a * b + 1))
})

test('a person with another language reads theirs', async () => {
  const { local } = played
  const chen = await local.control<typeof local.ada>('POST', '/users', { username: 'chen', locale: 'zh-CN' })
  await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: chen.id })
  const shown = await played.question(chen)
  expect(said(messageOf(shown))).toContain('等于多少')
  const { a, b } = numbersIn(said(messageOf(shown)))
  expect(said(messageOf(await played.answer(String(a * b + 1), chen)))).toContain('答对了')
})

test('streak, board and daily show what was played', async () => {
  const { local } = played
  expect(said(messageOf(await local.command('streak', { show: {} })))).toContain('Streak: 1')
  const board = messageOf(await local.command('leaderboard', { board: 'all' }))
  expect(said(board)).toMatch(/1\.\*\* ada · \d+ points · 1\/1 right/)
  expect(said(board)).toMatch(/bo · 0 points · 0\/1 right/)
  const week = await played.press(board, 'This week')
  expect(week.outcome).toBe('update')
  expect(said(messageOf(await local.command('daily')))).toContain('Right.')
})

test('a board that all see keeps its language, whoever turns it over', async () => {
  const { local } = played
  const { id } = await local.control<typeof local.ada>('POST', '/users', { username: 'lin', locale: 'zh-CN' })
  await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: id })
  const board = messageOf(await local.command('leaderboard', { board: 'all' }))
  await local.act('component', { user_id: id, message_id: board.id, custom_id: 'v1:standings:1:week' })
  const turned = (await local.messages()).find(message => message.id === board.id)
  expect(turned && labelsOf(turned)).toContain('This week')
})

test('after the close the button goes, after another 150 s the results come', async () => {
  const { local } = played
  const drop = await played.dropMessage()
  // The next drop opens in the same minute of the next day; the window is frozen at that.
  const closing = await played.advance(DAY)
  await local.waitFor(event => event.kind === 'message_update' && event['message_id'] === drop.id, closing)
  const closed = (await local.messages()).find(({ id }) => id === drop.id)
  expect(labelsOf(closed ?? drop)).toEqual([])
  expect(said(closed)).toContain('Closed')
  expect(said(closed)).not.toContain('Explanation')

  const results = await played.advance(3 * MINUTE)
  const result = await awaitWith(local, 'v1:board:', results)
  expect(said(result)).toContain('Results: Product and one')
  expect(said(result)).toContain('3 people answered')
  expect(said(result)).toContain('First')
  const mine = said(messageOf(await played.press(result, 'My answer')))
  const { a, b } = numbersIn(mine)
  expect(mine).toContain(`Right answer: **${a * b + 1}**`)
  expect(said(messageOf(await played.press(result, 'Board')))).toContain('ada')
})

afterEach(async () => {
  const events = await played.local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  expect(played.bot.log.filter(line => line.includes('"level":"error"'))).toEqual([])
})
