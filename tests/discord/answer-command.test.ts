// Tests /answer, and what a grade says beside the verdict: freezes, and how one would go on.
import { afterEach, expect, test } from 'vitest'
import type { APIUser } from 'discord-api-types/v10'
import type { Card } from '../../src/domain/deck/card.ts'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { counting, steps, weights } from './cards.ts'
import { product } from './deck.ts'
import { labelsOf, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

const hinted: Card = {
  ...product,
  texts: {
    en: {
      title: 'Product and one',
      body: 'What is {{a}} × {{b}} + 1?',
      hints: ['Multiply {{a}} first.', 'Then add the one.'],
      says: ['You forgot the one.'],
    },
  },
}
let played: Played
const start = async (card: Card = hinted): Promise<void> => {
  played = await startPlayed(card.deckId, [card])
  await played.dropMessage()
}
const answer = async (text: string, user: APIUser = played.local.ada): Promise<string> =>
  said(messageOf(await played.local.command('answer', { answer: text }, user)))

afterEach(() => endSound(played))

test('numbers that one has not seen are shown first, and the text costs nothing', async () => {
  await start()
  const first = messageOf(await played.local.command('answer', { answer: '5' }))
  expect(said(first)).toContain('was not counted')
  expect(labelsOf(first)).toEqual(['Type answer', 'Hint (−20 % of the points)'])
  const { a, b } = numbersIn(said(first))
  expect(await answer('3 +* 4')).toContain('does not count as an attempt')
  expect(await answer(`${a}*${b} + 1`)).toMatch(/Right\.[^]*101 points/)
  expect(await answer('5')).toMatch(/answered this question already[^]*Right\./)
})

test('an unreadable text can be tried again in the form, which has it', async () => {
  await start()
  await played.question()
  const unreadable = messageOf(await played.local.command('answer', { answer: '3 +* 4' }))
  const opened = await played.press(unreadable, 'Try again')
  expect(JSON.stringify(opened.modal)).toContain('"value":"3 +* 4"')
})

test('letters, an order, gaps', async () => {
  await start(weights)
  const question = said(messageOf(await played.question()))
  const letters = ['convolution', 'linear'].map(text => new RegExp(`\\*\\*(\\w)\\.\\*\\* ${text}`).exec(question)?.[1])
  expect(await answer(letters.join(' '))).toContain('Right.')
  await played.close()
  await start(steps)
  const items = said(messageOf(await played.question()))
  const order = ['forward', 'loss', 'backward'].map(text => new RegExp(`\\*\\*(\\w)\\.\\*\\* ${text}`).exec(items)?.[1])
  expect(await answer(order.join(' '))).toContain('Right.')
  await played.close()
  await start(counting)
  await played.question()
  expect(await answer('one; two; three; four; five')).toContain('There are 6 gaps, and 5 were filled')
  expect(await answer('one; two; three; four; five; six')).toContain('Right.')
})

test('nothing is open: the next opening is named', async () => {
  await start()
  await played.local.control('POST', `/channels/${played.local.channel.id}/permissions`, { deny: ['SendMessages'] })
  await played.advance(DAY + 3 * MINUTE)
  await played.bot.logged('post.failed')
  expect(await answer('5')).toContain('Next question')
})

test('who was not right is told how one goes on, by the first hint that was not taken; freezes beside the streak', async () => {
  await start()
  const { bo } = played.local
  const question = messageOf(await played.question(bo))
  await played.press(question, 'Hint (−20 % of the points)', bo)
  const wrong = await answer('5', bo)
  expect(wrong).toMatch(/How one goes on: Then add the one\./)
  expect(wrong).toContain('🔥 streak 1 · ❄️ 1 freeze')
  const { a, b } = numbersIn(said(messageOf(await played.question())))
  expect(await answer(String(a * b + 1))).not.toContain('How one goes on')
  // Nothing is paid for it: a re-grade finds one hint.
  expect(await answer('5', bo)).toContain('How one goes on: Then add the one.')
})
