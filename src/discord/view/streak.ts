// Owns how a streak is shown.
import type { StreakView } from '../../app/play-store.ts'
import type { Instant } from '../../domain/time.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, lines, moment, relative, small, text } from './components.ts'

interface Around {
  /** When the open drop closes. */
  readonly closesAt: Instant | undefined
  /** Until when they pause. */
  readonly awayUntil: Instant | undefined
  /** A link to the quiz, where they ask elsewhere. */
  readonly channel: string | undefined
}

/** A person's streak in one quiz. */
export function streakMessage(streak: StreakView, { closesAt, awayUntil, channel }: Around, texts: Catalog): Message {
  const words = texts.bot.streak
  return [
    container('board', [
      lines(`### ${words.title(streak.current)}`, channel && small(channel)),
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
