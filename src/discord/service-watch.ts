// Owns counting the minutes in which the service was up: the gateway ready, and no acknowledgement failed.
import type { PlayStore } from '../app/play-store.ts'
import { instant, MINUTE, type Clock, type Instant } from '../domain/time.ts'

export interface ServiceWatch {
  /** An acknowledgement failed: its minute does not count. */
  readonly failed: () => void
  /** The clock jumped: nobody lived through the time between, so it is no outage. */
  readonly jumped: () => void
  /** Writes down the minutes that are over. Called at least once in every minute; one without a call does not count. */
  readonly look: () => Promise<void>
}

const minuteOf = (at: Instant): Instant => instant(Math.floor(at / MINUTE) * MINUTE)

/** Watches from the first look on. */
export function watchService(store: Pick<PlayStore, 'recordUp'>, clock: Clock, isUp: () => boolean): ServiceWatch {
  let current: { readonly minute: Instant; isGood: boolean } | undefined
  let hasJumped = false
  return {
    failed: () => {
      if (current) current.isGood = false
    },
    jumped: () => {
      hasJumped = true
    },
    look: async () => {
      const minute = minuteOf(clock())
      const before = current
      if (!before) await store.recordUp({ from: minute, to: minute })
      if (before?.minute === minute) {
        before.isGood &&= isUp()
        return
      }
      const to = hasJumped || !before ? minute : instant(Math.min(minute, before.minute + MINUTE))
      hasJumped = false
      // Before the write, which may fail: then these minutes count as lost, and the next ones do not.
      current = { minute, isGood: isUp() }
      if (before?.isGood && to > before.minute) await store.recordUp({ from: before.minute, to })
    },
  }
}
