// Owns how a streak is shown.
import type { StreakView } from '../../app/play-store.ts'
import type { Instant } from '../../domain/time.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, lines, moment, relative, small, text } from './components.ts'

/** A person's streak in one quiz; when the open drop closes, until when they pause. */
export function streakMessage(
  streak: StreakView,
  { closesAt, awayUntil }: { readonly closesAt: Instant | undefined; readonly awayUntil: Instant | undefined },
  texts: Catalog,
): Message {
  const words = texts.bot.streak
  return [
    container('board', [
      text(`### ${words.title(streak.current)}`),
      lines(
        words.facts(streak.best, streak.freezes),
        words.answers(streak.answered, streak.right),
        words.runs(streak.rightRun.current, streak.rightRun.best),
        streak.isAtRisk && closesAt !== undefined
          ? words.atRisk(relative(closesAt))
          : streak.pending
            ? words.pending
            : undefined,
        streak.repair.kind === 'possible' ? words.mendable(streak.repair.streak) : undefined,
        awayUntil === undefined ? undefined : words.away(moment(awayUntil)),
      ),
      text(small(words.rule)),
    ]),
  ]
}
