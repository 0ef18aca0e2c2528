// Owns the log: one line for each event, JSON for machines, plain for people at a terminal; never a secret or an answer.
import type { Clock } from '../domain/time.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof levels)[number]
type Fields = Readonly<Record<string, unknown>>
/** Writes one event. An Error in `cause` is written with its stack. */
export type Log = (level: Level, event: string, fields?: Fields) => void

/** A log that leaves out what is below `level`; `pretty` is for a terminal. */
export function createLog(options: {
  readonly write: (line: string) => unknown
  readonly pretty: boolean
  readonly level: Level
  readonly clock: Clock
}): Log {
  return (level, event, fields = {}) => {
    if (levels.indexOf(level) < levels.indexOf(options.level)) return
    const time = Temporal.Instant.fromEpochMilliseconds(options.clock()).toString({ smallestUnit: 'millisecond' })
    const plain = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, told(value)]))
    options.write(
      `${options.pretty ? prettyLine(time, level, event, plain) : JSON.stringify({ time, level, event, ...plain })}\n`,
    )
  }
}

function told(value: unknown): unknown {
  if (!(value instanceof Error)) return value
  return value.cause === undefined ? value.stack : `${value.stack}\ncaused by ${String(told(value.cause))}`
}

function prettyLine(time: string, level: Level, event: string, fields: Fields): string {
  const rest = Object.entries(fields).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `${name}=${text}`
  })
  return [time.slice(11, 19), level.padEnd(5), event, ...rest].join(' ')
}
