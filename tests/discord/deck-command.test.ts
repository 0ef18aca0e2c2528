// Tests /deck: what there is, what is offered while typing, and that a card that is being asked is shown to nobody.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { capital, product } from './deck.ts'
import { awaitWith, messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  // Only one of them fits the quiz, so it is known which is asked.
  const second = { ...product, id: 'second', difficulty: 'hard', tags: ['other'] } as const
  played = await startPlayed('sums', [product, second, capital], { tags: ['sums'] })
})
afterAll(() => endSound(played))
const run = async (options: object, user = played.local.ada): Promise<string> =>
  said(messageOf(await played.local.command('deck', options, user)))
const offers = async (typed: string) => {
  const { local } = played
  const where = { user_id: local.ada.id, channel_id: local.channel.id, name: 'deck', focused: 'card' }
  return (await local.act('autocomplete', { ...where, options: { show: { card: typed } } })).choices ?? []
}

test('lists the decks with their tags', async () => {
  const listed = await run({ list: {} })
  expect(listed).toContain('**Sums** · 2 cards')
  expect(listed).toContain('Tags: other, sums')
  expect(listed).toContain('**Choices** · 1 card')
})

test('today’s card is named as one that comes later, and not shown under any spelling', async () => {
  await awaitWith(played.local, 'v1:answer:1', 0)
  expect(await offers('product')).toContainEqual({
    name: 'Product and one (after the results)',
    value: 'sums/product',
  })
  for (const card of ['sums/product', 'SUMS/PRODUCT', 'sums/product '])
    expect(await run({ show: { card } })).not.toMatch(/First|Right answer|×/)
  expect(await run({ show: { card: 'sums/product' } })).toContain('being asked just now')
})

test('another card is shown with its answer, by name or by words of it', async () => {
  expect(await run({ show: { card: 'even' } })).toContain('Right answer: **four**')
  expect(await run({ show: { card: 'choices/even' } })).toContain('Which number is **even**?')
  const shown = await run({ show: { card: 'sums/second' } })
  expect(shown).toMatch(/First \d+ × \d+/)
  expect(await run({ show: { card: 'sums/second' } })).toBe(shown)
  expect(await run({ show: { card: 'nothing here' } })).toContain('There is no card "nothing here"')
})

test('after the results it is shown too', async () => {
  const before = await played.advance(DAY)
  await awaitWith(played.local, 'v1:answer:2', before)
  await played.advance(3 * MINUTE)
  // The same card is asked again: a deck of one.
  expect(await run({ show: { card: 'sums/product' } })).toContain('being asked just now')
  await played.local.command('settings', { pause: 300 })
  await played.advance(2 * DAY)
  expect(await run({ show: { card: 'sums/product' } })).toContain('Right answer')
})
