// Checks which card comes next, what may still be posted late, and when a drop can be answered.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKey, difficulties, type CardKey } from '../../../src/domain/deck/card.ts'
import { chooseCard, choosePool, underNewKeys, type Candidate } from '../../../src/domain/play/choice.ts'
import { isInTime, phaseAt } from '../../../src/domain/play/drop.ts'
import type { DifficultyMix } from '../../../src/domain/play/quiz.ts'
import { isWorthPosting } from '../../../src/domain/play/late.ts'
import { newQuizSettings } from '../../../src/domain/play/settings.ts'
import { HOUR, instant, type Instant } from '../../../src/domain/time.ts'

const card = (id: string, tags: readonly string[] = [], difficulty: Candidate['difficulty'] = 'medium'): Candidate => ({
  key: cardKey('deck', id),
  tags,
  difficulty,
})
const even = newQuizSettings.mix
const byName = (key: CardKey): string => key

describe('the pool', () => {
  const pool = (cards: readonly Candidate[], dropped = new Map<CardKey, Instant>()): string =>
    choosePool(cards, dropped, even, byName)
      .map(({ key }) => key.slice(5))
      .join(' ')
  const many = (count: number): Candidate[] => Array.from({ length: count }, (_, n) => card(`c${n}`, ['cnn']))

  test.each([
    [0, ''],
    [1, 'c0'],
    [2, 'c0 c1'],
    [3, 'c0 c1 c2'],
    [4, 'c0 c1 c2 c3'],
    [5, 'c0 c1 c2'], // so that two are left
    [6, 'c0 c1 c2 c3'],
  ])('of %d siblings: %j', (count, wanted) => {
    expect(pool(many(count))).toBe(wanted)
  })

  test('siblings share the difficulty and a tag, the one that fewer cards have', () => {
    const cards = [
      card('a', ['deep', 'cnn']),
      card('b', ['deep']),
      card('c', ['deep', 'cnn']),
      card('d', ['cnn'], 'hard'),
      card('e', ['rnn']),
    ]
    expect(pool(cards)).toBe('a c')
    expect(pool([card('a'), card('b')])).toBe('a')
  })

  test('siblings were last dropped when the card was', () => {
    const dropped = new Map([1, 1, 2].map((at, n) => [cardKey('deck', `c${n}`), instant(at)]))
    expect(pool(many(3), dropped)).toBe('c0 c1')
    expect(pool(many(4), dropped)).toBe('c3')
  })

  test('no card repeats before all were asked', () => {
    const decks = fc.array(
      fc.record({ tag: fc.constantFrom('x', 'y'), difficulty: fc.constantFrom(...difficulties) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(decks, fc.string(), (drawn, secret) => {
        const cards = drawn.map(({ tag, difficulty }, n) => card(`c${n}`, [tag], difficulty))
        const dropped = new Map<CardKey, Instant>()
        const asked: CardKey[] = []
        for (let day = 0; asked.length < 3 * cards.length; day++)
          for (const { key } of choosePool(cards, new Map(dropped), even, key => `${secret}${day}${key}`)) {
            asked.push(key)
            dropped.set(key, instant(day))
          }
        for (let round = 0; round < 3; round++)
          expect(new Set(asked.slice(round * cards.length, (round + 1) * cards.length)).size).toBe(cards.length)
      }),
    )
  })
})

describe('choice', () => {
  test('nothing to choose from', () => {
    expect(chooseCard([], new Map(), even, byName)).toBeUndefined()
  })

  test('the lowest rank among equals, whatever their order', () => {
    expect(chooseCard([card('b'), card('a'), card('c')], new Map(), even, byName)?.key).toBe('deck/a')
  })

  test('a renamed card was last dropped when any of its names was', () => {
    const key = (id: string): CardKey => cardKey('deck', id)
    const former = new Map([
      [key('a'), key('c')],
      [key('b'), key('c')],
    ])
    const dropped = new Map([
      [key('b'), instant(3)],
      [key('c'), instant(1)],
      [key('a'), instant(2)],
      [key('d'), instant(4)],
    ])
    expect(underNewKeys(dropped, former)).toEqual(
      new Map([
        [key('c'), instant(3)],
        [key('d'), instant(4)],
      ]),
    )
  })

  test('a card that was never asked comes before all that were, even one unlike the last', () => {
    const dropped = new Map([[cardKey('deck', 'old'), instant(1)]])
    expect(chooseCard([card('old', ['x']), card('new', ['y'])], dropped, even, byName)?.key).toBe('deck/new')
  })

  test('then the least recently asked', () => {
    const dropped = new Map(['a', 'b', 'c'].map((id, place) => [cardKey('deck', id), instant([3, 1, 2][place] ?? 0)]))
    expect(chooseCard([card('a'), card('b'), card('c')], dropped, even, byName)?.key).toBe('deck/b')
  })

  test('other tags and another difficulty than the last ones', () => {
    const cards = [card('a1', ['cnn']), card('a2', ['cnn']), card('b1', ['rnn']), card('b2', ['rnn'], 'hard')]
    expect(chooseCard(cards, new Map([[cardKey('deck', 'a1'), instant(1)]]), even, byName)?.key).toBe('deck/b2')
  })

  test('a heavier difficulty comes back sooner', () => {
    const cards = Array.from({ length: 60 }, (_, n) => card(`c${n}`, [], difficulties[n % 3]))
    const asked = (mix: DifficultyMix): number => {
      const dropped = new Map<CardKey, Instant>()
      for (let day = 0; day < 20; day++)
        dropped.set(chooseCard(cards, dropped, mix, byName)?.key ?? cardKey('', ''), instant(day))
      return cards.filter(({ key, difficulty }) => difficulty === 'hard' && dropped.has(key)).length
    }
    expect([asked(even), asked({ easy: 1, medium: 1, hard: 3 })]).toEqual([6, 9])
  })

  test('cards that have left the deck do not matter', () => {
    expect(chooseCard([card('a')], new Map([[cardKey('deck', 'gone'), instant(9)]]), even, byName)?.key).toBe('deck/a')
  })

  test('no card repeats before the pool is exhausted', () => {
    const decks = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,6}$/),
        tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
        difficulty: fc.constantFrom(...difficulties),
      }),
      { minLength: 1, maxLength: 12, selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(decks, fc.string(), (drawn, secret) => {
        const cards = drawn.map(({ id, tags, difficulty }) => card(id, tags, difficulty))
        const dropped = new Map<CardKey, Instant>()
        const asked: CardKey[] = []
        for (let day = 0; day < 3 * cards.length; day++) {
          const chosen = chooseCard(cards, dropped, even, key => `${secret}${day}${key}`)
          if (!chosen) throw new Error('no card')
          dropped.set(chosen.key, instant(day))
          asked.push(chosen.key)
        }
        for (let from = 0; from + cards.length <= asked.length; from++)
          expect(new Set(asked.slice(from, from + cards.length)).size).toBe(cards.length)
      }),
    )
  })
})

