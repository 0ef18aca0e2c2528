// Owns when a long-running verb ends: at a signal, or with --attached when whoever started it is gone.
import type { Io } from './verb.ts'

/** Resolves at Ctrl-C or SIGTERM, and under `--attached` also when standard input ends: a killed parent closes it. */
export function stopSignal(io: Pick<Io, 'args' | 'stdin' | 'stop'>): Promise<void> {
  return new Promise(resolve => {
    const isAttached = io.args.flags.has('attached')
    const end = (): void => {
      // A pipe that is still read would keep the process alive.
      if (isAttached) io.stdin.pause()
      resolve()
    }
    if (io.stop.aborted) return end()
    io.stop.addEventListener('abort', end, { once: true })
    if (!isAttached) return
    for (const event of ['end', 'close', 'error']) io.stdin.once(event, end)
    io.stdin.resume()
  })
}
