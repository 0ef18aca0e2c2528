// Owns how the season that runs, exclusions from it and their reasons are shown.
import type { Exclusion, Season } from '../../app/play-store.ts'
import type { Quiz } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { seasonDays } from './board.ts'
import { container, lines } from './components.ts'
import { plainText } from './markdown.ts'

/** What a person is told of being taken off a season's table or put back. */
export const exclusionLines = (told: readonly Exclusion[], { bot: { season } }: Catalog): string[] =>
  told.map(({ isExcluded, reason }) => (isExcluded ? season.excludedYou : season.includedYou)(plainText(reason)))

interface Running {
  readonly quiz: Quiz
  readonly season: Season | undefined
  /** Names as mentions; reasons as they were written. */
  readonly excluded: readonly { readonly name: string; readonly by: string; readonly reason: string }[]
}

/** The newest season of a quiz, what is set for the next, and who is excluded: for managers. */
export function seasonMessage({ quiz, season, excluded }: Running, texts: Catalog): Message {
  const words = texts.bot.seasonCommand
  const { season: rule } = quiz.settings
  return [
    container('board', [
      lines(
        season ? `### ${texts.bot.season.title(seasonDays(season, quiz, texts))}` : words.none,
        season && texts.bot.season.counted(season.bestOf),
        season && season.archivedAt !== null ? words.archived : undefined,
        rule === 'month' ? texts.bot.settings.months : words.next(rule.from, rule.to),
      ),
      ...(excluded.length === 0
        ? []
        : [
            lines(
              words.exclusions,
              ...excluded.map(({ name, by, reason }) => words.exclusion(name, by, plainText(reason))),
            ),
          ]),
    ]),
  ]
}
