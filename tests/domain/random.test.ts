// Tests the seeded generator: known outputs, no bias, whole permutations.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prng, seed, shuffle, type Seed } from '../../src/domain/random.ts'

const seeds = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map(digits => seed(digits.join('')))

/** sfc32 written again, straight from PractRand's C, with 64-bit integers instead of signed 32-bit tricks. */
function* reference(hex: Seed): Generator<number> {
  const word = 0xffff_ffffn
  let [a, b, c, counter] = [0, 8, 16, 24].map(at => BigInt(`0x${hex.slice(at, at + 8)}`)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  for (let turn = 0; ; turn++) {
    const sum = (a + b + counter) & word
    counter = (counter + 1n) & word
    a = b ^ (b >> 9n)
    b = (c + (c << 3n)) & word
    c = ((c << 21n) | (c >> 11n)) & word
    c = (c + sum) & word
    if (turn >= 12) yield Number(sum)
  }
}

test('next32 is sfc32', () => {
  fc.assert(
    fc.property(seeds, from => {
      const random = prng(from)
      const expected = reference(from)
      for (let turn = 0; turn < 50; turn++) expect(random.next32()).toBe(expected.next().value)
    }),
  )
})

test('below is uniform: each of 6 faces within five standard deviations of its share', () => {
  const random = prng(seed('00112233445566778899aabbccddeeff'))
  const throws = 60_000
  const counts = Array.from({ length: 6 }, () => 0)
  for (let turn = 0; turn < throws; turn++) {
    const face = random.below(6)
    counts[face] = (counts[face] ?? 0) + 1
  }
  const deviation = Math.sqrt(throws * (1 / 6) * (5 / 6))
  for (const count of counts) expect(Math.abs(count - throws / 6)).toBeLessThan(5 * deviation)
})

test('below rejects the last, incomplete block instead of folding it', () => {
  // With 3·2^30 of 2^32 a plain modulo would give the lower third twice as often.
  const random = prng(seed('0123456789abcdef0123456789abcdef'))
  const count = 3 * 2 ** 30
  const low = Array.from({ length: 20_000 }, () => random.below(count)).filter(drawn => drawn < 2 ** 30).length
  expect(low / 20_000).toBeGreaterThan(0.31)
  expect(low / 20_000).toBeLessThan(0.36)
})

test('shuffle keeps every item once and leaves its argument alone', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.integer()), (from, items) => {
      const before = [...items]
      expect(shuffle(items, prng(from)).toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b))
      expect(items).toEqual(before)
    }),
  )
})

test('a seed is 32 hex digits', () => {
  for (const bad of ['', 'ab', 'g'.repeat(32), 'A'.repeat(32)]) expect(() => seed(bad)).toThrow(RangeError)
})
