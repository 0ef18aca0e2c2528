// Owns the bot as a process of its own, as it runs in production, against the sandbox.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface BotProcess {
  readonly child: ChildProcess
  /** What it has written to standard error. */
  readonly said: () => string
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

/**
 * Starts `prepdeck bot`; resolves when its commands are registered. `within` runs a shell line first that ends in
 * `exec "$@"`, in namespaces of its own.
 */
export async function startProcess(url: string, folder: string, within?: string): Promise<BotProcess> {
  const env = {
    ...process.env,
    DISCORD_TOKEN: 'test-token',
    DISCORD_API: `${url}/api`,
    DATA_DIR: folder,
    HEALTH_PORT: '0',
  }
  const program = [process.execPath, '--disable-warning=ExperimentalWarning', main, 'bot']
  const [file = '', ...args] =
    within === undefined ? program : ['/usr/bin/unshare', '-rm', 'sh', '-c', within, 'sh', ...program]
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => (said += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  for await (const line of createInterface({ input: child.stdout }))
    if (line.includes('"commands.registered"')) {
      child.stdout.resume()
      return { child, said: () => said, ended }
    }
  throw new Error(`the bot ended before it was ready: ${said}`)
}
