// Owns work that goes on beside the rounds of the clockwork, so that what hangs in it holds up no question.
import type { Log } from './log.ts'

export interface Beside {
  /** Begins the work, unless it is still going on. */
  readonly begin: () => void
  /** Resolves when nothing of it goes on. */
  readonly end: () => Promise<void>
}

/** What the work throws is written to the log: everything due stays due. */
export function beside(work: () => Promise<void>, log: Log): Beside {
  let running: Promise<void> | undefined
  return {
    begin: () => {
      running ??= work()
        .catch((cause: unknown) => log('error', 'round.failed', { cause }))
        .finally(() => (running = undefined))
    },
    end: async () => running,
  }
}
