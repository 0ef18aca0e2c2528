// Owns changing a quiz's settings in Discord: started, moved, taken over or changed, and then shown with what stands in the way.
import { configureQuiz } from '../app/configure-quiz.ts'
import type { Quiz, QuizSettings } from '../domain/play/quiz.ts'
import { everyDay } from '../domain/play/schedule.ts'
import { newQuizSettings } from '../domain/play/settings.ts'
import { after, DAY } from '../domain/time.ts'
import { catalogLocale } from '../i18n/format.ts'
import type { Call, Message, Reply, World } from './define.ts'
import { isPowerful } from './permissions.ts'
import { lacksOf } from './quiz-lacks.ts'
import { isOverdue } from './quizzes.ts'
import { askable, deckTitle, padded, type Wanted } from './settings-options.ts'
import { likelyZone, usualTime } from './setup-guess.ts'
import { mixIn, seasonIn, tagsIn } from './settings-text.ts'
import { notice } from './view/notice.ts'
import { problemLines, settingsMessage } from './view/settings.ts'

/** A call from a channel of a server. */
export type GuildCall = Call & { readonly guildId: string; readonly channelId: string }

/**
 * Changes the quiz of this channel, moves it where another channel is named, or starts one there. One whose channel is
 * gone is moved rather than another started: nobody can be in its channel to do so.
 */
export async function changeQuiz(
  call: GuildCall,
  wanted: Partial<Wanted>,
  here: Quiz | undefined,
  world: World,
): Promise<Message | Reply> {
  const { store } = world
  const words = call.texts.bot.settings
  const refused = roleProblems(call, wanted)
  if (refused.length > 0) return notice(words.notSaved, ...refused)
  const channelId = wanted.channel ?? call.channelId
  const place = { kind: 'discord', guildId: call.guildId, channelId } as const
  const known = here ?? (await store.quizAt(place))
  const quiz = known ?? (await store.strandedQuiz(call.guildId))
  const by = (await call.person()).id
  const isMoved = quiz?.place.kind === 'discord' && quiz.place.channelId !== channelId
  // A refused change leaves the quiz where it is, so the settings come first.
  const target = isMoved ? quiz.place : place
  if (isMoved && (await store.quizAt(place))) return notice(words.taken(`<#${channelId}>`))
  const changed = await configureQuiz(world, {
    place: target,
    settings: merge(quiz, wanted, call, world),
    by,
    at: call.at,
  })
  if (!changed.ok) return notice(words.notSaved, ...problemLines(changed.error, call.texts))
  if (isMoved && (await store.moveQuiz(quiz.id, channelId, by, call.at)) === 'taken')
    return notice(words.taken(`<#${channelId}>`))
  const saved = (await store.quiz(changed.value.id)) ?? changed.value
  const done = known ? words.changed : quiz ? words.rescued(`<#${channelId}>`) : words.made(`<#${channelId}>`)
  return presentQuiz(call, saved, [done], world)
}

/** The settings, and then what stands in their way in Discord, which has to be asked. */
export async function presentQuiz(call: Call, quiz: Quiz, heads: readonly string[], world: World): Promise<Reply> {
  const { at, texts } = call
  const { store, decks } = world
  const shown = {
    quiz,
    deck: deckTitle(decks, quiz, call.locale),
    isLate: isOverdue(quiz, at),
    misses: await store.takeMisses(quiz.id),
  }
  return {
    message: settingsMessage({ ...shown, heads }, texts),
    later: async () => {
      const lacks = await lacksOf(world, quiz, texts)
      return lacks.length === 0 ? undefined : settingsMessage({ ...shown, heads: [...heads, ...lacks] }, texts)
    },
  }
}

/** A role that everybody has, or that Discord gives by itself, or that means power, is not what a quiz may use so. */
function roleProblems(call: GuildCall, { ping, manager, reward }: Partial<Wanted>): string[] {
  const words = call.texts.bot.settings.roles
  if ([ping, manager, reward].includes(call.guildId)) return [words.everyone]
  if (reward === undefined) return []
  const role = call.namedRoles.find(({ id }) => id === reward)
  if (!call.canGiveRoles) return [words.notYours]
  if (role?.managed) return [words.managed]
  return role && isPowerful(BigInt(role.permissions)) ? [words.powerful] : []
}

/** The settings of the quiz with the wanted changes; a new one asks daily at 09:00 UTC from the first deck with cards. */
function merge(
  quiz: Quiz | undefined,
  wanted: Partial<Wanted>,
  { guildLocale, locale, at }: Call,
  { decks }: World,
): QuizSettings {
  const { time, zone, deck, tags, days, window, language, pause, mix, season, speed, clear } = wanted
  const first = askable(decks, locale)[0]?.id
  const base = quiz?.settings ?? {
    ...newQuizSettings,
    deckId: first ?? '',
    schedule: { weekdays: everyDay, time: usualTime, zone: likelyZone(guildLocale) },
    locale: catalogLocale(guildLocale),
  }
  const schedule = {
    weekdays: days === undefined ? base.schedule.weekdays : weekdaysOf[days],
    time: padded(time) ?? base.schedule.time,
    zone: zone ?? base.schedule.zone,
  }
  return {
    ...base,
    deckId: deck ?? base.deckId,
    tags: tags === undefined ? base.tags : tagsIn(tags),
    schedule,
    windowHours: window ?? base.windowHours,
    locale: language ?? base.locale,
    mix: mix === undefined ? base.mix : mixIn(mix),
    season: season === undefined ? base.season : seasonIn(season),
    speedBonus: speed ?? base.speedBonus,
    ranked: {
      accountDays: wanted.account ?? base.ranked.accountDays,
      memberDays: wanted.membership ?? base.ranked.memberDays,
    },
    pingRoleId: clear === 'ping' ? null : (wanted.ping ?? base.pingRoleId),
    managerRoleId: clear === 'manager' ? null : (wanted.manager ?? base.managerRoleId),
    rewardRoleId: clear === 'reward' ? null : (wanted.reward ?? base.rewardRoleId),
    reportsChannelId: clear === 'reports' ? null : (wanted.reports ?? base.reportsChannelId),
    pausedUntil: pause === undefined ? base.pausedUntil : pause === 0 ? null : after(at, pause * DAY),
  }
}

/** ISO weekdays of each choice. */
const weekdaysOf = { every: everyDay, workdays: [1, 2, 3, 4, 5], weekend: [6, 7] } as const
