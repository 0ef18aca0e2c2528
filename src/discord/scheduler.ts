// Owns the clockwork: opens drops, posts, takes buttons off, publishes results; driven by the database and the clock.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimedMessage } from '../app/play-store.ts'
import { openDueDrops, type Opening } from '../app/open-drops.ts'
import { after, HOUR, SECOND, type Instant } from '../domain/time.ts'
import { beside, type Beside } from './beside.ts'
import { closeDrop } from './close.ts'
import { each } from './each.ts'
import type { Log } from './log.ts'
import { postMessage, type Poster } from './post.ts'
import { rewriteStale } from './rewrite.ts'
import { settleRewards } from './rewards.ts'
import type { ServiceWatch } from './service-watch.ts'

const ROUND_MS = SECOND
/** How often to look for something to post while drops are being opened. */
const LOOK_MS = 100
/**
 * Messages leased at once, and written anew at once: a second's worth at the pace of requests, so that the wait for the
 * last answer is a small part of it, and few against the life of a lease.
 */
const BATCH = 50

export interface Scheduler {
  /** Looks at once, e.g. because the clock has jumped. */
  readonly wake: () => void
  /** Finishes what was begun and ends. */
  readonly stop: () => Promise<void>
}

/** Starts the rounds; `owner` names this process in the leases, `others` is work that each of them begins beside it. */
export function startScheduler(
  poster: Poster,
  service: ServiceWatch,
  owner: string,
  others: readonly Beside[],
): Scheduler {
  const { log } = poster.world
  const state = { isStopped: false, wake: () => {} }
  const reported = new Map<number, string>()
  const reportDeck = deckReporter(poster)
  const forget = forgetter(poster)
  const asides = [beside(() => settleRewards(poster), log), ...others]
  const run = async (): Promise<void> => {
    while (!state.isStopped) {
      try {
        reportDeck()
        await service.look()
        await round(poster, owner, reported, () => state.isStopped)
        if (!state.isStopped) for (const { begin } of asides) begin()
        await forget()
      } catch (error) {
        // The disk may be full, the file locked: everything due stays due.
        log('error', 'round.failed', { cause: error })
      }
      if (!state.isStopped) await pause(state)
    }
  }
  const running = run()
  return {
    wake: () => state.wake(),
    stop: async () => {
      state.isStopped = true
      state.wake()
      await running
      await Promise.all(asides.map(({ end }) => end()))
    },
  }
}

/** Resolves after a round's time, or when woken. */
const pause = (state: { wake: () => void }): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ROUND_MS)
    state.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })

async function round(
  poster: Poster,
  owner: string,
  reported: Map<number, string>,
  isStopped: () => boolean,
): Promise<void> {
  await makeGood(poster)
  // Beside each other: of thousands that are due at once the first are posted while the last are opened.
  const opened = { isDone: false }
  const opening = openAll(poster, reported).finally(() => (opened.isDone = true))
  const posting = async (): Promise<void> => {
    while (!opened.isDone && !isStopped()) {
      const isMore = await postSome(poster, owner, false)
      if (!isMore) await Promise.race([opening, sleep(LOOK_MS)])
    }
  }
  for (const end of await Promise.allSettled([opening, posting()])) if (end.status === 'rejected') throw end.reason
  while ((await postSome(poster, owner, true)) && !isStopped());
}

async function openAll({ world: { store, decks, clock, log } }: Poster, reported: Map<number, string>): Promise<void> {
  for (const opening of await openDueDrops({ store, decks, now: clock(), kind: 'discord' }))
    report(opening, reported, log)
  await store.settleSeasons(clock())
}

/**
 * Posts a batch of what is due, and as long as no new questions wait also writes anew what is no longer so, where
 * `isAll`. True: there is more, and it goes through.
 */
async function postSome(poster: Poster, owner: string, isAll: boolean): Promise<boolean> {
  const { store, clock } = poster.world
  const claimedAt = clock()
  const claimed = await store.claimDueMessages(claimedAt, owner, BATCH)
  const drops = claimed.filter(({ kind }) => kind === 'drop')
  // Results, then podiums and summaries, in the ledger's order.
  const results = claimed.filter(({ kind }) => kind !== 'drop')
  const post = (message: ClaimedMessage): Promise<void> => postMessage(poster, message, claimedAt)
  await each(drops, post)
  const isQuiet = isAll && drops.length < BATCH
  const closing = isQuiet ? await store.dropsToClose(clock(), BATCH, poster.waits.edits.waiting()) : []
  const closed = await each(closing, drop => closeDrop(poster, drop))
  await each(results, post)
  const written = isQuiet ? await rewriteStale(poster, BATCH) : []
  // What did not go through is tried again at the next round.
  return claimed.length === BATCH || [closed, written].some(done => done.length === BATCH && done.every(Boolean))
}

/** Erases, once an hour, what was kept for a while only: servers that left long ago, marks of drops with results. */
function forgetter({ world: { store, clock, log } }: Poster): () => Promise<void> {
  let next: Instant | undefined
  return async () => {
    const now = clock()
    if (next !== undefined && now < next) return
    const erased = await store.forgetOld(now)
    if (erased > 0) log('info', 'quizzes.erased', { quizzes: erased })
    next = after(now, HOUR)
  }
}

/** Judges what closes for outages, before it does: what closes later says so. */
async function makeGood(poster: Poster): Promise<void> {
  const { store, clock, log } = poster.world
  for (const { drop } of await store.judgeOutages(clock()))
    log('warn', drop.isOutage ? 'drop.outage' : 'drop.extended', { drop: drop.id, closesAt: drop.closesAt })
}

/** Writes to the log, once for each file, that a new deck file is not used and why: questions come from the last good one. */
function deckReporter({ world: { decks, log } }: Poster): () => void {
  let told: ReturnType<typeof decks.refused>
  return () => {
    const refused = decks.refused()
    if (refused && refused !== told) log('error', 'deck.refused', { code: refused.code, ...refused.args })
    told = refused
  }
}

/** Writes to the log what became of a slot; that it is blocked, only when that is news. */
function report(opening: Opening, reported: Map<number, string>, log: Log): void {
  const { id } = opening.quiz
  switch (opening.kind) {
    case 'opened':
      reported.delete(id)
      log('info', 'drop.opened', { quiz: id, drop: opening.drop.id })
      return
    case 'skipped':
      reported.delete(id)
      log('warn', 'drop.skipped', { quiz: id, opensAt: opening.opensAt })
      return
    case 'blocked':
      if (reported.get(id) === opening.reason) return
      reported.set(id, opening.reason)
      log('error', 'drop.blocked', { quiz: id, opensAt: opening.opensAt, reason: opening.reason })
  }
}
