// Owns taking the button off a drop that has closed.
import { exampleOf } from '../app/example-question.ts'
import { StoreUnavailable, type PlayStore } from '../app/play-store.ts'
import { catalogOf } from '../i18n/format.ts'
import { failureOf } from './failure.ts'
import type { Poster } from './post.ts'
import { fit } from './view/budget.ts'
import { dropMessage } from './view/drop.ts'

type Closing = Awaited<ReturnType<PlayStore['dropsToClose']>>[number]

/** Edits the message; doing it twice changes nothing. What may pass is tried again at the next round. */
export async function closeDrop(
  { world, api, onUnauthorised }: Poster,
  { drop, place, messageId }: Closing,
): Promise<void> {
  if (place.kind !== 'discord') return
  const texts = catalogOf(drop.settings.locale)
  try {
    const message = dropMessage(drop, await exampleOf(world.store, drop, drop.settings.locale), texts, 'closed')
    await api.editMessage(place.channelId, messageId, {
      components: fit(message, texts.bot.shortened),
      allowed_mentions: { parse: [] },
    })
  } catch (error) {
    const failure = failureOf(error)
    world.log('warn', 'close.failed', { drop: drop.id, cause: failure?.detail ?? error })
    if (failure?.kind === 'unauthorised') onUnauthorised()
    if (failure?.kind === 'passing' || failure?.kind === 'unauthorised' || error instanceof StoreUnavailable) return
  }
  // Also where message, channel or right are gone, or it cannot be made: a button that stays tells that it is too late.
  await world.store.recordClosed(drop.id)
}
