// Owns posting a message that nobody asked for, exactly once: lease, proof where it may be there already, post, record.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import type { ClaimedMessage, MessageName, MissReason, PostedIn, Recipient } from '../app/play-store.ts'
import { resultsAt } from '../domain/play/drop.ts'
import { isWorthPosting } from '../domain/play/late.ts'
import { after, DAY, MINUTE, SECOND, type Instant } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import { complete, type Album, type Prepared } from './album.ts'
import type { Api } from './api.ts'
import type { World } from './define.ts'
import { describe, localeOf, markOf, pingedBy } from './describe.ts'
import { failureOf, type Failure } from './failure.ts'
import { findPosted } from './reconcile.ts'
import type { inTurn, Waits } from './waits.ts'

/** Discord finds a repeated nonce for a few minutes only; after this long since the first try the channel is searched. */
const NONCE_TRUSTED_MS = 2 * MINUTE
/** A lease that we have held this long may be another's soon: better not to post any more. */
const LEASE_TRUSTED_MS = MINUTE
const LONGEST_WAIT_MS = MINUTE
/** A result that Discord refuses, or that cannot be made, is tried for this long: a new version may mend it. */
const REFUSED_MS = DAY

/** When a direct message cannot be opened and Discord does not say for how long, none is for this long. */
const OPENINGS_MS = MINUTE

/** A message that all see waits this long for its pictures. */
const PICTURES_MS = 2 * SECOND

export interface Poster {
  readonly world: World
  readonly api: Api
  readonly album: Album
  readonly botId: string
  /** By channel: edits that come too often or fail. As a whole: opening direct messages, of which each waits for the last. */
  readonly waits: {
    readonly edits: Waits
    readonly openings: Waits
    readonly openInTurn: ReturnType<typeof inTurn>
  }
  /** Discord no longer takes the token. */
  readonly onUnauthorised: () => void
}

/** Posts a claimed message, or writes down why not; a failure that may pass gives the lease back for later. */
export async function postMessage(poster: Poster, claimed: ClaimedMessage, claimedAt: Instant): Promise<void> {
  const { world, onUnauthorised } = poster
  const name: MessageName = { quizId: claimed.quizId, kind: claimed.kind, key: claimed.key }
  try {
    await tryPosting(poster, claimed, name, claimedAt)
  } catch (error) {
    const failure = failureOf(error)
    const now = world.clock()
    world.log(failure ? 'warn' : 'error', 'post.failed', { ...name, cause: failure?.detail ?? error })
    if (failure?.kind === 'unauthorised') onUnauthorised()
    const reason = missReason(failure, claimed, now)
    // Nobody but the person can do something about it, and they are told when they next ask for anything.
    if (reason && claimed.kind === 'reminder') await world.store.refuseReminders(claimed.to.personId, now)
    else if (reason) await world.store.recordMissed(name, reason, now)
    else await world.store.releaseLease(name, after(now, waitMs(claimed, failure, now)))
  }
}

async function tryPosting(
  poster: Poster,
  claimed: ClaimedMessage,
  name: MessageName,
  claimedAt: Instant,
): Promise<void> {
  const { world, api, album, botId } = poster
  const { store, clock, log } = world
  const { place, triedSince } = claimed
  if (place.kind !== 'discord') return
  const channelId = claimed.kind === 'reminder' ? await directChannel(poster, claimed.to) : place.channelId
  if (triedSince !== undefined && clock() - triedSince > NONCE_TRUSTED_MS) {
    const guildId = claimed.kind === 'reminder' ? undefined : place.guildId
    const search = await findPosted(api, { botId, guildId, channelId, customId: markOf(claimed), since: triedSince })
    log('info', 'post.reconciled', { ...name, outcome: search.kind })
    if (search.kind === 'found') return store.recordPosted(name, search.messageId, clock(), { channelId })
    if (search.kind === 'unprovable') return store.recordMissed(name, 'unprovable', clock())
  }
  if (claimed.kind === 'drop' && !isWorthPosting(claimed.drop, clock()))
    return store.recordMissed(name, 'late', clock())
  const message = await describe(world, claimed)
  if (!message) return store.recordMissed(name, 'late', clock())
  const prepared = await soon(await album.prepare(message, catalogOf(localeOf(claimed)).bot.shortened))
  if (clock() - claimedAt > LEASE_TRUSTED_MS) return store.releaseLease(name, clock())
  const lacksPictures = prepared.later !== undefined
  const question = questionUnder(claimed)
  if (question && (await isWrittenInto(question, prepared, api))) {
    await store.recordPosted(name, question.messageId, clock(), { channelId: question.channelId, lacksPictures })
    return log('info', 'post.done', { ...name, message: question.messageId })
  }
  await store.markTried(name, clock())
  const posted = await api.postMessage(
    channelId,
    {
      ...prepared.body,
      // The only message that may ping, and only once: edits never do.
      allowed_mentions: { parse: [], roles: pingedBy(claimed) },
      flags: MessageFlags.IsComponentsV2,
      nonce: nonceOf(name),
      enforce_nonce: true,
    },
    prepared.files,
  )
  await store.recordPosted(name, posted.id, clock(), { channelId, lacksPictures })
  log('info', 'post.done', { ...name, message: posted.id })
}

