// Owns taking the button off a drop's message when it has closed.
import { examplesOf } from '../app/example-question.ts'
import type { PlayStore } from '../app/play-store.ts'
import { catalogOf } from '../i18n/format.ts'
import type { Poster } from './post.ts'
import { writeAnew } from './rewrite.ts'
import { dropMessage } from './view/drop.ts'

type Posted = Awaited<ReturnType<PlayStore['dropsToClose']>>[number]

/** Takes the button off; doing it twice changes nothing. False: what stood in the way may pass. */
export async function closeDrop(poster: Poster, { drop, place, messageId }: Posted): Promise<boolean> {
  const { store } = poster.world
  const { locale } = drop.settings
  const outcome =
    place.kind === 'discord'
      ? await writeAnew(poster, { channelId: place.channelId, messageId }, locale, async () =>
          dropMessage(drop, await examplesOf(store, drop, locale), catalogOf(locale), 'closed'),
        )
      : 'done'
  // Also where message, channel or right are gone, or it cannot be made: a button that stays tells that it is too late.
  if (outcome === 'done') await store.recordClosed(drop.id)
  return outcome === 'done'
}
