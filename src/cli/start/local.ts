// Owns the local Discord of `start`: sandbox and bot side by side, until we are asked to stop or one cannot go on.
import { join } from 'node:path'
import { deckSource } from '../../storage/deck/source.ts'
import { openPlayStore } from '../../storage/play/open.ts'
import { exitCodes, type ExitCode } from '../exit-code.ts'
import { addressLine } from '../sandbox.ts'
import type { Io } from '../verb.ts'
import { startVerb, type Child } from './child.ts'
import { seed } from './seed.ts'

/** Serves the deck at `deckPath` in a local Discord whose world and play are kept in `data`; prints the page's address. */
export async function serveLocally(io: Io, data: string, deckPath: string): Promise<ExitCode> {
  const fresh = io.args.flags.has('fresh') ? ['--fresh'] : []
  const sandbox = startVerb(['sandbox', ...fresh], io.env, true)
  const page = await sandbox.line(addressLine)
  if (page === undefined) return codeOf((await sandbox.ended).code)
  try {
    const url = page.replace(/\/$/, '').replace('localhost', '127.0.0.1')
    const seeded = await seedPlay(io, url, data, deckPath)
    if (seeded !== exitCodes.done) return seeded
    io.stdout.write(
      `\nOpen ${page} in a browser: a Discord of your own, with today's question in it.\nCtrl-C ends it.\n\n`,
    )
    return await keepBot(io, url, sandbox)
  } finally {
    await sandbox.stop()
  }
}

async function seedPlay(io: Io, url: string, data: string, deckPath: string): Promise<ExitCode> {
  const store = await openPlayStore(join(data, 'play.sqlite'))
  if (!store.ok) {
    io.stderr.write(`${store.error.path} cannot be used: ${store.error.code}\n`)
    return exitCodes.configuration
  }
  const decks = deckSource(deckPath)
  try {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
    if (await seed({ url, store: store.value, decks, zone })) return exitCodes.done
    io.stderr.write('No deck has a card to ask: mend the notes, then start again.\n')
    return exitCodes.content
  } finally {
    decks.close()
    await store.value.close()
  }
}

/** How long a bot must have lived for its end to be an accident worth another start. */
const SETTLED_MS = 2_000

/** Runs the bot, and again when something killed it; its own refusals (credentials, files) end the run. */
async function keepBot(io: Io, url: string, sandbox: Child): Promise<ExitCode> {
  const env = { ...io.env, DISCORD_TOKEN: 'sandbox', DISCORD_API: `${url}/api` }
  const stopped = new Promise<'stop'>(resolve => {
    if (io.stop.aborted) resolve('stop')
    io.stop.addEventListener('abort', () => resolve('stop'), { once: true })
  })
  for (;;) {
    const startedAt = performance.now()
    const bot = startVerb(['bot'], env, false)
    const first = await Promise.race([stopped, bot.ended, sandbox.ended.then(() => 'no sandbox' as const)])
    if (first === 'stop') {
      await bot.stop()
      return exitCodes.done
    }
    if (first === 'no sandbox') {
      await bot.stop()
      // Ctrl-C reaches the whole group: then the sandbox may be the first to go.
      if (io.stop.aborted) return exitCodes.done
      io.stderr.write('The local Discord ended unexpectedly.\n')
      return exitCodes.bug
    }
    if (io.stop.aborted) return exitCodes.done
    if (first.signal === null || performance.now() - startedAt < SETTLED_MS) {
      io.stderr.write(`The bot ended (${first.signal ?? `exit code ${first.code}`}).\n`)
      return codeOf(first.code)
    }
    io.stderr.write(`The bot was killed (${first.signal}); it starts again.\n`)
  }
}

const codeOf = (code: number | null): ExitCode =>
  Object.values(exitCodes).find(known => known === code) ?? exitCodes.bug
