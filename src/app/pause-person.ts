// Owns a person's holidays in a quiz: beginning one within what a season allows, and ending it early.
import type { Span } from '../domain/play/outage.ts'
import { isPaused, pauseDaysLeft, pauseFrom } from '../domain/play/pause.ts'
import type { PersonId, Quiz } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { PlayStore } from '../storage/play/port.ts'

/** too-long: the season has only `daysLeft` · already: a pause runs until `pause.to`. */
export type PersonPaused =
  | { readonly kind: 'paused'; readonly pause: Span; readonly daysLeft: number }
  | { readonly kind: 'too-long'; readonly daysLeft: number }
  | { readonly kind: 'already'; readonly pause: Span }

/** Pauses from now on for whole days: drops that open meanwhile are void for the person. */
export async function pausePerson(
  store: PlayStore,
  quiz: Quiz,
  asked: { readonly person: PersonId; readonly days: number; readonly at: Instant },
  seasonAt: (at: Instant) => Span,
): Promise<PersonPaused> {
  const { person, days, at } = asked
  const pauses = await store.pauses(quiz.id, person)
  const running = pauses.find(pause => isPaused([pause], at))
  if (running) return { kind: 'already', pause: running }
  const pause = pauseFrom(at, days, quiz.settings.schedule.zone, pauses, seasonAt)
  if (!pause) return { kind: 'too-long', daysLeft: pauseDaysLeft(pauses, seasonAt(at)) }
  await store.recordPause(quiz.id, person, pause, at)
  return { kind: 'paused', pause, daysLeft: pauseDaysLeft([...pauses, pause], seasonAt(at)) }
}

/** When the pause ends that holds `at`, if one does. */
export const pausedUntil = (pauses: readonly Span[], at: Instant): Instant | undefined =>
  pauses.find(pause => isPaused([pause], at))?.to
