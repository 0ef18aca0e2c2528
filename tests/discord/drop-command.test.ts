// Tests /drop: practice at once, withdrawing and grading again the last question, and that only managers may.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awaitWith, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed()
})
afterAll(() => endSound(played))
const run = async (options: object): Promise<string> => said(messageOf(await played.local.command('drop', options)))
const points = async (): Promise<string> => said(messageOf(await played.local.command('leaderboard', {})))

test('who does not manage the server may not', async () => {
  expect((await played.local.command('drop', { now: {} }, played.local.bo)).outcome).toBe('failed')
})

test('a re-grade says how many answers were looked at', async () => {
  const { a, b } = numbersIn(said(messageOf(await played.question())))
  expect(said(messageOf(await played.answer(`${a}*${b} + 1`)))).toContain('Right.')
  expect(await run({ regrade: { reason: 'checked' } })).toContain('graded again: 1. Now otherwise: 0.')
  expect(await points()).toContain('101 points')
})

test('a withdrawn question gives nobody points, once', async () => {
  expect(await run({ void: { reason: 'unclear' } })).toContain('withdrawn')
  expect(await points()).not.toContain('101 points')
  expect(await run({ void: { reason: 'unclear' } })).toContain('Nothing was changed')
})

test('practice is posted at once, says what it is, and withholds its card', async () => {
  const before = (await played.local.events()).at(-1)?.seq ?? 0
  expect(await run({ now: {} })).toContain('practice question is being posted')
  // The deck's only card is withheld while it is asked.
  expect(await run({ now: {} })).toContain('no card that could be asked')
  const practice = await awaitWith(played.local, 'v1:answer:2', before)
  expect(said(practice)).toMatch(/practice/i)
  // However many of them a manager has asked: no season grows fat on them.
  const board = await points()
  const question = messageOf(await played.press(practice, 'Answer'))
  const { a, b } = numbersIn(said(question))
  const reply = await played.submit(await played.press(question, 'Type answer'), `${a}*${b} + 1`)
  expect(said(messageOf(reply))).toMatch(/Right\.[^]*practice: no points, no streak/)
  expect(await points()).toBe(board)
})
