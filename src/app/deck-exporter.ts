// Owns exporting beside a running bot: in a thread, one after the other, and the same wish only once.
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { err } from '../domain/result.ts'
import type { ExportOrder, ExportResult } from './export-worker.ts'

export interface DeckExporter {
  /** Packages of the deck file as it is now. `export.busy` where too many wait already. */
  readonly exportDeck: (wish: Omit<ExportOrder, 'path'>) => Promise<ExportResult>
}

const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './export-worker.ts' : './export-worker.js', import.meta.url),
)

/** A deck of a hundred thousand cards takes half a minute; whatever takes this long is given up. */
const LONGEST_MS = 300_000
const MOST_WAITING = 8

/** Exports the deck file at `path`. The newest result is remembered as long as nothing it hangs on changes. */
export function deckExporter(path: string): DeckExporter {
  const running = new Map<string, Promise<ExportResult>>()
  let last: { readonly key: string; readonly result: ExportResult } | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const start = async (key: string, order: ExportOrder): Promise<ExportResult> => {
    const result = await inThread(order)
    last = { key, result }
    running.delete(key)
    return result
  }
  return {
    exportDeck: wish => {
      const key = keyOf(path, wish)
      const before = running.get(key)
      if (before) return before
      if (last?.key === key && last.result.ok) return Promise.resolve(last.result)
      if (running.size >= MOST_WAITING) return Promise.resolve(err({ code: 'export.busy' }))
      const result = turn.then(() => start(key, { ...wish, path }))
      running.set(key, result)
      turn = result
      return result
    },
  }
}

function inThread(order: ExportOrder): Promise<ExportResult> {
  return new Promise(resolve => {
    const worker = new Worker(entry, { workerData: order })
    const end = (result: ExportResult): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(result)
    }
    const fail = (detail: string): void => end(err({ code: 'export.failed', detail }))
    const timer = setTimeout(() => fail(`not done within ${LONGEST_MS} ms`), LONGEST_MS)
    worker.once('message', end)
    worker.once('error', error => fail(String(error)))
    worker.once('exit', code => fail(`its thread ended with ${code}`))
  })
}

/** Everything that decides the bytes: the file as it is now, and the wish. */
function keyOf(path: string, wish: Omit<ExportOrder, 'path'>): string {
  const values = Object.entries(wish).map(([name, value]) => [
    name,
    value instanceof Set ? [...(value as ReadonlySet<string>)].sort() : value,
  ])
  return `${stampOf(path)} ${JSON.stringify(values)}`
}

function stampOf(path: string): string {
  try {
    const { ino, mtimeNs, size } = statSync(path, { bigint: true })
    return `${ino} ${mtimeNs} ${size}`
  } catch {
    return ''
  }
}
