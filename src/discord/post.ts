// Owns posting a message that nobody asked for, exactly once: lease, proof where it may be there already, post, record.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import { exampleOf } from '../app/example-question.ts'
import type { ClaimedMessage, MessageName, MissReason } from '../app/play-store.ts'
import { resultsAt } from '../domain/play/drop.ts'
import { isWorthPosting } from '../domain/play/late.ts'
import { after, DAY, MINUTE, SECOND, type Instant } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import { complete, type Album, type Prepared } from './album.ts'
import type { Api } from './api.ts'
import { encodeId } from './custom-id.ts'
import type { Message, World } from './define.ts'
import { failureOf, type Failure } from './failure.ts'
import { findPosted } from './reconcile.ts'
import { dropMessage } from './view/drop.ts'
import { resultMessage } from './view/result.ts'

/** Discord finds a repeated nonce for a few minutes only; after this long since the first try the channel is searched. */
const NONCE_TRUSTED_MS = 2 * MINUTE
/** A lease that we have held this long may be another's soon: better not to post any more. */
const LEASE_TRUSTED_MS = MINUTE
const LONGEST_WAIT_MS = MINUTE
/** A result that Discord refuses, or that cannot be made, is tried for this long: a new version may mend it. */
const REFUSED_MS = DAY

/** A message that all see waits this long for its pictures. */
const PICTURES_MS = 2 * SECOND

export interface Poster {
  readonly world: World
  readonly api: Api
  readonly album: Album
  readonly botId: string
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
    if (reason) await world.store.recordMissed(name, reason, now)
    else await world.store.releaseLease(name, after(now, waitMs(claimed, failure, now)))
  }
}

async function tryPosting(
  { world, api, album, botId }: Poster,
  claimed: ClaimedMessage,
  name: MessageName,
  claimedAt: Instant,
): Promise<void> {
  const { store, clock, log } = world
  const { place, triedSince } = claimed
  if (place.kind !== 'discord') return
  if (triedSince !== undefined && clock() - triedSince > NONCE_TRUSTED_MS) {
    const search = await findPosted(api, { botId, ...place, customId: markOf(claimed), since: triedSince })
    log('info', 'post.reconciled', { ...name, outcome: search.kind })
    if (search.kind === 'found') return store.recordPosted(name, search.messageId, clock())
    if (search.kind === 'unprovable') return store.recordMissed(name, 'unprovable', clock())
  }
  if (claimed.kind === 'drop' && !isWorthPosting(claimed.drop, clock()))
    return store.recordMissed(name, 'late', clock())
  const message = await describe(world, claimed)
  const prepared = await soon(await album.prepare(message, catalogOf(claimed.drop.settings.locale).bot.shortened))
  if (clock() - claimedAt > LEASE_TRUSTED_MS) return store.releaseLease(name, clock())
  await store.markTried(name, clock())
  const posted = await api.postMessage(
    place.channelId,
    { ...prepared.body, flags: MessageFlags.IsComponentsV2, nonce: nonceOf(name), enforce_nonce: true },
    prepared.files,
  )
  await store.recordPosted(name, posted.id, clock())
  log('info', 'post.done', { ...name, message: posted.id })
  const drawn = await prepared.later?.()
  if (!drawn) return
  await api.editMessage(place.channelId, posted.id, drawn.body, drawn.files).catch((error: unknown) => {
    // The message says everything in words as well.
    log('warn', 'picture.late', { ...name, cause: failureOf(error)?.detail ?? error })
  })
}

/** The message with its pictures if they are drawn within a moment, else with those that are there already. */
const soon = (prepared: Prepared): Promise<Prepared> =>
  Promise.race([complete(prepared), setTimeout(PICTURES_MS, prepared, { ref: false })])

async function describe({ store }: World, { kind, drop }: ClaimedMessage): Promise<Message> {
  const { locale } = drop.settings
  const texts = catalogOf(locale)
  const example = await exampleOf(store, drop, locale)
  switch (kind) {
    case 'drop':
      return dropMessage(drop, example, texts, 'open')
    case 'result':
      return resultMessage(drop, example, await store.tally(drop.id), texts)
  }
}

/** The custom id by which a message of ours is recognised. */
const markOf = ({ kind, key }: ClaimedMessage): string => encodeId(kind === 'drop' ? 'answer' : 'board', { drop: key })

/** At most 25 characters, the same for every try of one message. */
const nonceOf = (name: MessageName): string =>
  createHash('sha256')
    .update(JSON.stringify([name.quizId, name.kind, name.key]))
    .digest('base64url')
    .slice(0, 25)

/** Why a message is given up; undefined: it is tried again. A drop that is refused ends by being late. */
function missReason(
  failure: Failure | undefined,
  { kind, drop }: ClaimedMessage,
  now: Instant,
): MissReason | undefined {
  if (failure?.kind === 'forbidden' || failure?.kind === 'channel-gone') return failure.kind
  const isPassing = failure?.kind === 'passing' || failure?.kind === 'unauthorised'
  return !isPassing && kind === 'result' && now > after(resultsAt(drop), REFUSED_MS) ? 'refused' : undefined
}

/** Soon at first, so that the nonce still protects; then as long as it has been failing; never before Discord allows. */
const waitMs = ({ triedSince }: ClaimedMessage, failure: Failure | undefined, now: Instant): number =>
  Math.max(
    Math.min(Math.max(2 * SECOND, triedSince === undefined ? 0 : now - triedSince), LONGEST_WAIT_MS),
    failure?.retryAfterMs ?? 0,
  )
