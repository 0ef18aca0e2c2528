// Runs the command as a user would: through bin/prepdeck.js, on whatever Node runs the suite or a given one.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const command = fileURLToPath(new URL('../../bin/prepdeck.js', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `prepdeck ...args` to its end with `input` on standard input. */
export function prepdeck(
  args: readonly string[],
  { input = '', cwd, env = {} }: { input?: string; cwd?: string; env?: Record<string, string> } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    })
    const out = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8')
      child[stream].on('data', (text: string) => {
        out[stream] += text
      })
    }
    child.on('error', reject)
    child.on('close', code => resolve({ code, ...out }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
