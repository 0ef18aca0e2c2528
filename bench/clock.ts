// Owns how a duration is found: contenders take turns in short slices, and each one's best slice counts.

/** What is timed: `run` does it `times` times and returns a number made of all results, so that none is skipped. */
export interface Contender {
  readonly name: string
  readonly run: (times: number) => number
  /** Called before every slice, untimed: makes what the slice will use up. */
  readonly prepare?: (times: number) => void
}

/** Long against the clock's grain, short against what else the machine does. */
const sliceMs = 2
const slices = 120
const warmUpMs = 60

/**
 * Nanoseconds per call of each contender, in their order. Taking turns gives all of them the same good and bad moments
 * of the machine; the best slice is the one that was disturbed least.
 */
export function time(contenders: readonly Contender[]): readonly number[] {
  const turns = contenders.map(contender => ({ contender, times: timesPerSlice(contender), best: Infinity }))
  for (let slice = 0; slice < slices; slice++) {
    for (const turn of turns) turn.best = Math.min(turn.best, nanoseconds(turn.contender, turn.times) / turn.times)
  }
  return turns.map(turn => turn.best)
}

/** Warms `contender` up and finds how often it fits into a slice. */
function timesPerSlice(contender: Contender): number {
  const until = performance.now() + warmUpMs
  let times = 16
  while (performance.now() < until) {
    const ms = nanoseconds(contender, times) / 1e6
    times = Math.max(1, Math.round(times * Math.min(4, sliceMs / Math.max(ms, 0.001))))
  }
  return times
}

function nanoseconds({ name, run, prepare }: Contender, times: number): number {
  prepare?.(times)
  const startedAt = performance.now()
  const consumed = run(times)
  const ms = performance.now() - startedAt
  if (!Number.isFinite(consumed)) throw new Error(`${name} gave ${consumed}: it does not compute what it should`)
  return ms * 1e6
}

export const geometricMean = (xs: readonly number[]): number =>
  Math.exp(xs.map(x => Math.log(x)).reduce((a, b) => a + b) / xs.length)
