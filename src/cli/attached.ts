// Owns when a long-running verb ends: at a signal, or with --attached when whoever started it is gone.
import type { Io } from './verb.ts'

/** Resolves at Ctrl-C or SIGTERM, and under `--attached` also when standard input ends: a killed parent closes it. */
export function stopSignal(io: Pick<Io, 'args' | 'stdin' | 'stop'>): Promise<void> {
  return new Promise(resolve => {
    if (io.stop.aborted) resolve()
    io.stop.addEventListener('abort', () => resolve(), { once: true })
    if (!io.args.flags.has('attached')) return
    for (const event of ['end', 'close', 'error']) io.stdin.once(event, () => resolve())
    io.stdin.resume()
  })
}
