// Checks hints on the terminal: one after the other, at the price that they have with the bot.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant, HOUR, type Instant } from '../../src/domain/time.ts'
import { counting } from '../discord/cards.ts'
import { at, makeWorld, product, type World } from '../app/world.ts'
import { playIn, product1, type Played, type Round } from './round.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.end())

const TUESDAY = at('2026-01-06T10:00:00Z')
const days = (count: number): Instant => instant(TUESDAY + count * 24 * HOUR)
const round = (...played: Played): Promise<Round> => playIn(world, ...played)

describe('hints', () => {
  const hinted = {
    ...product,
    texts: {
      en: {
        ...product.texts.en,
        title: 'T',
        body: 'What is {{a}} × {{b}} + 1?',
        hints: ['Think of {{a}}.', 'Add **one**.'],
      },
    },
  }
  beforeEach(() => world.build([hinted]))

  test('one after the other, each at its price, and then no more', async () => {
    const { shown } = await round(TUESDAY, ['/hint', ' ／H ', '/提示', product1(0)])
    expect(shown).toMatch(
      /1\?\n\nThere are 2 hints: \/hint shows the next one and costs 20 % of the\npoints\.\n\nHint: Think of \d+\.\nThere is 1 hint: [^]*\n\nHint: Add one\.\n\nThere is no further hint\.\n\nRight\./,
    )
    // 100 points, 0.8 for each hint, and the bonus of a streak of one.
    expect(shown).toContain('· 64 points')
  })

  test('what was taken before stands below the question, and costs nothing again', async () => {
    await round(TUESDAY, ['/h'])
    const { shown } = await round(TUESDAY, [product1(0)])
    expect(shown).toMatch(/1\?\n\nHint: Think of \d+\.\nThere is 1 hint: /)
    expect(shown).toContain('· 80 points')
  })

  test('in Chinese; between the gaps of a cloze; on a card without hints', async () => {
    expect((await round(TUESDAY, ['/提示'], {}, 'zh-CN')).shown).toMatch(
      /有 2 条提示：输入 \/提示 查看下一条，扣 20% 得分。\n\n提示：/,
    )
    await world.build([
      { ...counting, gaps: [1, 2], texts: { en: { title: 'T', body: 'A ==b== and ==c==.', hints: ['Letters.'] } } },
    ])
    const { shown } = await round(days(1), ['b', '/hint', 'c'])
    expect(shown).toMatch(/Hint: Letters\.\n\nRight\. Read as b · c/)
    await world.build([product])
    expect((await round(days(2), ['/hint', product1(0)])).shown).toMatch(/1\?\n\nThere is no further hint\.\n\nRight\./)
  })
})
