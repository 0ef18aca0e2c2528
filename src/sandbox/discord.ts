// Owns Discord: everything that one running sandbox holds, passed to every function that acts on it.
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Gateway } from './gateway/gateway.ts'
import type { Waiting } from './interaction/waiting.ts'
import type { Journal } from './journal.ts'
import type { Limits } from './rest/limits.ts'
import type { RequestLog } from './rest/log.ts'
import type { Files } from './world/files.ts'
import type { World } from './world/model.ts'

export interface Discord {
  /** `http://127.0.0.1:4777`, without a trailing slash. */
  readonly origin: string
  readonly world: World
  readonly clock: Clock
  readonly journal: Journal
  readonly gateway: Gateway
  readonly faults: Faults
  readonly limits: Limits
  readonly waiting: Waiting
  readonly requests: RequestLog
  readonly files: Files
  /** Says that the world has changed and is to be kept. */
  changed(): void
}
