// Checks which breaks of a streak can be repaired, and what a repair may never do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark } from '../../../src/domain/play/mark.ts'
import { repairable } from '../../../src/domain/play/repair.ts'
import { fold, freezeRules, newestBreak, rightRuns } from '../../../src/domain/play/streak.ts'
import { marks } from './marks.ts'

describe('the newest break', () => {
  test.each([
    ['7a 2m', undefined],
    ['7a 3m', 9],
    ['7a 3m a', 9],
    ['7a 60m a', 9],
    ['7a 3m a m', 11],
    ['3m', undefined],
    ['2v a 2m 3v', 4],
  ])('%s: %s', (text, place) => {
    expect(newestBreak(marks(text), freezeRules)).toBe(place)
  })
})

describe('repairable', () => {
  test.each<[string, number[], ReturnType<typeof repairable>]>([
    ['7a 3m a', [], { kind: 'possible', place: 9, streak: 8 }],
    ['7a 3m', [], { kind: 'possible', place: 9, streak: 7 }],
    ['7a 3m 2a', [], { kind: 'possible', place: 9, streak: 9 }],
    ['7a 3m a p', [], { kind: 'possible', place: 9, streak: 8 }],
    ['7a 3m a 5v', [], { kind: 'possible', place: 9, streak: 8 }],
    ['7a 3m 3a', [], { kind: 'late' }],
    ['7a 3m 2a p', [], { kind: 'late' }],
    ['7a 3m m', [], { kind: 'none' }], // another miss broke it again
    ['7a 60m a', [], { kind: 'none' }],
    ['7a 2m a', [], { kind: 'none' }],
    ['5m', [], { kind: 'none' }],
    ['7a 3m a', [9], { kind: 'spent' }],
    ['a 2m 26a 3m a', [2], { kind: 'spent' }], // the 29th drop after the other break
    ['a 2m 27a 3m a', [2], { kind: 'possible', place: 32, streak: 28 }],
    ['a 2m 26a v 3m a', [2], { kind: 'spent' }],
  ])('%s, begun for %j: %j', (text, begun, wanted) => {
    expect(repairable(marks(text), begun, freezeRules)).toEqual(wanted)
  })

  const drawn = fc.array(fc.constantFrom<Mark>('answered', 'missed', 'void', 'pending'), { maxLength: 60 })
  test('what it promises is what the streak becomes, more than it is, freezes as they were', () => {
    fc.assert(
      fc.property(drawn, all => {
        const repair = repairable(all, [], freezeRules)
        if (repair.kind !== 'possible') return
        const [before, after] = [fold(all, freezeRules), fold(all.with(repair.place, 'void'), freezeRules)]
        expect(all[repair.place]).toBe('missed')
        expect(after.current).toBe(repair.streak)
        expect(after.current).toBeGreaterThan(before.current)
        expect(after.freezes).toBe(before.freezes)
        // The old streak plus what was answered since.
        const since = all.slice(repair.place).filter(mark => mark === 'answered').length
        expect(after.current).toBe(fold(all.slice(0, repair.place), freezeRules).current + since)
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['', 0, 0],
  ['rr', 2, 2],
  ['rrwr', 1, 2],
  ['rrw', 0, 2],
  ['wrrr', 3, 3],
])('right answers in a row, %j: %d now, %d at best', (text, current, best) => {
  expect(rightRuns([...text].map(letter => ({ isRight: letter === 'r' })))).toEqual({ current, best })
})
