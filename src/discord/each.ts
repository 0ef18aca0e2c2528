// Owns doing much at once without holding up who waits for a reply.
import { setImmediate } from 'node:timers/promises'

/** Begins `work` for each item in a turn of the event loop of its own, so that interactions come between; their results. */
export async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const running: Promise<R>[] = []
  for (const item of items) {
    running.push(work(item))
    await setImmediate()
  }
  return Promise.all(running)
}
