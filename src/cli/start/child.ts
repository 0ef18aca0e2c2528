// Owns a verb that runs as a process of its own, so that killing it harms nothing else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Io } from '../verb.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const packedMain = fileURLToPath(new URL('../main.js', import.meta.url))

export interface Child {
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
  /** The rest of the first line of its output that begins with `start`; undefined when it ends without one. */
  readonly line: (start: string) => Promise<string | undefined>
  /** Asks it to finish and waits until it has. */
  readonly stop: () => Promise<void>
}

/** Starts `prepdeck ...args`. `quiet` keeps its output for `line`; else it goes where ours goes. */
export function startVerb(args: readonly string[], env: Io['env'], quiet: boolean): Child {
  const path = import.meta.url.endsWith('.ts') ? main : packedMain
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args, '--attached'], {
    env,
    // Its standard input is a pipe that only we hold: when we die, it ends.
    stdio: ['pipe', quiet ? 'pipe' : 'inherit', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }))
  return {
    ended,
    line: async start => {
      if (!child.stdout) return undefined
      for await (const line of createInterface({ input: child.stdout }))
        if (line.startsWith(start)) return line.slice(start.length)
      return undefined
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
