// Owns `prepdeck sandbox`: the local Discord alone, for any bot that is given its address.
import { resolve } from 'node:path'
import { readConfig } from '../config/config.ts'
import { startSandbox, type Started } from '../sandbox/main.ts'
import { exitCodes } from './exit-code.ts'
import { stopSignal } from './attached.ts'
import type { Verb } from './verb.ts'

/** What the line with the page's address begins with; `start` waits for it. */
export const addressLine = 'Local Discord: '

export const verb: Verb = {
  name: 'sandbox',
  summary: 'a Discord of your own on this machine: REST, gateway and a page in the browser',
  usage: '',
  positionals: 0,
  options: {
    fresh: { says: 'forget the world of earlier runs' },
    attached: { says: 'end when standard input ends' },
  },
  examples: [
    ['prepdeck sandbox', 'serves it on SANDBOX_PORT (4777), its world kept in DATA_DIR'],
    ['prepdeck sandbox --fresh', 'begins with an empty world'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    const { SANDBOX_PORT: port, DATA_DIR } = config.value
    const options = { dataFolder: resolve(io.cwd, DATA_DIR, 'sandbox'), fresh: io.args.flags.has('fresh') }
    let started: Started = await startSandbox({ port: port.number, ...options })
    if (!started.ok && started.error.code === 'port.taken' && !port.asked) {
      io.stderr.write(`Port ${port.number} is taken; a free one is used instead.\n`)
      started = await startSandbox({ port: 0, ...options })
    }
    if (!started.ok) {
      io.stderr.write(`${problemLine(started.error)}\n`)
      return exitCodes.configuration
    }
    const sandbox = started.value
    io.stdout.write(`${addressLine}http://localhost:${sandbox.port}/\n`)
    await stopSignal(io)
    await sandbox.close()
    return exitCodes.done
  },
}

function problemLine({ code, detail }: { code: 'port.taken' | 'world.unreadable'; detail: string }): string {
  switch (code) {
    case 'port.taken':
      return `SANDBOX_PORT: ${detail}; give another one, or leave it unset for any that is free`
    case 'world.unreadable':
      return `The sandbox's world cannot be read: ${detail}. Start with --fresh to begin anew.`
  }
}
