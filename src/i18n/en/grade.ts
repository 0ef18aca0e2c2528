// Owns the English sentences to an answer that is nearly right, or told on which side it lies.
import type { Direction } from '../../domain/grading/bounds.ts'
import type { Confusion } from '../../domain/grading/slip.ts'

export const grade = {
  /** What was confused, in a slip of the unit. */
  confused: {
    thousands: 'a prefix of 1000 (k, M, G) is off',
    binary: 'a prefix of 1024 (Ki, Mi, Gi) is off',
    mixed: 'prefixes of 1000 (MB) and of 1024 (MiB) are mixed up',
    bits: 'bits and bytes are mixed up',
    sixties: 'units of time that are 60 apart are mixed up',
    hours: 'hours and seconds are mixed up',
    operations: 'one MAC is two FLOP',
    percent: 'percent and plain share are mixed up',
    nats: 'bits and nats are mixed up',
  } satisfies Record<Confusion, string>,
  slip: (factor: string, direction: Direction, confused: readonly string[]) =>
    `The number is ${factor} times too ${direction === 'high' ? 'large' : 'small'}: ${confused.join(', and ')}.`,
  direction: { high: 'The number is too high.', low: 'The number is too low.' } satisfies Record<Direction, string>,
}
