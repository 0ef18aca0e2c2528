// Owns chance: sfc32 (Chris Doty-Humphrey, PractRand) from a 128-bit seed, the same numbers on every machine.

/** 32 lower-case hex digits: 128 bits, usually the first half of an HMAC-SHA-256. */
export type Seed = string & { readonly __seed: true }

/** A named stream of uniform numbers. */
export interface Prng {
  /** The next 32 uniform bits, as an unsigned integer. */
  readonly next32: () => number
  /** A uniform integer in [0, count), 1 ≤ count ≤ 2^32, by rejection: no modulo bias. */
  readonly below: (count: number) => number
}

/** The seed in `hex`; anything but 32 hex digits is a bug of the caller and throws. */
export function seed(hex: string): Seed {
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new RangeError(`a seed is 32 hex digits, not "${hex}"`)
  return hex as Seed
}

export function prng(from: Seed): Prng {
  let a = Number.parseInt(from.slice(0, 8), 16) | 0
  let b = Number.parseInt(from.slice(8, 16), 16) | 0
  let c = Number.parseInt(from.slice(16, 24), 16) | 0
  let counter = Number.parseInt(from.slice(24, 32), 16) | 0
  const next32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  // The first outputs still show the seed: PractRand discards twelve.
  for (let skipped = 0; skipped < 12; skipped++) next32()
  const below = (count: number): number => {
    const fair = 2 ** 32 - (2 ** 32 % count)
    for (;;) {
      const drawn = next32()
      if (drawn < fair) return drawn % count
    }
  }
  return { next32, below }
}

/** `items` in a uniformly drawn order; the argument stays as it is. */
export function shuffle<T>(items: readonly T[], random: Prng): T[] {
  const drawn = [...items]
  shuffleInPlace(drawn, random)
  return drawn
}

/** Puts `items` into a uniformly drawn order (Fisher–Yates). */
export function shuffleInPlace<T>(items: { readonly length: number; [index: number]: T }, random: Prng): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = items[last] as T
    items[last] = items[other] as T
    items[other] = kept
  }
}
