// Owns the wait for a bot's first response: three seconds of real time, then the interaction has failed.
import type { Clock } from '../clock.ts'

/** "Within 3 seconds" (Discord API reference, "Receiving and Responding"). */
export const responseLimitMs = 3_000

export interface Waiting {
  /** Resolves true at the first response, false when the time is over (or the sandbox ends). */
  forResponse(interactionId: string): Promise<boolean>
  /** Whether the interaction may still be answered. */
  isOpen(interactionId: string): boolean
  /** Ends the wait: it was answered. */
  answered(interactionId: string): void
  clear(): void
}

export function createWaiting(clock: Clock): Waiting {
  const open = new Map<string, { deadlineMs: number; end: (isAnswered: boolean) => void }>()
  return {
    forResponse: interactionId =>
      new Promise(resolve => {
        const timer = setTimeout(() => open.get(interactionId)?.end(false), responseLimitMs)
        const end = (isAnswered: boolean): void => {
          clearTimeout(timer)
          open.delete(interactionId)
          resolve(isAnswered)
        }
        open.set(interactionId, { deadlineMs: clock.elapsedMs() + responseLimitMs, end })
      }),
    // The deadline counts even where a busy process runs the timer late.
    isOpen: interactionId => clock.elapsedMs() < (open.get(interactionId)?.deadlineMs ?? 0),
    answered: interactionId => open.get(interactionId)?.end(true),
    clear: () => open.forEach(({ end }) => end(false)),
  }
}
