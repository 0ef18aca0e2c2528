// Owns writing a drop's message anew: without its button when it has closed, with its new close when it was extended.
import { exampleOf } from '../app/example-question.ts'
import { StoreUnavailable, type PlayStore } from '../app/play-store.ts'
import { catalogOf } from '../i18n/format.ts'
import { complete } from './album.ts'
import { failureOf } from './failure.ts'
import type { Poster } from './post.ts'
import { dropMessage } from './view/drop.ts'

type Posted = Awaited<ReturnType<PlayStore['dropsToClose']>>[number]

/** Takes the button off; doing it twice changes nothing. What may pass is tried again at the next round. */
export async function closeDrop(poster: Poster, posted: Posted): Promise<void> {
  // Also where message, channel or right are gone, or it cannot be made: a button that stays tells that it is too late.
  if ((await showDrop(poster, posted, 'closed')) === 'done') await poster.world.store.recordClosed(posted.drop.id)
}

/** Writes the drop's message anew; again: what stood in the way may pass. */
export async function showDrop(
  { world, api, album, onUnauthorised }: Poster,
  { drop, place, messageId }: Posted,
  state: 'open' | 'closed',
): Promise<'done' | 'again'> {
  if (place.kind !== 'discord') return 'done'
  const texts = catalogOf(drop.settings.locale)
  try {
    const message = dropMessage(drop, await exampleOf(world.store, drop, drop.settings.locale), texts, state)
    const { body, files } = await complete(await album.prepare(message, texts.bot.shortened))
    await api.editMessage(place.channelId, messageId, body, files)
  } catch (error) {
    const failure = failureOf(error)
    world.log('warn', 'close.failed', { drop: drop.id, cause: failure?.detail ?? error })
    if (failure?.kind === 'unauthorised') onUnauthorised()
    if (failure?.kind === 'passing' || failure?.kind === 'unauthorised' || error instanceof StoreUnavailable)
      return 'again'
  }
  return 'done'
}
