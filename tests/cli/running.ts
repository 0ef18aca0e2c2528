// Runs a long command as a user would, and waits for what it prints.
import { spawn } from 'node:child_process'
import { command } from './process.ts'

export interface Running {
  /** The first group of `pattern` in what it has printed or will print; fails when it ends before. */
  readonly printed: (pattern: RegExp) => Promise<string>
  /** Closes its standard input and waits for its end; gives the exit code. */
  readonly end: () => Promise<number | null>
}

/** Starts `prepdeck ...args`; with --attached it ends when `end` closes its standard input. */
export function running(args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  })
  let text = ''
  const ended = new Promise<number | null>(resolve => void child.on('close', resolve))
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => (text += part))
  child.stdin.on('error', () => {})
  return {
    printed: pattern =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text)
          if (found) resolve(found[1] ?? found[0])
        }
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
        void ended.then(code => reject(new Error(`ended with ${code} before it printed ${pattern}:\n${text}`)))
        look()
      }),
    end: () => {
      child.stdin.end()
      return ended
    },
  }
}
