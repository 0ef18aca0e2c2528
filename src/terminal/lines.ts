// Owns reading lines: one at a time from a terminal or a pipe, until it ends or somebody wants to stop.
import { createInterface } from 'node:readline'

export interface Lines {
  /** The next line without its end; undefined when there is none, or at a stop. */
  readonly next: () => Promise<string | undefined>
  readonly close: () => void
}

export function readLines(input: NodeJS.ReadableStream, stop: AbortSignal): Lines {
  // Not `terminal: true`: the terminal itself edits the line, and Ctrl-C stays a signal.
  const reader = createInterface({ input, terminal: false })
  const iterator = reader[Symbol.asyncIterator]()
  const close = (): void => reader.close()
  if (stop.aborted) close()
  else stop.addEventListener('abort', close, { once: true })
  return {
    next: async () => {
      const { done, value } = await iterator.next()
      return done === true || stop.aborted ? undefined : value
    },
    close,
  }
}
