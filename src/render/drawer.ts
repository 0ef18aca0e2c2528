// Owns drawing pictures beside the main thread: one at a time, a bounded queue, each once as long as it is remembered.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { PictureSource } from './picture.ts'

/** More wait for no picture: their message goes without. */
const MOST_WAITING = 100
/** Formulas take milliseconds; whatever takes this long is given up, with its thread. */
const LONGEST_MS = 10_000
/** About 10 kB each. */
const MOST_REMEMBERED = 500

export interface Drawer {
  /** The picture, where it was drawn before. */
  readonly drawn: (source: PictureSource) => Uint8Array | undefined
  /** The picture, drawn now if need be. Undefined where it cannot be drawn, or too many others wait. */
  readonly draw: (source: PictureSource) => Promise<Uint8Array | undefined>
  /** Ends the thread; what still waits is not drawn. */
  readonly close: () => Promise<void>
}

interface Job {
  readonly source: PictureSource
  readonly resolve: (bytes: Uint8Array | undefined) => void
}
interface Done {
  readonly bytes?: Uint8Array
  readonly problem?: string
}

/** Starts its thread with the first picture. `onProblem` is told why one could not be drawn. */
export function createDrawer(onProblem: (problem: string, source: PictureSource) => void): Drawer {
  const known = new Map<string, Uint8Array>()
  const running = new Map<string, Promise<Uint8Array | undefined>>()
  const waiting: Job[] = []
  const state: { worker: Worker | undefined; job: Job | undefined; isClosed: boolean } = {
    worker: undefined,
    job: undefined,
    isClosed: false,
  }
  const finish = (done: Done): void => {
    const { job } = state
    state.job = undefined
    if (done.problem !== undefined && job) onProblem(done.problem, job.source)
    job?.resolve(done.bytes)
    next()
  }
  const drop = (problem: string): void => {
    void state.worker?.terminate()
    state.worker = undefined
    finish({ problem })
  }
  const next = (): void => {
    const job = state.isClosed ? undefined : waiting.shift()
    if (!job) return
    state.job = job
    const worker = (state.worker ??= startWorker())
    const settle = (then: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError)
      then()
    }
    const onMessage = (done: Done): void => settle(() => finish(done))
    const onError = (error: unknown): void => settle(() => drop(String(error)))
    const timer = setTimeout(() => settle(() => drop(`not drawn within ${LONGEST_MS} ms`)), LONGEST_MS)
    worker.on('message', onMessage).on('error', onError)
    worker.postMessage(job.source)
  }
  const remember = (key: string, bytes: Uint8Array): void => {
    known.set(key, bytes)
    for (const oldest of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break
      known.delete(oldest)
    }
  }
  return {
    drawn: source => known.get(keyOf(source)),
    draw: async source => {
      const key = keyOf(source)
      const before = known.get(key) ?? running.get(key)
      if (before) return before
      if (state.isClosed || waiting.length >= MOST_WAITING) return undefined
      const drawing = new Promise<Uint8Array | undefined>(resolve => {
        waiting.push({ source, resolve })
        if (!state.job) next()
      })
      running.set(key, drawing)
      const bytes = await drawing
      running.delete(key)
      if (bytes) remember(key, bytes)
      return bytes
    },
    close: async () => {
      state.isClosed = true
      for (const job of waiting.splice(0)) job.resolve(undefined)
      state.job?.resolve(undefined)
      await state.worker?.terminate()
    },
  }
}

/** The same file in the sources and in a build. */
function startWorker(): Worker {
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(new URL('./worker.ts', import.meta.url))
    : new Worker(new URL('./worker.js', import.meta.url))
  // A picture that nobody waits for keeps no process alive.
  worker.unref()
  return worker
}

const keyOf = (source: PictureSource): string => createHash('sha256').update(JSON.stringify(source)).digest('base64url')
