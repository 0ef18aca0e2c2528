// Owns noticing that notes have changed: the file system says so, and what comes in a burst is told once.
import { lstatSync, readdirSync, watch, type FSWatcher } from 'node:fs'
import { join, sep } from 'node:path'

/** An editor writes a file in several steps; they come closer together than this. */
export const BURST_MS = 50

/** Calls `changed` after every burst of changes below `folder` (its own links aside), until the signal. */
export function watchNotes(folder: string, changed: () => void, stop: AbortSignal): void {
  let waiting: NodeJS.Timeout | undefined
  watchTree(folder, stop, () => {
    clearTimeout(waiting)
    waiting = setTimeout(changed, BURST_MS)
  })
  stop.addEventListener('abort', () => clearTimeout(waiting), { once: true })
}

/**
 * Calls `noticed` for every change below `folder`. One watcher for each folder: where the system does not watch a whole
 * tree, Node's own way looks at every file, and ends the process at a link to itself (its recursive_watch.js).
 */
function watchTree(folder: string, stop: AbortSignal, noticed: () => void): void {
  const watchers = new Map<string, FSWatcher>()
  const open = (path: string): void => {
    const watcher = watch(path, { signal: stop }, (event, name) => {
      if (name !== null && isPassedOver(name)) return
      noticed()
      if (event === 'rename') look(path, name)
    })
    // A folder that goes away leaves what was compiled last.
    watcher.on('error', () => close(path))
    watchers.set(path, watcher)
    for (const below of foldersIn(path)) openNew(below)
  }
  /** Follows what came or went in `path`; without a name, whatever it was. */
  const look = (path: string, name: string | null): void => {
    if (name === null) for (const below of foldersIn(path)) openNew(below)
    else if (isFolder(join(path, name))) openNew(join(path, name))
    else close(join(path, name))
    if (path !== folder && !isFolder(path)) close(path)
  }
  const openNew = (path: string): void => {
    if (watchers.has(path)) return
    try {
      open(path)
    } catch {
      // Gone again, or nobody may look into it: the build tells what it cannot read.
    }
  }
  const close = (path: string): void => {
    if (!watchers.has(path)) return
    for (const [each, watcher] of watchers) {
      if (each !== path && !each.startsWith(path + sep)) continue
      watcher.close()
      watchers.delete(each)
    }
  }
  open(folder)
}

const isFolder = (path: string): boolean => {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/** As the reader of notes does; our own files on their way are among them. */
const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !isPassedOver(entry.name))
      .map(({ name }) => join(path, name))
  } catch {
    return []
  }
}
