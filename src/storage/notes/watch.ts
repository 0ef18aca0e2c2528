// Owns noticing that notes have changed: the file system says so, and what comes in a burst is told once.
import { watch } from 'node:fs'

/** An editor writes a file in several steps; they come closer together than this. */
export const BURST_MS = 50

/** Calls `changed` after every burst of changes below `folder` (its own links aside), until the signal. */
export function watchNotes(folder: string, changed: () => void, stop: AbortSignal): void {
  let waiting: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true, signal: stop, persistent: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(changed, BURST_MS)
  })
  // A folder that goes away leaves what was compiled last.
  watcher.on('error', () => {})
  stop.addEventListener('abort', () => clearTimeout(waiting), { once: true })
}
