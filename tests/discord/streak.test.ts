// Tests /streak: what it shows, a repair from the offer to the streak that is back, and holidays.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { product } from './deck.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  // Of two difficulties, so that they share no pool: one of them is always free for a repair.
  played = await startPlayed('sums', [product, { ...product, id: 'second', difficulty: 'hard' }])
})
afterAll(() => endSound(played))
const streak = async (options: object) => messageOf(await played.local.command('streak', options))
const show = async (): Promise<string> => said(await streak({ show: {} }))
/** A day goes by; resolves when drop number `n` is there. */
const untilDrop = async (n: number) => awaitWith(played.local, `v1:answer:${n}`, await played.advance(DAY))

test('a pause is kept, shown, and ended early', async () => {
  expect(said(await streak({ pause: { days: 0 } }))).toContain('You do not pause')
  const paused = said(await streak({ pause: { days: 3 } }))
  expect(paused).toMatch(/You pause until <t:\d+:f>.*you have \d+ days of pause left/)
  expect(await show()).toMatch(/You pause until <t:\d+:f>/)
  expect(said(await streak({ pause: { days: 1 } }))).toContain('You pause already')
  expect(said(await streak({ pause: { days: 0 } }))).toContain('Your pause is over')
  expect(await show()).not.toContain('You pause until')
})

test('a broken streak is offered its repair; two right answers bring it back', async () => {
  expect(said(await streak({ repair: {} }))).toContain('nothing to repair')
  for (let drop = 1; drop <= 7; drop++) {
    const shown = await played.press(await awaitWith(played.local, `v1:answer:${drop}`, 0), 'Answer')
    await played.submit(await played.press(messageOf(shown), 'Type answer'), '5')
    await untilDrop(drop + 1)
  }
  expect(await show()).toContain('🔥 Streak: 7')
  for (let drop = 9; drop <= 11; drop++) await untilDrop(drop)
  // The results of the one that breaks it.
  await played.advance(5 * MINUTE)
  expect(await show()).toContain('can bring it back to 7')

  const offer = await streak({ repair: {} })
  expect(said(offer)).toContain('your streak is 7 again')
  const first = messageOf(await played.press(offer, 'Begin the repair'))
  expect(said(first)).toContain('Repair: question 1 of 2')
  const unread = messageOf(await played.submit(await played.press(first, 'Type answer'), '2 +'))
  expect(said(unread)).toContain('does not count as an attempt')
  const opened = await played.press(unread, 'Try again')
  expect(JSON.stringify(opened.modal)).toContain('"value":"2 +"')
  const { a, b } = numbersIn(said(first))
  const second = messageOf(await played.submit(opened, String(a * b + 1)))
  expect(said(second)).toContain('**Right.** One more:')
  expect(said(second)).toContain('Repair: question 2 of 2')
  // The first one is answered; its button leads nowhere.
  expect(said(messageOf(await played.press(first, 'Type answer')))).toContain('answered already, or not yours')
  // Another's press of a forged id: nothing of theirs is there.
  expect(said(await streak({ repair: {} }))).toContain('Repair: question 2 of 2')
  const next = numbersIn(said(second))
  const done = await played.submit(await played.press(second, 'Type answer'), String(next.a * next.b + 1))
  expect(said(messageOf(done))).toContain('**Repaired.** Your streak is 7.')
  expect(await show()).toContain('🔥 Streak: 7')
  expect(labelsOf(await streak({ repair: {} }))).toEqual([])
})
