// Owns the buttons and the form that start a quiz, and the one that asks a practice question from its settings.
import { openPractice } from '../../app/open-practice.ts'
import type { QuizId } from '../../domain/play/quiz.ts'
import { wallClock } from '../../domain/play/schedule.ts'
import { catalogLocale } from '../../i18n/format.ts'
import { component, type Call } from '../define.ts'
import { unknownDrop } from '../question.ts'
import { changeQuiz, presentQuiz, type GuildCall } from '../quiz-settings.ts'
import { mayManage } from '../quizzes.ts'
import { askable } from '../settings-options.ts'
import { likelyZone, usualTime, zonesWith } from '../setup-guess.ts'
import { notice } from '../view/notice.ts'
import { setupFields, setupForm } from '../view/setup.ts'

export const start = component<'start', 'private'>({
  policy: 'private',
  async run(call, _, world) {
    if (!isInChannel(call)) return notice(call.texts.bot.quizzes.guildOnly)
    if (!call.canManage) return notice(call.texts.bot.settings.notAllowed)
    const { guildId, channelId } = call
    const here = await world.store.quizAt({ kind: 'discord', guildId, channelId })
    // Pressed twice, or by two: the first one started it.
    if (here) return presentQuiz(call, here, [], world)
    // One that lost its channel keeps the time that its people know.
    if (await world.store.strandedQuiz(guildId)) return changeQuiz(call, {}, undefined, world)
    const zone = likelyZone(call.guildLocale)
    return changeQuiz(call, { time: wallClock(call.at, zone), zone }, undefined, world)
  },
})

export const setup = component<'setup', 'modal'>({
  policy: 'modal',
  async run(call, _, world) {
    if (!isInChannel(call)) return notice(call.texts.bot.quizzes.guildOnly)
    if (!call.canManage) return notice(call.texts.bot.settings.notAllowed)
    const decks = askable(world.decks, call.locale)
    if (decks.length === 0) return notice(call.texts.bot.setup.deckless)
    const zone = likelyZone(call.guildLocale)
    const preset = { channelId: call.channelId, time: usualTime, zone, zones: zonesWith(zone), decks }
    return setupForm({ ...preset, locale: catalogLocale(call.guildLocale) }, call.texts)
  },
})

export const planned = component<'planned', 'private'>({
  policy: 'private',
  async run(call, _, world, values) {
    if (!isInChannel(call)) return notice(call.texts.bot.quizzes.guildOnly)
    if (!call.canManage) return notice(call.texts.bot.settings.notAllowed)
    const value = (field: string): string | undefined => values.get(field)?.[0]
    const channel = value(setupFields.channel) ?? call.channelId
    const wanted = {
      time: value(setupFields.time),
      zone: value(setupFields.zone),
      deck: value(setupFields.deck),
      language: catalogLocale(value(setupFields.language)),
    }
    const { guildId } = call
    const there = await world.store.quizAt({ kind: 'discord', guildId, channelId: channel })
    return changeQuiz({ ...call, channelId: channel }, wanted, there, world)
  },
})

export const practice = component<'practice', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const quiz = await world.store.quiz(Number(fields.quiz) as QuizId) // the store looks it up
    if (quiz?.place.kind !== 'discord' || quiz.place.guildId !== call.guildId) return unknownDrop(call)
    if (!mayManage(call, quiz)) return notice(call.texts.bot.settings.notAllowed)
    const opening = await openPractice({ ...world, now: call.at }, quiz)
    return notice(call.texts.bot.dropCommand[opening.kind])
  },
})

const isInChannel = (call: Call): call is GuildCall => call.guildId !== undefined && call.channelId !== undefined
