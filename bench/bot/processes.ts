// Owns the processes of the bench: the sandbox and the bot as it runs in production, each by itself.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const sandbox = fileURLToPath(new URL('sandbox.ts', import.meta.url))
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface Running {
  readonly stop: () => Promise<void>
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  return { child, stop }
}

/** Resolves with the first line of its output that fits; all others are read and forgotten. */
function line({ stdout }: ChildProcess, fits: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!stdout) return reject(new Error('no output'))
    createInterface({ input: stdout })
      .on('line', text => fits(text) && resolve(text))
      .once('close', () => reject(new Error('it ended too early')))
  })
}

export async function startSandboxProcess(): Promise<Running & { readonly url: string }> {
  const { child, stop } = start([sandbox])
  return { url: await line(child, text => text.startsWith('http')), stop }
}

export interface Bot extends Running {
  /** From its start to READY. */
  readonly readyMs: number
  /** What it has resident now, and the most that it ever had, in megabytes. */
  readonly memory: () => { readonly now: number; readonly peak: number }
  /** A figure of its /metrics. */
  readonly figure: (name: string) => Promise<number>
}

export async function startBotProcess(url: string, folder: string): Promise<Bot> {
  const port = await freePort()
  const env = { DISCORD_TOKEN: 'bench-token', DISCORD_API: `${url}/api`, DATA_DIR: folder, HEALTH_PORT: String(port) }
  const from = performance.now()
  const { child, stop } = start([main, 'bot', '--attached'], env)
  await line(child, text => text.includes('"bot.ready"'))
  const readyMs = performance.now() - from
  return {
    stop,
    readyMs,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1])
      return { now: (kilobytes('VmRSS') * 1_024) / 1e6, peak: (kilobytes('VmHWM') * 1_024) / 1e6 }
    },
    figure: async name => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      const found = new RegExp(`^prepdeck_${name} (\\S+)$`, 'm').exec(text)?.[1]
      if (found === undefined) throw new Error(`the bot has no figure ${name}`)
      return Number(found)
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // bound to TCP, never to a pipe
  server.close()
  await once(server, 'close')
  return port
}
