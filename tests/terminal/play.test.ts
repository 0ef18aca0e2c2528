// Checks a round on the terminal: question, unreadable answers, verdict, streak over days, decks that change.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardKey } from '../../src/domain/deck/card.ts'
import type { QuizId } from '../../src/domain/play/quiz.ts'
import type { Instant } from '../../src/domain/time.ts'
import { instant, HOUR } from '../../src/domain/time.ts'
import { bias, counting, fastest, memory, steps, weights, why } from '../discord/cards.ts'
import { at, capital, local, makeWorld, product, sums, type World } from '../app/world.ts'
import { playIn, product1, type Played, type Round } from './round.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await world.build([product])
})
afterEach(() => world.end())

const TUESDAY = at('2026-01-06T10:00:00Z')
const round = (...played: Played): Promise<Round> => playIn(world, ...played)
const days = (count: number): Instant => instant(TUESDAY + count * 24 * HOUR)

describe('today’s question', () => {
  test('answered right', async () => {
    const { outcome, shown } = await round(TUESDAY, [product1(0)])
    expect(outcome).toBe('done')
    expect(shown).toMatch(/^Today's question · easy\nProduct and one\n\nWhat is \d+ × \d+ \+ 1\?\n\nRight\. Read as/)
    expect(shown).toMatch(/· 101 points\n\nExplanation\nFirst \d+ × \d+ = \d+, then the one: \d+\.\n/)
    expect(shown).toMatch(/\nStreak 1 · best 1 · 1 freeze\nNext question: Wednesday, January 7, 2026 at 12:00.AM\n$/)
  })

  test('a listed mistake: named, with the right answer', async () => {
    const { shown } = await round(TUESDAY, [product1(-1)])
    expect(shown).toMatch(/\nNot right\. Read as [\d ]+ · 0 points\nYou forgot the one\.\nRight answer: \d+\n/)
  })

  test('an answer that cannot be read shows where, and asks again', async () => {
    const { shown } = await round(TUESDAY, ['12 + @', '', product1(0)])
    expect(shown).toContain('does not count as an attempt.\n  12 + @\n       ^\n"@"')
    expect(shown.match(/could not be read/g)).toHaveLength(2)
    expect(shown).toContain('Right.')
  })

  test('no answer: nothing is recorded, it waits', async () => {
    const first = await round(TUESDAY, ['?'])
    expect(first).toMatchObject({ outcome: 'done', unread: [] })
    expect(first.shown).toContain("No answer yet; today's question waits for you.\nStreak 0")
    const second = await round(TUESDAY, [product1(0)])
    expect(second.shown).toContain('Right.')
    expect(second.shown.split('\n')[3]).toBe(first.shown.split('\n')[3])
  })

  test('an answered one is shown again and asks for nothing', async () => {
    await round(TUESDAY, ['5'])
    const { shown, unread } = await round(instant(TUESDAY + HOUR), ['7'])
    expect(shown).toMatch(/\nYou have answered it already\.\nNot right\. Read as 5 · 0 points\nRight answer: \d+\n/)
    expect(unread).toEqual(['7'])
  })

  test('a choice by its letter, in the person’s language', async () => {
    await world.build([capital])
    const right = (shown: string): string => `${/([A-C])\) four/.exec(shown)?.[1]?.toLowerCase()})`
    const { shown } = await round(TUESDAY, ['D', right])
    expect(shown).toMatch(/could not be read[^]*options are A to C[^]*Right\. You chose [A-C] · 201 points/)
    const again = await round(TUESDAY, [], {}, 'zh-CN')
    expect(again.shown).toMatch(/^今日题目 · 困难[^]*你已经答过这道题。\n正确。 你选择了 [A-C] · 201 分/)
  })

  test('a wrong choice gets the feedback of its option', async () => {
    await world.build([capital])
    const { shown } = await round(TUESDAY, [question => /([A-C])\) three/.exec(question)?.[1] ?? ''])
    expect(shown).toMatch(/Not right\. You chose [A-C] · 0 points\nThree leaves one\.\nRight answer: four\n/)
  })

  test('somebody at a terminal is prompted', async () => {
    const { shown } = await round(TUESDAY, [product1(0)], { isInteractive: true })
    expect(shown).toContain('\nYour answer: \nRight.')
  })
})

