// Owns the bot as a whole: session, router, commands and clockwork, from login to an orderly end.
import { applyErasures, type ErasureJournal } from '../app/erase-person.ts'
import type { DeckExporter } from '../app/deck-exporter.ts'
import type { DeckSource } from '../app/deck-source.ts'
import type { Metrics } from '../app/metrics.ts'
import type { PlayStore } from '../app/play-store.ts'
import { SECOND, type Clock } from '../domain/time.ts'
import type { GatewayGuildCreateDispatchData } from 'discord-api-types/v10'
import { openAlbum } from './album.ts'
import { beside } from './beside.ts'
import { discordApi } from './api.ts'
import { counting } from './counting.ts'
import type { World } from './define.ts'
import { followDiscord } from './discord-time.ts'
import { openGateway, type GatewayEnd, type Patience } from './gateway.ts'
import type { StartBook } from './identify.ts'
import type { Log } from './log.ts'
import { createMembers } from './members.ts'
import { registration } from './register.ts'
import { openSenders, restOptions } from './rest.ts'
import { createRights } from './rights.ts'
import { createRouter } from './router.ts'
import { serverEvents } from './servers.ts'
import { startScheduler } from './scheduler.ts'
import { watchService } from './service-watch.ts'
import { createWaits, inTurn } from './waits.ts'
import { welcome } from './welcome.ts'

export interface BotOptions {
  readonly token: string
  /** Another Discord API than the real one, without a slash at its end. */
  readonly address: string | undefined
  readonly store: PlayStore
  readonly decks: DeckSource
  /** This machine's; Discord's own goes before it where they differ. */
  readonly clock: Clock
  /** Calls back whenever `clock` has jumped. */
  readonly onClockJump: (jumped: () => void) => void
  readonly log: Log
  readonly metrics: Metrics
  readonly starts: StartBook
  readonly erasures: ErasureJournal
  readonly exporter: DeckExporter
  readonly patience?: Patience
  /** Names this process in leases: another one has another name. */
  readonly owner: string
  /** Resolves when the bot should end. */
  readonly stop: Promise<void>
}

/** Runs until `stop`, then finishes what was begun; or until Discord will not have it any more. */
export async function runBot(options: BotOptions): Promise<'stopped' | GatewayEnd> {
  const { token, address, store, decks, metrics } = options
  const log = counting(options.log, metrics)
  const time = followDiscord(options.clock, offsetMs => {
    metrics.set('clock_offset_seconds', offsetMs / SECOND)
    log('warn', 'clock.differs', { offsetMs })
  })
  options.onClockJump(time.forget)
  const rest = restOptions(address, options.clock, time, status => {
    if (status === 429) metrics.count('rate_limited_total')
  })
  const api = discordApi(openSenders(token, rest, options.clock))
  const { clock } = time
  const world: World = {
    store,
    decks,
    clock,
    log,
    erasures: options.erasures,
    exporter: options.exporter,
    members: createMembers(api, clock),
    rights: createRights(api),
  }
  const album = openAlbum(world)
  const refused = Promise.withResolvers<GatewayEnd>()
  const onUnauthorised = (): void =>
    refused.resolve({ code: 'credentials', detail: 'Discord does not accept the token' })
  const service = watchService(store, world.clock, () => gateway.isUp())
  options.onClockJump(service.jumped)
  const onAcknowledged = (seconds: number): void => metrics.observe('acknowledgement_seconds', seconds)
  const told = { onUnauthorised, onFailed: service.failed, onAcknowledged }
  const router = createRouter(world, { api, album }, told)
  const onUp = (isUp: boolean): void => metrics.set('gateway_up', isUp ? 1 : 0)
  const onAdded = (server: GatewayGuildCreateDispatchData): void =>
    void gateway.ready.then(session => session && welcome({ world, api, album, botId: session.botId }, server))
  const events = { onInteraction: router.handle, onUp, onAdded, ...serverEvents(world) }
  const { starts, patience } = options
  const gateway = openGateway({
    token,
    rest,
    log,
    clock: options.clock,
    starts,
    events,
    ...(patience ? { patience } : {}),
  })
  const end = Promise.race([options.stop.then(() => 'stopped' as const), gateway.ended, refused.promise])
  const session = await Promise.race([gateway.ready, end.then(() => undefined)])
  if (!session) {
    await Promise.all([gateway.close(), album.close()])
    return end
  }
  log('info', 'bot.ready', { application: session.applicationId })
  // One that was noted and cut off before it was done.
  const erased = await applyErasures(store, options.erasures)
  if (erased > 0) log('warn', 'erasures.applied', { people: erased })
  const waits = { edits: createWaits(clock), openings: createWaits(clock), openInTurn: inTurn() }
  const poster = { world, api, album, botId: session.botId, onUnauthorised, waits }
  const registering = beside(registration(world, api, session.applicationId, onUnauthorised), log)
  registering.begin()
  const scheduler = startScheduler(poster, service, options.owner, [registering])
  options.onClockJump(scheduler.wake)
  await registering.end()
  const reason = await end
  log('info', 'bot.ending', { reason: reason === 'stopped' ? reason : reason.code })
  // No new interactions first; those that have come are answered, and a post that was begun is recorded.
  await gateway.close()
  await Promise.all([router.drain(), scheduler.stop()])
  await album.close()
  log('info', 'bot.ended')
  return reason
}
