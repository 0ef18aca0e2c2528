// Tests what people try for points and streaks that are not theirs, where no other suite has it: nothing comes of it.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, pressForged, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(() => endSound(played))

const streakOf = async (user = played.local.ada): Promise<string> =>
  said(messageOf(await played.local.command('streak', { show: {} }, user)))
const nextDrop = async (number: number): Promise<void> => {
  await awaitWith(played.local, `v1:answer:${number}`, await played.advance(DAY))
}

test('leaving and rejoining loses no miss: whoever stayed and missed the same has the same streak', async () => {
  const { local } = played
  await played.answer('5')
  await played.answer('5', local.bo)
  await nextDrop(2)
  await local.control('DELETE', `/guilds/${local.guild.id}/members/${local.bo.id}`)
  for (const number of [3, 4]) await nextDrop(number)
  await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: local.bo.id })
  for (const user of [local.ada, local.bo]) {
    const question = messageOf(await played.press(await awaitWith(local, 'v1:answer:4', 0), 'Answer', user))
    const opened = await played.press(question, 'Type answer', user)
    expect(said(messageOf(await played.submit(opened, '5', user)))).toContain('🔥 streak 1 · ❄️ 0 freezes')
  }
  expect(await streakOf(local.bo)).toBe(await streakOf())
  expect(await streakOf(local.bo)).toContain('Best 1')
})

test('after the close neither the command nor a form of the next question answers the last one', async () => {
  const { local } = played
  const shown = messageOf(await played.question())
  const { a, b } = numbersIn(said(shown))
  await nextDrop(2)
  const right = String(a * b + 1)
  // Its numbers are those of another question now, which nobody has seen yet.
  expect(said(messageOf(await local.command('answer', { answer: right })))).toContain('was not counted')
  expect(said(messageOf(await played.press(shown, 'Type answer')))).toContain('You have not answered this question')
  await played.advance(3 * MINUTE)
  expect(await streakOf()).toContain('0 answered')
})

test('numbers of a drop that was never asked here, and custom ids that nobody has written, do nothing', async () => {
  for (const id of ['v1:answer:77', 'v1:type:77', 'v1:hint:77:0', 'v1:mine:-1', 'v1:board:1e9', 'v1:answer:0x1'])
    expect((await pressForged(played, id)).reply).toMatch(/no longer known|Your question|How|×/)
  for (const id of ['v1:constructor:1', 'v0:answer:1', 'v1:typed:1', 'nonsense'])
    expect((await pressForged(played, id)).reply).toContain('another version')
  expect(labelsOf(await played.dropMessage())).toEqual(['Answer'])
  expect(await streakOf()).toContain('0 answered')
})

test('a hint that there is none of is not shown, and nothing is paid for it', async () => {
  const question = messageOf(await played.question())
  const { a, b } = numbersIn(said(question))
  for (const place of ['0', '7', '-1', 'x', '1e3'])
    expect((await pressForged(played, `v1:hint:1:${place}`)).reply).toContain('Your question')
  expect(said(messageOf(await played.answer(String(a * b + 1))))).toContain('101 points')
})
