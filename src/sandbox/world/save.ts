// Owns world.json: reading it at start, and writing it atomically after changes.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyWorld } from './seed.ts'
import type { World } from './model.ts'

const version = 1
const fileName = 'world.json'

type Loaded = { ok: true; world: World } | { ok: false; detail: string }

/** JSON for what JSON lacks: maps and big integers. */
const encode = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { $map: [...value] } : typeof value === 'bigint' ? { $bigint: String(value) } : value

const decode = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('$map' in value && Array.isArray(value.$map)) return new Map(value.$map as [unknown, unknown][])
  if ('$bigint' in value && typeof value.$bigint === 'string') return BigInt(value.$bigint)
  return value
}

/**
 * The world that an earlier run kept, or an empty one. Addresses of attachments are moved to `origin`, because the
 * port may be another one now. A file that cannot be read is an error that names it: it is never overwritten.
 */
export async function loadWorld(
  folder: string | undefined,
  fresh: boolean,
  origin: string,
  now: number,
): Promise<Loaded> {
  if (folder === undefined || fresh) return { ok: true, world: emptyWorld(now) }
  const path = join(folder, fileName)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { ok: true, world: emptyWorld(now) }
    return { ok: false, detail: `${path}: ${String(error)}` }
  }
  try {
    const kept = JSON.parse(text) as { version?: unknown; origin?: unknown }
    if (kept.version !== version || typeof kept.origin !== 'string')
      return { ok: false, detail: `${path} has version ${String(kept.version)}; this sandbox reads version ${version}` }
    const moved = text.replaceAll(`${kept.origin}/attachments/`, `${origin}/attachments/`)
    return { ok: true, world: (JSON.parse(moved, decode) as { world: World }).world }
  } catch (error) {
    return { ok: false, detail: `${path} is not a world: ${String(error)}` }
  }
}

export interface Saver {
  /** Says that something changed: it is written soon. */
  changed(): void
  /** Writes what is not written yet. */
  close(): Promise<void>
}

/** Writes `world()` to the folder after changes, a moment late so that a burst is one write; a failure is reported. */
export function createSaver(folder: string | undefined, snapshot: () => { origin: string; world: World }): Saver {
  if (folder === undefined) return { changed: () => undefined, close: async () => undefined }
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  let delayMs = 200

  const write = async (): Promise<void> => {
    const startedAt = performance.now()
    const path = join(folder, fileName)
    const text = JSON.stringify({ version, ...snapshot() }, encode)
    try {
      await mkdir(folder, { recursive: true })
      const file = await open(`${path}.part`, 'w')
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.part`, path)
    } catch (error) {
      process.emitWarning(`the sandbox's world could not be kept: ${String(error)}`)
    }
    // A large world is written less often: saving never takes more than a tenth of the time.
    delayMs = Math.max(200, 10 * (performance.now() - startedAt))
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    return (writing = writing.then(write))
  }

  return {
    changed: () => void (timer ??= setTimeout(() => void flush(), delayMs)),
    close: () => (timer ? flush() : writing),
  }
}
