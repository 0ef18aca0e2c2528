// Tests the rule of fair play: chances of several events, what three in thirty mean, and the correction for all pairs.
import { describe, expect, test } from 'vitest'
import { chanceOfAtLeast, suspicionOf, type Chance } from '../../../src/domain/play/fair-play.ts'

describe('at least so many of several events', () => {
  test.each<[number, readonly number[], number]>([
    [0, [], 1],
    [1, [], 0],
    [0, [0.3], 1],
    [1, [0.3], 0.3],
    [1, [0.5, 0.5], 0.75],
    [2, [0.5, 0.5], 0.25],
    [2, [0.1, 0.2, 0.3], 0.1 * 0.2 * 0.7 + 0.1 * 0.8 * 0.3 + 0.9 * 0.2 * 0.3 + 0.1 * 0.2 * 0.3],
    [2, [0, 1, 0.25], 0.25],
    [3, [1e-9, 1e-9, 1e-9], 1e-27],
  ])('%d of %j: %d', (count, probabilities, wanted) => {
    const found = chanceOfAtLeast(count, probabilities)
    expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * wanted)
  })

  test('is the sum of a binomial distribution where all are alike', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
    for (const [count, n, p] of [
      [3, 30, 0.02],
      [5, 12, 0.001],
      [17, 30, 0.5],
    ] as const) {
      let wanted = 0
      for (let k = n; k >= count; k--) wanted += choose(n, k) * p ** k * (1 - p) ** (n - k)
      expect(
        chanceOfAtLeast(
          count,
          Array.from({ length: n }, () => p),
        ) / wanted,
      ).toBeCloseTo(1, 10)
    }
  })
})

/** A row of drops: s the same · w wrong otherwise · - not compared. */
const row = (letters: string, probability: number): Chance[] =>
  [...letters].flatMap((letter, place) => (letter === '-' ? [] : [{ place, probability, isSame: letter === 's' }]))
const among = (people: number, drops = 30) => ({ pairs: people * (people - 1), drops })

describe('a suspicion', () => {
  test.each<[string, string, number, ReturnType<typeof among>, readonly number[] | undefined]>([
    ['two are never one, however unlikely', 'ss', 1e-30, among(2), undefined],
    ['three unlikely ones of two people', 'sss', 1e-3, among(2), [0, 1, 2]],
    ['what usual mistakes give is none', 'ssssss', 0.2, among(2), undefined],
    ['the same of two hundred people is chance', 'sss', 1e-3, among(200), undefined],
    ['five of twelve among two hundred', 'swswswswswww', 1e-3, among(200), [0, 2, 4, 6, 8]],
    ['other wrong answers weaken it', `sss${'w'.repeat(27)}`, 1e-3, among(8), undefined],
    ['as these do not', 'sss', 1e-3, among(8), [0, 1, 2]],
    ['more than thirty drops apart', `s${'-'.repeat(14)}s${'-'.repeat(14)}s`, 1e-3, among(2, 31), undefined],
    ['thirty in a row', `s${'-'.repeat(14)}s${'-'.repeat(13)}s`, 1e-3, among(2, 31), [0, 15, 29]],
    ['the worst row of a long season', `${'w'.repeat(50)}sss${'w'.repeat(9)}`, 1e-4, among(2, 62), [50, 51, 52]],
    ['a long season has more rows, each of them a chance', 'sss', 7e-3, among(2, 30), [0, 1, 2]],
    ['of which this is one', 'sss', 7e-3, among(2, 60), undefined],
  ])('%s', (_, letters, probability, size, wanted) => {
    expect(suspicionOf(row(letters, probability), size)?.places).toEqual(wanted)
  })

  test('names its chance among all pairs and rows', () => {
    expect(suspicionOf(row('sss', 1e-3), among(2))?.probability).toBeCloseTo(2e-9, 20)
    expect(suspicionOf(row('sss', 1e-3), among(2, 33))?.probability).toBeCloseTo(8e-9, 20)
  })
})