describe('days', () => {
  test('a missed day spends the freeze, the next one breaks the streak: every slot was a drop', async () => {
    for (const day of [0, 1, 2]) await round(days(day), ['5'])
    expect((await round(days(4), ['5'])).shown).toContain('Streak 4 · best 4 · 0 freezes')
    expect((await round(days(6), [])).shown).toContain('Streak 0 · best 4 · 0 freezes')
    expect((await round(days(6), ['5'])).shown).toContain('Streak 1 · best 4 · 0 freezes')
  })

  test('profiles have their own question and streak', async () => {
    await round(TUESDAY, ['5'])
    expect((await round(TUESDAY, ['5'], { profile: 'bo' })).shown).toContain('Streak 1 · best 1')
    expect((await round(days(1), ['5'])).shown).toContain('Streak 2 · best 2')
  })

  test('the day begins at the midnight of the machine’s zone, also after it moved', async () => {
    const zone = 'Asia/Kolkata'
    await round(at('2026-01-05T18:29:00Z'), ['5'], { zone })
    expect((await round(at('2026-01-05T18:30:00Z'), ['5'], { zone })).shown).toContain('Streak 2')
    const moved = await round(at('2026-01-06T12:00:00Z'), ['5'], { zone: 'Europe/Berlin' })
    expect(moved.shown).toMatch(/already[^]*Streak 2[^]*January 7, 2026 at 12:00.AM/)
  })

  test('a move to another zone forgives no missed day and hides no question', async () => {
    for (const day of [0, 1]) await round(days(day), ['5'])
    const moved = await round(days(10), ['5'], { zone: 'Asia/Tokyo' })
    expect(moved.shown).toContain('Streak 1 · best 2 · 0 freezes')
    expect((await round(days(12), ['5'], { zone: 'Asia/Tokyo' })).shown).toContain('Streak 2 · best 2')
  })
})

describe('decks', () => {
  test('a new deck changes nothing that was asked', async () => {
    const { shown } = await round(TUESDAY, [])
    await world.build([{ ...product, texts: { en: { title: 'Other', body: '{{a}} and {{b}}', hints: [] } } }])
    expect((await round(TUESDAY, [])).shown).toBe(shown)
  })

  test('a deck file with another deck is used from the next question on', async () => {
    const { shown } = await round(TUESDAY, ['5'])
    await world.build([capital])
    expect((await round(TUESDAY, [])).shown).toContain(shown.split('\n')[3])
    expect((await round(days(1), ['A'])).shown).toContain('The even one')
    expect((await world.store.quizAt(local))?.settings.deckId).toBe('choices')
  })

  test('a card for which no numbers can be drawn: said in one line, and the next day has its own question', async () => {
    await round(TUESDAY, ['5'])
    const quiz = await world.store.quizAt(local)
    const secretId = (await world.store.currentSecret()).id
    const card = { ...product, id: 'never', where: 'a > 99' }
    const window = { opensAt: at('2026-01-07T00:00:00Z'), closesAt: at('2026-01-08T00:00:00Z') }
    const pool = [{ key: cardKey('sums', 'never'), hash: 'never', card }]
    const settings = quiz?.settings ?? sums
    const slot = { ...window, quizId: quiz?.id ?? (0 as QuizId), nextOpensAt: window.closesAt, secretId, settings }
    await world.store.openDrop({ ...slot, pool, skip: false })
    const { outcome, shown } = await round(days(1), ['5'])
    expect(outcome).toBe('done')
    expect(shown).toMatch(
      /^This question cannot be asked: no numbers can be drawn for it\.\nStreak 1 .*\nNext question: /,
    )
    expect((await round(days(2), [product1(0)])).shown).toContain('Right.')
  })

  test('an empty one: said, and told apart', async () => {
    await world.build([])
    expect(await round(TUESDAY, ['5'])).toMatchObject({ outcome: 'no-deck', shown: 'The deck has no card to ask.\n' })
  })
})

