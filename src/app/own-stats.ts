// Owns gathering a person's own numbers in one quiz.
import type { PersonId, Quiz } from '../domain/play/quiz.ts'
import { calendarOf, statsOf, type CalendarDay, type OwnStats } from '../domain/play/stats.ts'
import type { Instant } from '../domain/time.ts'
import type { PlayStore, StreakView } from '../storage/play/port.ts'

/** Half a year: as many weeks as are read on a phone. */
export const CALENDAR_WEEKS = 26

export interface OwnNumbers extends OwnStats {
  readonly streak: StreakView
  /** By weeks, in the zone in which they let themselves be reminded, else in the quiz's. */
  readonly calendar: readonly (readonly CalendarDay[])[]
}

/** What a person has done in a quiz until `now`; an answer that is graded counts at once, as the grade told them. */
export async function ownNumbers(store: PlayStore, quiz: Quiz, person: PersonId, now: Instant): Promise<OwnNumbers> {
  const answers = await store.ownAnswers(quiz.id, person)
  const [season] = await store.seasons(quiz.id, 1)
  const zone = (await store.reminder(quiz.id, person))?.zone ?? quiz.settings.schedule.zone
  return {
    ...statsOf(answers, season),
    streak: await store.streak(quiz.id, person, now),
    calendar: calendarOf(answers, { now, zone, weeks: CALENDAR_WEEKS }),
  }
}
