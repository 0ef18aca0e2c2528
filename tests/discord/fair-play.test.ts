// Tests /season flags with the real bot: who copies is shown to managers with the evidence, after the results, until the season is over.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE, type LocalDate } from '../../src/domain/time.ts'
import { awaitWith, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  // Three questions long, whatever day it is.
  const today = Temporal.Now.plainDateISO('UTC')
  const [from, to] = [today.subtract({ days: 1 }), today.add({ days: 2 })].map(day => day.toString() as LocalDate)
  if (from === undefined || to === undefined) throw new Error('no days')
  played = await startPlayed('sums', undefined, { season: { from, to } })
})
afterAll(() => endSound(played))

/** What the reply says in the end. */
async function flags(season = 'running'): Promise<string> {
  const { local } = played
  const { id } = messageOf(await local.command('season', { flags: { season } }))
  for (let seen = 0; ;) {
    const shown = (await local.messages()).find(message => message.id === id)
    if (shown && !said(shown).includes('Comparing')) return said(shown)
    seen = (await local.waitFor(({ kind }) => kind === 'message_update', seen)).seq
  }
}
/** Ada answers rightly, Bo with what is right for her; her answer. */
async function copy(drop: number): Promise<string> {
  const { ada, bo } = played.local
  const message = await awaitWith(played.local, `v1:answer:${drop}`, 0)
  const asked = messageOf(await played.press(message, 'Answer', ada))
  const { a, b } = numbersIn(said(asked))
  const right = String(a * b + 1)
  await played.submit(await played.press(asked, 'Type answer', ada), right, ada)
  const theirs = messageOf(await played.press(message, 'Answer', bo))
  await played.submit(await played.press(theirs, 'Type answer', bo), right, bo)
  return right
}

test('nobody but who manages the server may ask', async () => {
  expect((await played.local.command('season', { flags: {} }, played.local.bo)).outcome).toBe('failed')
})

test('three answers of another are flagged once their results are out, with what was typed', async () => {
  const { ada, bo } = played.local
  const answers: string[] = []
  for (let drop = 1; drop <= 3; drop++) {
    answers.push(await copy(drop))
    if (drop < 3) await awaitWith(played.local, `v1:answer:${drop + 1}`, await played.advance(DAY))
  }
  // The third one is open: its right answers are nobody's to see.
  expect(await flags()).toContain('Nothing stands out')
  await played.advance(DAY + 5 * MINUTE)
  // The next season has begun, and the last one is not final yet.
  await awaitWith(played.local, 'v1:answer:4', 0)
  expect(await flags()).toContain('Nothing stands out')
  const shown = await flags('last')
  expect(shown).toContain('One pair stands out')
  expect(shown).toContain(`<@${bo.id}> gave 3 wrong answers that are right for the numbers of <@${ada.id}>`)
  expect(shown).toContain('fewer than one of 10⁸ honest seasons')
  expect(shown.match(/<t:\d+:D>, Product and one: typed \d+/g)).toHaveLength(3)
  for (const answer of answers) expect(shown).toContain(`typed ${answer}, right for the other: `)
})

test('who is flagged can be taken off the table of the season that has just ended', async () => {
  const { bo } = played.local
  const season = async (options: object): Promise<string> =>
    said(messageOf(await played.local.command('season', options)))
  const excluded = { person: bo.id, reason: 'copied', season: 'last' }
  expect(await season({ exclude: excluded })).toContain('bo is off the table of the season')
  expect(await season({ show: { season: 'last' } })).toContain(`- <@${bo.id}>, by`)
  expect(await season({ show: {} })).not.toContain('Excluded')
})

test('who erases themselves is compared with nobody any more', async () => {
  await played.local.command('privacy', { erase: { confirm: true } }, played.local.bo)
  expect(await flags('last')).toContain('Nothing stands out')
})

test('what stood out has expired when the season is final', async () => {
  await awaitWith(played.local, 'v1:podium:1', await played.advance(DAY))
  expect(await flags('last')).toContain('what stood out in it has expired')
})