describe('late posting', () => {
  test.each([
    [24, 0, true],
    [24, 18, true], // six hours remain
    [24, 18.01, false],
    [4, 2, true], // half remains
    [4, 2.01, false],
    [168, 162, true],
    [168, 162.01, false],
  ])('a window of %d h, %d h after it opened: %s', (hours, lateHours, wanted) => {
    const window = { opensAt: instant(0), closesAt: instant(hours * HOUR) }
    expect(isWorthPosting(window, instant(lateHours * HOUR))).toBe(wanted)
  })
})

describe('in time', () => {
  const drop = { opensAt: instant(1_000_000), closesAt: instant(2_000_000) }
  test.each([
    ['before it opens', 999_999, undefined, false],
    ['as it opens', 1_000_000, undefined, true],
    ['the last millisecond', 1_999_999, undefined, true],
    ['at the close', 2_000_000, undefined, false],
    ['at the close, form opened in time', 2_000_000, 1_999_999, true],
    ['120 s after it, form opened in time', 2_120_000, 1_999_999, true],
    ['later', 2_120_001, 1_999_999, false],
    ['form opened at the close', 2_000_001, 2_000_000, false],
    ['form opened before the drop', 2_000_001, 999_999, false],
  ])('%s', (_, answeredAt, openedAt, wanted) => {
    expect(isInTime(drop, instant(answeredAt), openedAt === undefined ? undefined : instant(openedAt))).toBe(wanted)
  })

  test.each([
    ['posted', 999_999, 'early'],
    ['opening', 1_000_000, 'open'],
    ['posted', 1_999_999, 'open'],
    ['posted', 2_000_000, 'closed'],
    ['skipped', 1_500_000, 'withdrawn'],
    ['void', 1_500_000, 'withdrawn'],
  ] as const)('a drop that is %s is at %d %s', (state, at, wanted) => {
    expect(phaseAt({ ...drop, state }, instant(at))).toBe(wanted)
  })
})