describe('every kind', () => {
  const number = (shown: string, item: string): string => new RegExp(`(\\w)\\) ${item}`).exec(shown)?.[1] ?? ''

  test('several options', async () => {
    await world.build([weights])
    const right = (shown: string): string => `${number(shown, 'linear')} ${number(shown, 'convolution')}`
    const { shown } = await round(TUESDAY, ['A Z', right], { isInteractive: true })
    expect(shown).toContain('All that are right, from A to C: ')
    expect(shown).toMatch(/options are A to C[^]*Right\. You chose [ABC], [ABC]/)
  })

  test('words', async () => {
    await world.build([fastest])
    const { shown } = await round(TUESDAY, ['', 'bilinear'])
    expect(shown).toMatch(
      /a few words are expected\.[^]*Not right\. Read as bilinear · 0 points\nRight answer: nearest nei/,
    )
  })

  test('a formula', async () => {
    await world.build([bias])
    const { shown } = await round(TUESDAY, ['kc_in', '1/(k-1)'])
    expect(shown).toContain('\n\nAnswer with a formula in k, c_in.\n')
    expect(shown).toMatch(/"kc_in" is not known here\. Did you mean k\*c_in\?\n/)
    expect(shown).toMatch(
      /Not right\. Read as 1\/\(k - 1\) · 0 points\nIt has no value at k = 1, c_in = 3: 1\/0 divides by zero[^]*\nRight answer: k²·cᵢₙ \+ 1\n/,
    )
    const again = await round(TUESDAY, [], {}, 'zh-CN')
    expect(again.shown).toMatch(/请用 k, c_in 写出公式。[^]*它在 k = 1, c_in = 3 处没有值：1\/0/)
  })

  test('a slip of the unit is named, in the language of the player, then the right answer', async () => {
    await world.build([memory])
    const { shown } = await round(TUESDAY, ['25,088'])
    expect(shown).toMatch(
      /Right but for the unit\. Read as 25 088 · \d+ points\nThe number is 1024 times too large: a prefix of 1024 \(Ki, Mi, Gi\) is\soff\.\nRight answer: 24.5 MiB/,
    )
    const again = await round(TUESDAY, [], {}, 'zh-CN')
    expect(again.shown).toMatch(/数值偏大 1024 倍：1024 进制词头（Ki、Mi、Gi）用错了。/)
  })

  test('an answer typed with a decimal comma is told its side, also when it is shown again elsewhere', async () => {
    await world.build([memory])
    const { shown } = await round(TUESDAY, ['7,25'], {}, 'de')
    expect(shown).toMatch(/Read as 7.25 · 0 points\nThe number is too low\./)
    expect((await round(TUESDAY, [])).shown).toContain('The number is too low.')
  })

  test('gaps, a line for each', async () => {
    await world.build([counting])
    const { shown } = await round(TUESDAY, ['one', 'two', 'three', 'four', '5', 'six'], { isInteractive: true })
    expect(shown).toContain('\n[1], [2: after one], [3], [4], [5] and [6].\n')
    expect(shown).toContain('Gap 6: ')
    expect(shown).toMatch(/Partly right\. Read as one · two · three · four · 5 · six · 84 points/)
  })

  test('an order', async () => {
    await world.build([steps])
    const right = (shown: string): string => ['forward', 'loss', 'backward'].map(item => number(shown, item)).join(' ')
    const { shown } = await round(TUESDAY, [right])
    expect(shown).toMatch(/Right\. Read as \d \d \d · 101 points\n\n1\. forward\n2\. loss\n3\. backward/)
  })

  test('recall is never asked: nobody grades their own in a drop', async () => {
    await world.build([why])
    expect((await round(TUESDAY, [])).shown).toBe('The deck has no card to ask.\n')
    await world.build([{ ...why, deckId: 'words', id: 'why' }, fastest])
    for (const day of [0, 1, 2]) expect((await round(days(day), ['x'])).shown).toContain('Fastest')
  })
})
