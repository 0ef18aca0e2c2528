// Owns how a quiz's settings, their problems and what went wrong in the channel are shown.
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { SettingsProblem } from '../../app/configure-quiz.ts'
import type { MessageKind, MissReason } from '../../app/play-store.ts'
import { difficulties } from '../../domain/deck/card.ts'
import type { Quiz } from '../../domain/play/quiz.ts'
import type { Instant } from '../../domain/time.ts'
import { catalogLocale } from '../../i18n/format.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { channelList } from '../quizzes.ts'
import { button, container, lines, moment, row, text } from './components.ts'
import { plainText } from './markdown.ts'

interface Shown {
  readonly quiz: Quiz
  readonly deck: string
  /** It could not ask when it should have. */
  readonly isLate: boolean
  /** What was just done. */
  readonly heads: readonly string[]
  readonly misses: readonly { readonly kind: MessageKind; readonly reason: MissReason; readonly at: Instant }[]
}

/** A quiz with its settings. */
export function settingsMessage(shown: Shown, texts: Catalog): Message {
  const words = texts.bot.settings
  const { quiz, isLate, misses } = shown
  return [
    container('quiet', [
      ...shown.heads.map(head => text(head)),
      lines(
        `### ${words.title(channelList([quiz]))}`,
        whenLine(quiz, texts),
        words.deck(plainText(shown.deck)),
        quiz.settings.tags.length === 0 ? undefined : words.tags(quiz.settings.tags.map(plainText).join(', ')),
        words.window(quiz.settings.windowHours),
        words.languages[catalogLocale(quiz.settings.locale)],
        ...ruleLines(quiz, texts),
        quiz.settings.pausedUntil === null ? undefined : words.paused(moment(quiz.settings.pausedUntil)),
        isLate ? texts.bot.drops.overdue : words.from(moment(quiz.nextOpensAt)),
      ),
      ...(misses.length === 0 ? [] : [lines(words.misses, ...misses.map(miss => missLine(miss, texts)))]),
      row(button(texts.bot.setup.practice, 'practice', { quiz: String(quiz.id) })),
    ]),
  ]
}

/** What is otherwise than in a new quiz, and what counts in any. */
function ruleLines({ settings }: Quiz, { bot: { settings: words, difficulty } }: Catalog): (string | undefined)[] {
  const { mix, season, ranked, speedBonus, pingRoleId, managerRoleId, rewardRoleId, reportsChannelId } = settings
  const role = (id: string | null, say: (role: string) => string): string | undefined =>
    id === null ? undefined : say(`<@&${id}>`)
  const isEven = new Set(Object.values(mix)).size === 1
  return [
    isEven ? undefined : words.mix(difficulties.map(each => `${difficulty[each]} ${mix[each]}`).join(', ')),
    season === 'month' ? words.months : words.season(season.from, season.to),
    words.ranked(ranked.accountDays, ranked.memberDays),
    speedBonus ? words.speed : undefined,
    role(pingRoleId, words.ping),
    role(managerRoleId, words.manager),
    role(rewardRoleId, words.reward),
    reportsChannelId === null ? undefined : words.reports(`<#${reportsChannelId}>`),
  ]
}

function whenLine({ settings: { schedule } }: Quiz, { bot: { settings: words } }: Catalog): string {
  const { weekdays, time } = schedule
  const zone = plainText(schedule.zone)
  if (weekdays.length === words.weekdays.length) return words.when(time, zone)
  return words.onDays(weekdays.map(day => words.weekdays[day - 1] ?? String(day)).join(', '), time, zone)
}

const missLine = ({ kind, reason, at }: Shown['misses'][number], { bot: { settings } }: Catalog): string =>
  `- ${moment(at)}: ${settings.kinds[kind]}, ${settings.reasons[reason]}`

/** One line for each problem, naming the offending and the allowed. */
export const problemLines = (problems: readonly SettingsProblem[], { bot: { settings } }: Catalog): string[] =>
  problems.map(problem => {
    const given = plainText(problem.given)
    switch (problem.code) {
      case 'time.invalid':
      case 'weekdays.invalid':
      case 'window.invalid':
      case 'mix.invalid':
      case 'season.invalid':
      case 'ranked.invalid':
      case 'pause.invalid':
        return settings.problems[problem.code](given)
      case 'zone.unknown':
        return settings.problems[problem.code](given, problem.suggestion)
      case 'deck.unreadable':
        return settings.problems[problem.code]()
      case 'deck.unknown':
      case 'deck.empty':
        return settings.problems[problem.code](given, problem.allowed.map(plainText).join(', '))
    }
  })

/** What the bot needs in a channel and has not: to be seen and heard, and to prove afterwards what it has posted. */
export function missingPermissions(botMay: bigint, channel: string, { bot: { settings } }: Catalog): string[] {
  const needed = [
    [PermissionFlagsBits.ViewChannel, settings.permissions.view],
    [PermissionFlagsBits.SendMessages, settings.permissions.send],
    [PermissionFlagsBits.ReadMessageHistory, settings.permissions.history],
  ] as const
  if ((botMay & PermissionFlagsBits.Administrator) !== 0n) return []
  const missing = needed.filter(([bit]) => (botMay & bit) === 0n).map(([, name]) => name)
  return missing.length === 0 ? [] : [settings.missing(missing.join(', '), channel)]
}
