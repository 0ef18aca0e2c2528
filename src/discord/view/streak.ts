// Owns how a streak is shown.
import type { StreakView } from '../../app/play-store.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, lines, small, text } from './components.ts'

/** A person's streak in one quiz. */
export function streakMessage(streak: StreakView, texts: Catalog): Message {
  const words = texts.bot.streak
  return [
    container('board', [
      text(`### ${words.title(streak.current)}`),
      lines(
        words.facts(streak.best, streak.freezes),
        words.answers(streak.answered, streak.right),
        streak.pending ? words.pending : undefined,
      ),
      text(small(words.rule)),
    ]),
  ]
}
