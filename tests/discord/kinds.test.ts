// Tests how each kind of card is asked and answered in Discord: its form, its verdict, what a result shows of it.
import type { APIMessage } from 'discord-api-types/v10'
import { afterEach, expect, test } from 'vitest'
import type { Card } from '../../src/domain/deck/card.ts'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import type { Acted } from '../sandbox/local.ts'
import { bias, counting, fastest, memory, shares, steps, weights } from './cards.ts'
import { awaitWith, labelsOf, messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played

const start = async (card: Card): Promise<APIMessage> => {
  played = await startPlayed(card.deckId, [card])
  return messageOf(await played.question())
}
const fill = (opened: Acted, values: object): Promise<Acted> =>
  played.local.act('modal', { user_id: played.local.ada.id, interaction_id: opened.interaction_id, values })
/** The letter, or number, before a text in a list. */
const mark = (question: string, text: string): string =>
  new RegExp(`\\*\\*(\\w)\\.\\*\\* ${text}`).exec(question)?.[1] ?? ''

afterEach(() => endSound(played))

test('several options: a group of checkboxes, the exact set is right', async () => {
  const question = await start(weights)
  expect(said(question)).toContain('Several options may be right.')
  const opened = await played.press(question, 'Choose answer')
  expect(JSON.stringify(opened.modal)).toContain('"type":22')
  const positions = ['convolution', 'linear'].map(text => String(mark(said(question), text).charCodeAt(0) - 65))
  const reply = said(messageOf(await fill(opened, { option: positions })))
  expect(reply).toMatch(/Right\.[^]*You chose [ABC], [ABC]/)
})

test('several options: the feedback of a wrong one, and of no other', async () => {
  const question = await start(weights)
  const opened = await played.press(question, 'Choose answer')
  const reply = said(messageOf(await fill(opened, { option: ['0', '1', '2'] })))
  expect(reply).toMatch(/Not right\.\*\*\nIt only compares\.\nYou chose A, B, C · 0 points/)
})

test('eleven options are a select', async () => {
  const options = Array.from({ length: 11 }, (_, index) => ({ text: `option ${index}` }))
  const texts = { en: { title: 'T', body: 'Which?', hints: [], options } }
  const question = await start({ ...weights, optionCount: 11, texts })
  expect(said(question)).toContain('**K.**')
  const opened = await played.press(question, 'Choose answer')
  expect(JSON.stringify(opened.modal)).toMatch(/"type":3.*"max_values":11/)
  const positions = ['option 0', 'option 2'].map(text =>
    String(mark(said(question), `${text}(?!\\d)`).charCodeAt(0) - 65),
  )
  expect(said(messageOf(await fill(opened, { option: positions })))).toContain('Right.')
})

test('words, with a slip; the drop says nothing of an example', async () => {
  const question = await start(fastest)
  expect(said(await played.dropMessage())).not.toMatch(/example|another/)
  const opened = await played.press(question, 'Type answer')
  expect(said(messageOf(await fill(opened, { text: 'Nearest Neigbour' })))).toMatch(
    /Right\.[^]*Read as Nearest Neigbour/,
  )
})

test('an order is typed; part of the points for neighbours', async () => {
  const question = await start(steps)
  const [first, second, third] = ['forward', 'loss', 'backward'].map(item => mark(said(question), item))
  const opened = await played.press(question, 'Type answer')
  const unreadable = messageOf(await fill(opened, { text: '1 2' }))
  expect(said(unreadable)).toContain('write each number from 1 to 3 once')
  const again = await played.press(unreadable, 'Try again')
  const reply = messageOf(await fill(again, { text: `${second} ${third} ${first}` }))
  expect(said(reply)).toMatch(/Partly right\.[^]*50 % of the points · 50 points/)

  await played.advance(DAY)
  const before = await played.advance(3 * MINUTE)
  const result = said(await awaitWith(played.local, 'v1:board:', before))
  expect(result).toMatch(
    /1 person answered[^]*1 partly right[^]*Right answer: \*\*\d \d \d\*\*[^]*1\. forward\n2\. loss/,
  )
})

test('gaps: four a form, the rest in turn, graded at the end', async () => {
  const question = await start(counting)
  expect(said(question)).toContain('`[1]`, `[2: after one]`')
  expect(said(question)).not.toContain('one,')
  const first = await played.press(question, 'Type answer')
  expect(said(first.modal)).toContain('Gap 4')
  expect(said(first.modal)).not.toContain('Gap 5')
  const part = messageOf(await fill(first, { gap1: 'One', gap2: 'two `x`', gap3: '', gap4: 'four' }))
  expect(said(part)).toContain('4 of 6 gaps so far')
  expect(labelsOf(part)).toEqual(['Next gaps', 'From the start'])
  const second = await played.press(part, 'Next gaps')
  expect(said(second.modal)).toMatch(/Gap 5\nGap 6/)
  // From the start: what was filled in before is forgotten.
  const anew = await fill(await played.press(part, 'From the start'), { gap1: 'a', gap2: 'b', gap3: 'c', gap4: 'd' })
  expect(said(messageOf(anew))).toMatch(/4 of 6 gaps so far[^]*1: a\n2: b/)
  const reply = said(messageOf(await fill(second, { gap5: 'five', gap6: 'six' })))
  expect(reply).toMatch(/Partly right\.[^]*67 % of the points/)
  expect(reply).toMatch(/One · two .{2,4}x.{2,4} · – · four · five · six/)
  expect(reply).not.toContain('three')
})

test('a formula: its letters are named, the mistake is told with part of the points, the result shows it set', async () => {
  const question = await start(bias)
  expect(said(question)).toContain('Answer with a formula in `k`, `c_in`.')
  expect(said(await played.dropMessage())).not.toMatch(/example|another/)
  const opened = await played.press(question, 'Type answer')
  expect(JSON.stringify(opened.modal)).toContain('A formula in k, c_in, with')
  const unreadable = messageOf(await fill(opened, { text: '1/2k + area' }))
  expect(said(unreadable)).toContain('write (…/2)\\*k or …/(2\\*k)')
  const again = await played.press(unreadable, 'Try again')
  const reply = said(messageOf(await fill(again, { text: 'c_in·k²' })))
  expect(reply).toMatch(
    /Not right\.\*\*\nAnd the \*\*bias\*\*\?\nRead as c\\_in\\\*k\^2 · 50 % of the points · 50 points/,
  )
  expect(reply).not.toContain('area')

  await played.advance(DAY)
  const before = await played.advance(3 * MINUTE)
  const result = said(await awaitWith(played.local, 'v1:board:', before))
  expect(result).toMatch(/1 a known mistake[^]*Right answer: \*\*k²·cᵢₙ \+ 1\*\*/)
  expect(result).not.toContain('example')
})

test('a formula without a value where the right one has one: the point is named', async () => {
  const question = await start(bias)
  const opened = await played.press(question, 'Type answer')
  const reply = said(messageOf(await fill(opened, { text: '(k^3-k^2)/(k-1)*c_in+1' })))
  expect(reply).toMatch(/Not right\.\*\*\nIt has no value at k = 1, c\\_in = 3: 0\/0 divides by zero/)
})

test('a slip of the unit is named and earns half', async () => {
  const question = await start(memory)
  const opened = await played.press(question, 'Type answer')
  const reply = said(messageOf(await fill(opened, { text: '24,500' })))
  expect(reply).toMatch(
    /Right but for the unit\.\*\*\nThe number is 1000 times too large: a prefix of 1000 .* is off\.\nRead as 24 500 · 50 % of the points/,
  )
})

test('rounded too far earns half', async () => {
  const question = await start(memory)
  const opened = await played.press(question, 'Type answer')
  expect(said(messageOf(await fill(opened, { text: '25 MiB' })))).toMatch(
    /Right, but rounded too far\.\*\*\nRead as 25 MiB · 50 % of the points/,
  )
})

test('a wrong number is told its side where the card allows it', async () => {
  const question = await start(memory)
  const opened = await played.press(question, 'Type answer')
  expect(said(messageOf(await fill(opened, { text: '3*7' })))).toMatch(
    /Not right\.\*\*\nThe number is too low\.\nRead as 3\\\*7 = 21 · 0 points/,
  )
})

test('a list, in any order', async () => {
  const question = await start(shares)
  expect(said(question)).toMatch(/Answer with a list, its elements in any order: .*0\.1; 0\.2/)
  const opened = await played.press(question, 'Type answer')
  const unreadable = messageOf(await fill(opened, { text: '0.5' }))
  expect(said(unreadable)).toContain('0.5 is one number, and a list is expected')
  const again = await played.press(unreadable, 'Try again')
  expect(said(messageOf(await fill(again, { text: '0.68; 0.23; 0.09' })))).toMatch(/Right\.\*\*\nRead as/)
})
