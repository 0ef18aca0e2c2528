// Owns clearing away what a run that was killed left beside its goal: half-made files and folders under names of their own.
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Removes every `.NAME.PID.tmp` beside `path` whose process does not run any more. Nothing of that is worth a failure. */
export const removeLeftOver = (path: string): void => removeLeftOvers([path])

/** The same beside each of `paths`; every folder is looked into once. */
export function removeLeftOvers(paths: Iterable<string>): void {
  for (const [folder, goals] of Map.groupBy(paths, dirname)) {
    const names = new Set(goals.map(goal => basename(goal)))
    try {
      for (const found of readdirSync(folder)) {
        const [, name = '', pid] = /^\.([^]+)\.(\d+)\.tmp$/.exec(found) ?? []
        if (pid === undefined || !names.has(name) || isRunning(Number(pid))) continue
        rmSync(join(folder, found), { recursive: true, force: true })
      }
    } catch {
      // Whoever may not look may not write either, and hears of that.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
