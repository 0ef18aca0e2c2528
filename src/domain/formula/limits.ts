// Owns how large a formula may be, so that nothing anyone types can stall the program.

export const limits = {
  /** UTF-16 units of source, by dialect. */
  length: { author: 2_000, typed: 200 },
  /** The same of a typed answer whose signs are written out in the language: `2½T` is fifty. */
  writtenOut: 8_000,
  /** Nesting of brackets, calls, signs, `not` and `^`. */
  depth: 64,
  /** Numbers, names, operators and calls in one tree. */
  nodes: 512,
  /** Elements of one list. */
  list: 1_024,
  /** Largest argument of factorial: 171! is beyond every double. */
  factorial: 170,
  /** Bits of a numerator or denominator; a longer one leaves exactness. */
  bits: 1_024,
  /** Sum of the rows' `cost` over a tree, times the elements they may meet, known before it runs. */
  cost: 65_536,
  /** Units that one evaluation may spend (see work.ts): some milliseconds at most. */
  work: 50_000,
} as const
