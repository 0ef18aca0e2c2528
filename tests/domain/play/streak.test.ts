// Checks the streak: the table of cases, and what voiding, missing and answering may never do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mark, type Mark } from '../../../src/domain/play/mark.ts'
import { fold, freezeRules } from '../../../src/domain/play/streak.ts'
import { instant } from '../../../src/domain/time.ts'
import { marks } from './marks.ts'

describe('fold', () => {
  test.each([
    ['5a v a', { current: 6, best: 6, freezes: 1, answered: 6 }],
    ['3a m a', { current: 4, best: 4, freezes: 0, answered: 4 }],
    ['21a', { current: 21, best: 21, freezes: 2, answered: 21 }],
    ['7a 2m a', { current: 8, best: 8, freezes: 0, answered: 8 }],
    ['7a 3m a', { current: 1, best: 7, freezes: 0, answered: 8 }],
    ['7a 60m a', { current: 1, best: 7, freezes: 0, answered: 8 }],
    ['5a p', { current: 5, best: 5, freezes: 1, answered: 5 }],
    ['a m', { current: 1, best: 1, freezes: 0, answered: 1 }],
    ['a 2m', { current: 0, best: 1, freezes: 0, answered: 1 }],
    ['9m 2a', { current: 2, best: 2, freezes: 1, answered: 2 }],
    ['6a 2m 8a', { current: 8, best: 8, freezes: 2, answered: 14 }],
    ['5m', { current: 0, best: 0, freezes: 1, answered: 0 }],
  ])('%s', (text, wanted) => {
    expect(fold(marks(text), freezeRules)).toEqual(wanted)
  })
})

/** The marks with one `from` turned into `to`, and where; the first mark stays, it begins the streak. */
const change = (all: readonly Mark[], from: Mark, to: Mark, pick: number): [Mark[], number] | undefined => {
  const places = all.flatMap((mark, place) => (mark === from && place > 0 ? [place] : []))
  const place = places[pick % places.length]
  return place === undefined ? undefined : [all.with(place, to), place]
}

describe('properties', () => {
  const drawn = fc.array(fc.constantFrom<Mark>('answered', 'missed', 'void', 'pending'), { maxLength: 60 })
  const played = drawn.map(rest => ['answered', ...rest] as Mark[])
  test('a missed drop that turns void lowers neither streak nor freezes, then or later', () => {
    fc.assert(
      fc.property(played, fc.nat(), (all, pick) => {
        const changed = change(all, 'missed', 'void', pick)
        if (!changed) return
        for (let end = changed[1]; end <= all.length; end++) {
          const [before, after] = [fold(all.slice(0, end), freezeRules), fold(changed[0].slice(0, end), freezeRules)]
          expect(after.current).toBeGreaterThanOrEqual(before.current)
          expect(after.freezes).toBeGreaterThanOrEqual(before.freezes)
        }
      }),
    )
  })

  test('an answered drop that turns missed never raises the streak there', () => {
    fc.assert(
      fc.property(played, fc.nat(), (all, pick) => {
        const changed = change(all, 'answered', 'missed', pick)
        if (!changed) return
        const end = changed[1] + 1
        const after = fold(changed[0].slice(0, end), freezeRules).current
        expect(after).toBeLessThanOrEqual(fold(all.slice(0, end), freezeRules).current)
      }),
    )
  })

  test('void and pending change nothing, freezes stay within their cap, the best is the best', () => {
    fc.assert(
      fc.property(drawn, all => {
        const streak = fold(all, freezeRules)
        expect(
          fold(
            all.filter(mark => mark === 'answered' || mark === 'missed'),
            freezeRules,
          ),
        ).toEqual(streak)
        expect(streak.freezes).toBeGreaterThanOrEqual(0)
        expect(streak.freezes).toBeLessThanOrEqual(freezeRules.cap)
        expect(streak.best).toBe(Math.max(...all.map((_, end) => fold(all.slice(0, end + 1), freezeRules).current), 0))
      }),
    )
  })
})

describe('mark', () => {
  const settlesAt = instant(1000)
  test.each([
    ['posted', true, false, 0, 'answered'],
    ['posted', true, true, 2000, 'answered'],
    ['void', true, false, 2000, 'answered'],
    ['skipped', true, false, 2000, 'answered'],
    ['void', false, false, 2000, 'void'],
    ['skipped', false, false, 0, 'void'],
    ['posted', false, true, 0, 'void'],
    ['posted', false, true, 2000, 'void'],
    ['posted', false, false, 999, 'pending'],
    ['posted', false, false, 1000, 'missed'],
    ['opening', false, false, 999, 'pending'],
    ['opening', false, false, 1000, 'void'],
  ] as const)('%s, answered %s, excused %s, at %d: %s', (state, isAnswered, isExcused, now, wanted) => {
    expect(mark({ state, settlesAt, isAnswered, isExcused }, instant(now))).toBe(wanted)
  })
})