/**
 * The message that results take the place of: that of their question. Where a question was withdrawn people are told by
 * a new one; once a new one was tried, that it may be there already decides.
 */
const questionUnder = (claimed: ClaimedMessage): PostedIn | undefined =>
  claimed.kind === 'result' && claimed.drop.state === 'posted' && claimed.triedSince === undefined
    ? claimed.question
    : undefined

/** Writes results into the message of their question, as often as it takes; false: that message, or its channel, is gone. */
async function isWrittenInto(
  { channelId, messageId }: PostedIn,
  { body, files }: Prepared,
  api: Api,
): Promise<boolean> {
  try {
    await api.editMessage(channelId, messageId, body, files)
    return true
  } catch (error) {
    const kind = failureOf(error)?.kind
    if (kind !== 'message-gone' && kind !== 'channel-gone') throw error
    return false
  }
}

/** The direct message channel with somebody, opened at the first message and kept. */
async function directChannel({ world, api, waits }: Poster, to: Recipient): Promise<string> {
  if (to.channelId !== undefined) return to.channelId
  return waits.openInTurn(async () => {
    waits.openings.check('all')
    try {
      const { id } = await api.openDirect(to.userId)
      await world.store.keepReminderChannel(to.personId, id)
      return id
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.kind === 'passing') waits.openings.note('all', { retryAfterMs: OPENINGS_MS, ...failure })
      throw error
    }
  })
}

/** The message with its pictures if they are drawn within a moment, else with those that are there already. */
const soon = (prepared: Prepared): Promise<Prepared> =>
  Promise.race([complete(prepared), setTimeout(PICTURES_MS, prepared, { ref: false })])

/** At most 25 characters, the same for every try of one message. */
const nonceOf = (name: MessageName): string =>
  createHash('sha256')
    .update(JSON.stringify([name.quizId, name.kind, name.key]))
    .digest('base64url')
    .slice(0, 25)

/** Why a message is given up; undefined: it is tried again. A drop that is refused ends by being late. */
function missReason(failure: Failure | undefined, claimed: ClaimedMessage, now: Instant): MissReason | undefined {
  if (failure?.kind === 'forbidden' || failure?.kind === 'channel-gone') return failure.kind
  if (failure?.kind === 'undeliverable' || (failure?.kind === 'member-gone' && claimed.kind === 'reminder'))
    return 'forbidden'
  const isPassing = failure?.kind === 'passing' || failure?.kind === 'unauthorised'
  const dueAt = claimed.kind === 'result' ? resultsAt(claimed.drop) : claimed.triedSince
  const isPatient = claimed.kind === 'drop' || dueAt === undefined || now <= after(dueAt, REFUSED_MS)
  return isPassing || isPatient ? undefined : 'refused'
}

/** Soon at first, so that the nonce still protects; then as long as it has been failing; never before Discord allows. */
function waitMs({ triedSince }: ClaimedMessage, failure: Failure | undefined, now: Instant): number {
  const sinceMs = triedSince === undefined ? 0 : now - triedSince
  // What Discord refuses is the same a moment later.
  const wishedMs = failure?.kind === 'refused' ? LONGEST_WAIT_MS : Math.max(2 * SECOND, sinceMs)
  return Math.max(Math.min(wishedMs, LONGEST_WAIT_MS), failure?.retryAfterMs ?? 0)
}
