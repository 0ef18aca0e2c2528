// Owns posting a message that nobody asked for, exactly once: lease, proof where it may be there already, post, record.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import { exampleOf } from '../app/example-question.ts'
import type { ClaimedMessage, MessageName, MissReason } from '../app/play-store.ts'
import { showBoard } from '../app/show-board.ts'
import type { BoardKey } from '../domain/play/board.ts'
import { resultsAt } from '../domain/play/drop.ts'
import type { SeasonId } from '../domain/play/season.ts'
import { isWorthPosting } from '../domain/play/late.ts'
import { after, DAY, MINUTE, SECOND, type Instant } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import { complete, type Album, type Prepared } from './album.ts'
import type { Api } from './api.ts'
import { encodeId } from './custom-id.ts'
import type { Message, World } from './define.ts'
import { failureOf, type Failure } from './failure.ts'
import { findPosted } from './reconcile.ts'
import { BOARD_ROWS, podiumMessage, summaryMessage } from './view/board.ts'
import { text } from './view/components.ts'
import { dropMessage } from './view/drop.ts'
import { resultMessage } from './view/result.ts'

/** Discord finds a repeated nonce for a few minutes only; after this long since the first try the channel is searched. */
const NONCE_TRUSTED_MS = 2 * MINUTE
/** A lease that we have held this long may be another's soon: better not to post any more. */
const LEASE_TRUSTED_MS = MINUTE
/** How many a week's summary names. */
const SUMMARY_ROWS = 5
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
  if (!message) return store.recordMissed(name, 'late', clock())
  const prepared = await soon(await album.prepare(message, catalogOf(localeOf(claimed)).bot.shortened))
  if (clock() - claimedAt > LEASE_TRUSTED_MS) return store.releaseLease(name, clock())
  await store.markTried(name, clock())
  const posted = await api.postMessage(
    place.channelId,
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
  await store.recordPosted(name, posted.id, clock())
  log('info', 'post.done', { ...name, message: posted.id })
  const drawn = await prepared.later?.()
  if (!drawn) return
  await api.editMessage(place.channelId, posted.id, drawn.body, drawn.files).catch((error: unknown) => {
    // The message says everything in words as well.
    log('warn', 'picture.late', { ...name, cause: failureOf(error)?.detail ?? error })
  })
}

/** The roles that a message tells of itself: a question's, unless it is practice that somebody asked for. */
function pingedBy(claimed: ClaimedMessage): string[] {
  if (claimed.kind !== 'drop' || claimed.drop.isPractice) return []
  const { pingRoleId } = claimed.drop.settings
  return pingRoleId === null ? [] : [pingRoleId]
}

/** The message with its pictures if they are drawn within a moment, else with those that are there already. */
const soon = (prepared: Prepared): Promise<Prepared> =>
  Promise.race([complete(prepared), setTimeout(PICTURES_MS, prepared, { ref: false })])

/** What a message is written in: a drop's language is frozen with it. */
const localeOf = (claimed: ClaimedMessage): string => ('drop' in claimed ? claimed.drop : claimed.quiz).settings.locale

/** Undefined: there is nothing left to tell. */
async function describe({ store }: World, claimed: ClaimedMessage): Promise<Message | undefined> {
  const locale = localeOf(claimed)
  const texts = catalogOf(locale)
  switch (claimed.kind) {
    case 'drop':
      return [
        ...pingedBy(claimed).map(id => text(`<@&${id}>`)),
        ...dropMessage(claimed.drop, await exampleOf(store, claimed.drop, locale), texts, 'open'),
      ]
    case 'result': {
      const { drop } = claimed
      return resultMessage(drop, await exampleOf(store, drop, locale), await store.tally(drop.id), texts)
    }
    case 'podium':
    case 'correction': {
      const { quiz } = claimed
      const { id, version } = tableOf(claimed.key)
      const season = await store.season(id)
      const table = await store.seasonTable(id, version, BOARD_ROWS)
      return season && table && podiumMessage({ ...table, quiz, season }, texts)
    }
    case 'summary': {
      const board = await showBoard(store, claimed.quiz, claimed.key as BoardKey, { kind: 'top' }, SUMMARY_ROWS) // its key
      return board.rows.length === 0 ? undefined : summaryMessage(claimed.quiz, board, texts)
    }
  }
}

/** The table that the key of a podium or a correction names. */
function tableOf(key: string): { readonly id: SeasonId; readonly version: number } {
  const [id, version = 1] = key.split('.').map(Number)
  return { id: id as SeasonId, version } // as the ledger wrote it
}

/** The custom id by which a message of ours is recognised. */
function markOf({ kind, key, quizId }: ClaimedMessage): string {
  switch (kind) {
    case 'drop':
      return encodeId('answer', { drop: key })
    case 'result':
      return encodeId('board', { drop: key })
    case 'podium':
      return encodeId('podium', { season: key })
    case 'correction': {
      const { id, version } = tableOf(key)
      return encodeId('corrected', { season: String(id), version: String(version) })
    }
    case 'summary':
      return encodeId('summary', { quiz: String(quizId), board: key })
  }
}

/** At most 25 characters, the same for every try of one message. */
const nonceOf = (name: MessageName): string =>
  createHash('sha256')
    .update(JSON.stringify([name.quizId, name.kind, name.key]))
    .digest('base64url')
    .slice(0, 25)

/** Why a message is given up; undefined: it is tried again. A drop that is refused ends by being late. */
function missReason(failure: Failure | undefined, claimed: ClaimedMessage, now: Instant): MissReason | undefined {
  if (failure?.kind === 'forbidden' || failure?.kind === 'channel-gone') return failure.kind
  const isPassing = failure?.kind === 'passing' || failure?.kind === 'unauthorised'
  const dueAt = claimed.kind === 'result' ? resultsAt(claimed.drop) : claimed.triedSince
  const isPatient = claimed.kind === 'drop' || dueAt === undefined || now <= after(dueAt, REFUSED_MS)
  return isPassing || isPatient ? undefined : 'refused'
}

/** Soon at first, so that the nonce still protects; then as long as it has been failing; never before Discord allows. */
const waitMs = ({ triedSince }: ClaimedMessage, failure: Failure | undefined, now: Instant): number =>
  Math.max(
    Math.min(Math.max(2 * SECOND, triedSince === undefined ? 0 : now - triedSince), LONGEST_WAIT_MS),
    failure?.retryAfterMs ?? 0,
  )
