// Owns clearing away what a run that was killed left beside its goal: half-made files and folders under names of their own.
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Removes every `.NAME.PID.tmp` beside `path` whose process does not run any more. Nothing of that is worth a failure. */
export function removeLeftOver(path: string): void {
  const before = `.${basename(path)}.`
  try {
    for (const name of readdirSync(dirname(path))) {
      const pid = /^(\d+)\.tmp$/.exec(name.slice(before.length))?.[1]
      if (!name.startsWith(before) || pid === undefined || isRunning(Number(pid))) continue
      rmSync(join(dirname(path), name), { recursive: true, force: true })
    }
  } catch {
    // Whoever may not look may not write either, and hears of that.
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
