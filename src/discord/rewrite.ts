// Owns writing posted messages anew where they say what is no longer so, until Discord has taken it.
import { StoreUnavailable, type PostedIn, type StaleMessage } from '../app/play-store.ts'
import { SECOND } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import { complete } from './album.ts'
import type { Message } from './define.ts'
import { describe, localeOf } from './describe.ts'
import { each } from './each.ts'
import { failureOf } from './failure.ts'
import type { Poster } from './post.ts'

/** What fails without a word of how long is left alone for so long: others take its turn. */
const RETRY_MS = 5 * SECOND

/** Writes at most `limit` stale messages anew: of each, whether it is done; what may pass is tried again at the next call. */
export async function rewriteStale(poster: Poster, limit: number): Promise<boolean[]> {
  const { world, waits } = poster
  const rewrite = async (stale: StaleMessage): Promise<boolean> => {
    const { quizId, kind, key, posted, staleness } = stale
    // Nothing left to tell, such as a board on which nobody is any more: what stands there goes on standing.
    const outcome = await writeAnew(poster, posted, localeOf(stale), () => describe(world, stale))
    if (outcome === 'done') await world.store.recordRewritten({ quizId, kind, key }, staleness)
    return outcome === 'done'
  }
  // Together: a picture that is slow must not hold up the next round for each of them.
  return each(await world.store.staleMessages(limit, waits.edits.waiting()), rewrite)
}

/** Puts another message in the place of a posted one. done: or it cannot be done · again: what stood in the way may pass. */
export async function writeAnew(
  { world, api, album, onUnauthorised, waits }: Poster,
  { channelId, messageId }: PostedIn,
  locale: string,
  describeIt: () => Promise<Message | undefined>,
): Promise<'done' | 'again'> {
  try {
    waits.edits.check(channelId)
    const message = await describeIt()
    if (!message) return 'done'
    const { body, files } = await complete(await album.prepare(message, catalogOf(locale).bot.shortened))
    await api.editMessage(channelId, messageId, body, files)
  } catch (error) {
    const failure = failureOf(error)
    const isPassing = failure?.kind === 'passing'
    if (isPassing) waits.edits.note(channelId, { retryAfterMs: RETRY_MS, ...failure })
    world.log('warn', 'rewrite.failed', { message: messageId, cause: failure?.detail ?? error })
    if (failure?.kind === 'unauthorised') onUnauthorised()
    if (isPassing || failure?.kind === 'unauthorised' || error instanceof StoreUnavailable) return 'again'
  }
  return 'done'
}
