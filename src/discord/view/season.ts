// Owns how the season that runs, what stands out in it, exclusions from it and their reasons are shown.
import type { Flag } from '../../app/fair-play.ts'
import type { Exclusion, Season } from '../../app/play-store.ts'
import type { Quiz } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { seasonDays } from './board.ts'
import { superscripts } from '../../render/tex-symbols.ts'
import { container, dayOf, line, lines, small, text } from './components.ts'
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

/** A flag with the names of both. */
type NamedFlag = Omit<Flag, 'by' | 'from'> & { readonly by: string; readonly from: string }

/** So many pairs are shown; there are more only where many have copied. */
const MOST_FLAGS = 10

/** Answers that are too often another's, each with its evidence: for managers. */
export function flagsMessage(flags: readonly NamedFlag[], texts: Catalog): Message {
  const words = texts.bot.seasonCommand.flags
  if (flags.length === 0) return [container('quiet', [lines(words.none, small(words.rule))])]
  const shown = flags
    .slice(0, MOST_FLAGS)
    .flatMap(({ by, from, probability, evidence }) => [
      line,
      lines(
        words.flag(by, from, evidence.length, seasonsFor(probability)),
        ...evidence.map(({ drop, title, typed, right }) =>
          words.evidence(dayOf(drop.opensAt), plainText(title), plainText(typed), plainText(right)),
        ),
      ),
    ])
  return [container('partly', [text(`### ${words.title(flags.length)}`), ...shown, line, text(small(words.rule))])]
}

/** In how many seasons something this unlikely comes about once, as a power of ten that is not too large: `10⁷`. */
const seasonsFor = (chance: number): string =>
  `10${[...String(Math.floor(-Math.log10(chance)))].map(digit => superscripts.get(digit) ?? '').join('')}`
