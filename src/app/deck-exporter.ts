// Owns exporting beside a running bot: in a thread, one after the other, and the same wish only once.
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { err } from '../domain/result.ts'
import type { ExportOrder, ExportResult } from './export-worker.ts'

export interface DeckExporter {
  /**
   * Packages of the deck file as it is now. `export.busy` where too many wait already, `export.too-much` where it takes
   * more memory or time than an export may.
   */
  readonly exportDeck: (wish: Omit<ExportOrder, 'path'>) => Promise<ExportResult>
}

const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './export-worker.ts' : './export-worker.js', import.meta.url),
)

const MOST_WAITING = 8

/** What one export may take. */
interface Allowance {
  /** Of what lives long in its thread, in MiB. */
  readonly memoryMb: number
  readonly ms: number
}
/**
 * A deck of a hundred thousand cards takes half a minute and 40 MiB. A thread that may take more memory keeps its garbage:
 * the bot then grew by 270 MB, so it grows by 150 (measured).
 */
const usual: Allowance = { memoryMb: 128, ms: 300_000 }
/** What lives short, in MiB. */
const YOUNG_MB = 8

/** Exports the deck file at `path`. The newest result is remembered as long as nothing it hangs on changes. */
export function deckExporter(path: string, allowed: Allowance = usual): DeckExporter {
  const running = new Map<string, Promise<ExportResult>>()
  let last: { readonly key: string; readonly result: ExportResult } | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const start = async (key: string, order: ExportOrder): Promise<ExportResult> => {
    const result = await inThread(order, allowed)
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

function inThread(order: ExportOrder, { memoryMb, ms }: Allowance): Promise<ExportResult> {
  return new Promise(resolve => {
    const worker = new Worker(entry, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const end = (result: ExportResult): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(result)
    }
    const fail = (code: 'export.failed' | 'export.too-much', detail: string): void => end(err({ code, detail }))
    const timer = setTimeout(() => fail('export.too-much', `not done within ${ms} ms`), ms)
    worker.once('message', end)
    worker.once('error', error => fail(isOutOfMemory(error) ? 'export.too-much' : 'export.failed', String(error)))
    worker.once('exit', code => fail('export.failed', `its thread ended with ${code}`))
  })
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

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
