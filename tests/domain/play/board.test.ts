// Checks which boards a drop counts for, what answers sum up to, and ranks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardsOf, weekBoard } from '../../../src/domain/play/board.ts'
import { isEligible } from '../../../src/domain/play/eligible.ts'
import type { SeasonId } from '../../../src/domain/play/season.ts'
import { sumUp, withRanks } from '../../../src/domain/play/standings.ts'
import { DAY, instant, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)

describe('boards of a drop', () => {
  test.each([
    ['Sunday 23:59 is still its week', 'Europe/Berlin', '2026-01-11T22:59:59Z', '2026-01-11', '2026-01-05'],
    ['Monday 00:00 is the next', 'Europe/Berlin', '2026-01-11T23:00:00Z', '2026-01-12', '2026-01-12'],
    ['a zone that is behind', 'America/New_York', '2026-03-09T03:59:00Z', '2026-03-08', '2026-03-02'],
    ['half-hour zone', 'Asia/Kolkata', '2026-01-04T18:30:00Z', '2026-01-05', '2026-01-05'],
    ['over the new year', 'UTC', '2026-01-01T00:00:00Z', '2026-01-01', '2025-12-29'],
  ])('%s', (_, zone, moment, day, monday) => {
    expect(boardsOf(at(moment), zone, 7 as SeasonId)).toEqual(['all', `day ${day}`, `week ${monday}`, 'season 7'])
    expect(weekBoard(at(moment), zone)).toBe(`week ${monday}`)
  })
})

describe('ranks', () => {
  const rows = [
    { name: 'a', points: 300, right: 2, hardRight: 1 },
    { name: 'b', points: 300, right: 2, hardRight: 1 },
    { name: 'c', points: 300, right: 2, hardRight: 0 },
    { name: 'd', points: 300, right: 1, hardRight: 1 },
    { name: 'e', points: 299, right: 3, hardRight: 3 },
  ]
  const ranks = (...args: Parameters<typeof withRanks<(typeof rows)[number]>>): string[] =>
    withRanks(...args).map(({ name, rank }) => `${name}${rank}`)

  test('points, then right, then hard right; equal ones share a rank', () => {
    expect(ranks(rows)).toEqual(['a1', 'b1', 'c3', 'd4', 'e5'])
    expect(ranks([])).toEqual([])
  })

  test('a part of a board has the ranks of the whole', () => {
    const numbers = fc.array(fc.record({ points: fc.nat(3), right: fc.nat(2), hardRight: fc.nat(1) }))
    fc.assert(
      fc.property(numbers, fc.nat(), (drawn, from) => {
        const keyOf = (row: (typeof drawn)[number]): number => row.points * 100 + row.right * 10 + row.hardRight
        const ordered = drawn.toSorted((a, b) => keyOf(b) - keyOf(a))
        const start = drawn.length === 0 ? 0 : from % drawn.length
        const first = ordered[start]
        const better = first ? ordered.filter(row => keyOf(row) > keyOf(first)).length : 0
        const whole = withRanks(ordered).slice(start)
        expect(withRanks(ordered.slice(start), { better, tied: start - better })).toEqual(whole)
      }),
    )
  })
})

describe('sums', () => {
  const answer = (points: number, isRight = points > 0) => ({ points, isRight, isHardRight: isRight && points > 150 })

  test('the best K count for points, all for right answers', () => {
    const answers = [answer(100), answer(0), answer(200), answer(50, false), answer(150)]
    expect(sumUp(answers)).toEqual({ points: 500, right: 3, hardRight: 1, answered: 5 })
    expect(sumUp(answers, 2)).toEqual({ points: 350, right: 3, hardRight: 1, answered: 5 })
    expect(sumUp(answers, 9)).toEqual(sumUp(answers))
    expect(sumUp([], 3)).toEqual({ points: 0, right: 0, hardRight: 0, answered: 0 })
  })

  test('no answer ever lowers a sum, and the order in which they came is nothing', () => {
    const drawn = fc.array(fc.nat(210).map(points => answer(points)))
    fc.assert(
      fc.property(drawn, fc.nat(210), fc.nat(9), (answers, more, bestOf) => {
        const before = sumUp(answers, bestOf)
        const after = sumUp([...answers, answer(more)], bestOf)
        expect(after.points).toBeGreaterThanOrEqual(before.points)
        expect(after.right).toBeGreaterThanOrEqual(before.right)
        expect(sumUp(answers.toReversed(), bestOf)).toEqual(before)
      }),
    )
  })
})

describe('who is ranked', () => {
  const rules = { accountDays: 30, memberDays: 7 }
  const now = at('2026-06-01T00:00:00Z')
  const ago = (days: number): Instant => instant(now - days * DAY)
  test.each([
    ['old enough, to the millisecond', 30, 7, true],
    ['a young account', 29.999, 400, false],
    ['a new member', 400, 6.999, false],
  ])('%s', (_, accountDays, memberDays, wanted) => {
    expect(isEligible(rules, { accountMadeAt: ago(accountDays), joinedAt: ago(memberDays) }, now)).toBe(wanted)
  })

  test('at a terminal everybody is', () => {
    expect(isEligible(rules, undefined, now)).toBe(true)
  })
})
