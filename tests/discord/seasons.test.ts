// Tests that the week's summary and the end of a season are posted once, with what their buttons lead to, and leavers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/domain/time.ts'
import { awaitWith, messageOf, said, startPlayed, type Played } from './played.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed()
})
afterAll(() => played.close())

test('summary, podium and table; who has left keeps the rank without the name', async () => {
  const { local } = played
  await played.answer('5')
  const since = await played.advance(40 * DAY)
  const summary = await awaitWith(local, 'v1:summary:1', since)
  expect(said(summary)).toContain('The week from ')
  expect(said(summary)).toContain('ada')
  const podium = await awaitWith(local, 'v1:podium:1', since)
  expect(said(podium)).toMatch(/The season from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d is over/)
  expect(said(podium)).toContain('🥇 **1.** ada')
  expect(said(messageOf(await played.press(podium, 'Table')))).toMatch(/\*\*1\.\*\* ada/)
  expect(said(messageOf(await played.press(summary, 'Board')))).toContain('An earlier week')

  const board = messageOf(await local.command('leaderboard', { board: 'all' }))
  expect(said(messageOf(await played.press(board, 'My place')))).toContain('You are number 1')
  expect(said(messageOf(await played.press(board, 'My place', local.bo)))).toContain('You have no answer that counts')
  // Known for a day; then, after the acknowledgement, Discord is asked again.
  await local.control('DELETE', `/guilds/${local.guild.id}/members/${local.ada.id}`)
  const later = await played.advance(25 * HOUR)
  const stale = messageOf(await local.command('leaderboard', { board: 'all' }, local.bo))
  expect(said(stale)).toContain('ada')
  await local.waitFor(event => event.kind === 'message_update' && event['message_id'] === stale.id, later)
  const turned = (await local.messages(local.bo)).find(({ id }) => id === stale.id)
  expect(said(turned)).toMatch(/\*\*1\.\*\* \*left\* · \d+ points/)
  const messages = await local.messages(local.bo)
  for (const route of ['v1:summary:', 'v1:podium:'])
    expect(messages.filter(message => JSON.stringify(message.components).includes(route))).toHaveLength(1)
  const events = await local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
})
