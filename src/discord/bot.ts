// Owns the bot as a whole: session, router, commands and clockwork, from login to an orderly end.
import type { DeckSource } from '../app/deck-source.ts'
import type { PlayStore } from '../app/play-store.ts'
import type { Clock } from '../domain/time.ts'
import { discordApi } from './api.ts'
import type { World } from './define.ts'
import { failureOf } from './api.ts'
import { openGateway, type GatewayEnd } from './gateway.ts'
import type { Log } from './log.ts'
import { registerCommands } from './register.ts'
import { createRouter } from './router.ts'
import { startScheduler } from './scheduler.ts'

export interface BotOptions {
  readonly token: string
  /** Another Discord API than the real one, without a slash at its end. */
  readonly address: string | undefined
  readonly store: PlayStore
  readonly decks: DeckSource
  readonly clock: Clock
  /** Calls back whenever `clock` has jumped. */
  readonly onClockJump: (jumped: () => void) => void
  readonly log: Log
  /** Names this process in leases: another one has another name. */
  readonly owner: string
  /** Resolves when the bot should end. */
  readonly stop: Promise<void>
}

/** Runs until `stop`, then finishes what was begun; or until Discord will not have it any more. */
export async function runBot(options: BotOptions): Promise<'stopped' | GatewayEnd> {
  const { token, address, store, decks, clock, log } = options
  const world: World = { store, decks, clock, log }
  const api = discordApi(token, address)
  const refused = Promise.withResolvers<GatewayEnd>()
  const onUnauthorised = (): void =>
    refused.resolve({ code: 'credentials', detail: 'Discord does not accept the token' })
  const router = createRouter(world, api, onUnauthorised)
  const gateway = openGateway({ token, address, log, onInteraction: router.handle })
  const end = Promise.race([options.stop.then(() => 'stopped' as const), gateway.ended, refused.promise])
  const session = await Promise.race([gateway.ready, end.then(() => undefined)])
  if (!session) {
    await gateway.close()
    return end
  }
  log('info', 'bot.ready', { application: session.applicationId })
  const scheduler = startScheduler({ world, api, botId: session.botId, onUnauthorised }, options.owner)
  options.onClockJump(scheduler.wake)
  await registerCommands(api, session.applicationId, log).catch((cause: unknown) => {
    // What is registered already still works; the next start tries again.
    const failure = failureOf(cause)
    if (failure?.kind === 'unauthorised') onUnauthorised()
    log('error', 'commands.failed', { cause: failure?.detail ?? cause })
  })
  const reason = await end
  log('info', 'bot.ending', { reason: reason === 'stopped' ? reason : reason.code })
  // No new interactions first; those that have come are answered, and a post that was begun is recorded.
  await gateway.close()
  await Promise.all([router.drain(), scheduler.stop()])
  log('info', 'bot.ended')
  return reason
}
