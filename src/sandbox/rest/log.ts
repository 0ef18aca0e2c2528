// Owns the log of the bot's REST requests (bounded; kept in memory).
import type { Problem } from '../rules/problem.ts'

interface LoggedRequest {
  readonly seq: number
  /** Sandbox time in epoch milliseconds. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body?: unknown
  readonly problems?: readonly Problem[]
}

export interface RequestLog {
  add(request: Omit<LoggedRequest, 'seq'>): void
  /** Oldest first. */
  list(): readonly LoggedRequest[]
}

const limit = 5_000

export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = []
  let last = 0
  return {
    add(request) {
      requests.push({ seq: ++last, ...request })
      if (requests.length > limit) requests.splice(0, limit / 10)
    },
    list: () => requests,
  }
}
