// Tests what follows the results: one's own answer with the working on demand, and practice for no points.
import { afterEach, expect, test } from 'vitest'
import type { Card } from '../../src/domain/deck/card.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts'
import type { Acted } from '../sandbox/local.ts'
import { counting } from './cards.ts'
import { capital, product } from './deck.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, pressForged, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

const english = {
  title: 'Product and one',
  body: 'What is {{a}} × {{b}} + 1?',
  hints: [],
  says: ['You forgot the one.'],
}
let played: Played
/** The results come hours before the next question: a deck of one card asks the same one again. */
const start = async (card: Card = product): Promise<void> => {
  played = await startPlayed(card.deckId, [card], { windowHours: 2 })
}
const results = async () => {
  await played.advance(2 * HOUR)
  return awaitWith(played.local, 'v1:board:1', await played.advance(3 * MINUTE))
}
const kept = async (): Promise<string> => said(messageOf(await played.local.command('leaderboard', { board: 'all' })))
const fill = (opened: Acted, values: object): Promise<Acted> =>
  played.local.act('modal', { user_id: played.local.ada.id, interaction_id: opened.interaction_id, values })

afterEach(() => endSound(played))

test('after the results one’s own answer has the right one, and the working on demand, in its place', async () => {
  await start()
  const grade = messageOf(await played.answer('5'))
  expect(labelsOf(messageOf(await played.local.command('daily')))).toEqual([])
  // The button in the grade waits for the results.
  expect(labelsOf(grade)).toEqual(['Explain'])
  const early = messageOf(await played.press(grade, 'Explain'))
  expect(said(early)).toContain('The results come')
  expect(said(early)).not.toMatch(/Right answer|First/)
  expect(labelsOf(early)).toEqual(['Explain'])
  const result = await results()
  expect(said(messageOf(await played.press(early, 'Explain')))).toContain('First ')
  const mine = messageOf(await played.press(result, 'My answer'))
  const { a, b } = numbersIn(said(mine))
  expect(said(mine)).toContain(`Right answer: **${a * b + 1}**`)
  expect(said(mine)).not.toContain('First')
  expect(labelsOf(mine)).toEqual(['Explain', 'Practise'])
  const explained = await played.press(mine, 'Explain')
  expect(explained.outcome).toBe('update')
  expect(said(messageOf(explained))).toContain(`First ${a} × ${b} = ${a * b}, then the one: ${a * b + 1}.`)
  expect(labelsOf(messageOf(explained))).toEqual(['Practise'])
})

test('practice: other numbers each time, graded with the working at once, and nothing of it counts', async () => {
  await start()
  await played.answer('5')
  const result = await results()
  expect(labelsOf(result)).toEqual(['Board', 'My answer', 'Practise'])
  const board = await kept()
  const mine = numbersIn(said(messageOf(await played.press(result, 'My answer'))))
  const question = messageOf(await played.press(result, 'Practise'))
  expect(said(question)).toContain('for no points')
  const { a, b } = numbersIn(said(question))
  expect({ a, b }).not.toEqual(mine)
  expect(numbersIn(said(messageOf(await played.press(result, 'Practise'))))).not.toEqual({ a, b })

  const unreadable = messageOf(await played.submit(await played.press(question, 'Type answer'), '3 +* 4'))
  expect(said(unreadable)).toContain('does not count as an attempt')
  const again = await played.press(unreadable, 'Try again')
  expect(JSON.stringify(again.modal)).toContain('"value":"3 +* 4"')
  const reply = messageOf(await played.submit(again, String(a * b)))
  expect(said(reply)).toMatch(/Not right\.[^]*You forgot the one\./)
  expect(said(reply)).toContain(`Right answer: **${a * b + 1}**`)
  expect(said(reply)).toContain(`First ${a} × ${b} = ${a * b}`)
  expect(said(reply)).not.toMatch(/points · |streak \d/)
  const other = numbersIn(said(messageOf(await played.press(reply, 'Other numbers'))))
  expect(other).not.toEqual({ a, b })
  expect(await kept()).toBe(board)
})

test('the answer to a practice question can be seen without one’s own; somebody who never answered may practise', async () => {
  await start()
  const { bo } = played.local
  const question = messageOf(await played.press(await results(), 'Practise', bo))
  const { a, b } = numbersIn(said(question))
  const shown = await played.press(question, 'Show the answer', bo)
  expect(shown.outcome).toBe('update')
  expect(said(messageOf(shown))).toContain(`Right answer: **${a * b + 1}**`)
  expect(await kept()).toContain('Nobody has answered yet.')
})

test('practice of options, and of gaps in turn', async () => {
  await start(capital)
  const question = messageOf(await played.press(await results(), 'Practise'))
  const letter = /\*\*(.)\.\*\* four/.exec(said(question))?.[1] ?? ''
  const chosen = await fill(await played.press(question, 'Choose answer'), {
    option: String(letter.charCodeAt(0) - 65),
  })
  expect(said(messageOf(chosen))).toMatch(/Right\.[^]*Two divides 4/)
  await played.close()

  await start(counting)
  const gaps = messageOf(await played.press(await results(), 'Practise'))
  const first = await played.press(gaps, 'Type answer')
  const part = messageOf(await fill(first, { gap1: 'one', gap2: 'two', gap3: 'three', gap4: 'four' }))
  expect(labelsOf(part)).toEqual(['Next gaps', 'From the start'])
  const second = await played.press(part, 'Next gaps')
  expect(said(messageOf(await fill(second, { gap5: 'five', gap6: 'six' })))).toContain('Right.')
})

test('before the results there is no working and no practice, whatever custom id comes', async () => {
  await start()
  await played.answer('5')
  for (const id of ['v1:practise:1', 'v1:solve:1:0:7', 'v1:try:1:0:7:new', 'v1:explain:1']) {
    const { reply } = await pressForged(played, id)
    expect(reply).toMatch(/results are out|results come/)
    expect(reply).not.toMatch(/Right answer|First/)
  }
  for (const id of ['v1:solve:1:9:7', 'v1:solve:99:0:7', 'v1:practise:99', 'v1:solve:x:-1:7', 'v1:explain:-1'])
    expect((await pressForged(played, id)).reply).toContain('no longer known')
})

test('what is one person’s own never takes the place of what all see, whatever custom id comes', async () => {
  await start({ ...product, texts: { en: { ...english, hints: ['Multiply.'] } } })
  await played.question()
  for (const id of ['v1:hint:1:0', 'v1:explain:1', 'v1:solve:1:0:7']) {
    const { outcome, message } = await pressForged(played, id)
    expect(outcome).toBe('message')
    expect((await played.local.messages(played.local.bo)).find(each => each.id === message.id)).toEqual(message)
  }
})

test('a card that an open drop asks again is not to be practised meanwhile', async () => {
  await start()
  const result = await results()
  const question = messageOf(await played.press(result, 'Practise'))
  const before = await played.advance(DAY - 2 * HOUR)
  await awaitWith(played.local, 'v1:answer:2', before)
  const fill = await played.press(question, 'Type answer')
  for (const refused of [fill, await played.press(question, 'Show the answer'), await played.press(result, 'Practise')])
    expect(said(messageOf(refused))).toContain('being asked at the moment')
  expect(said(messageOf(await played.press(result, 'My answer')))).not.toContain('being asked')
})
