// Owns /settings: the quiz of a channel, shown, started, moved and changed by who manages the server.
import { command } from '../define.ts'
import { changeQuiz, presentQuiz } from '../quiz-settings.ts'
import { settingsOptions } from '../settings-options.ts'
import { notice } from '../view/notice.ts'
import { setupMessage } from '../view/setup.ts'

export const settings = command({
  name: 'settings',
  options: settingsOptions,
  policy: 'private',
  managers: true,
  async run(call, wanted, world) {
    const { guildId, channelId, texts } = call
    if (guildId === undefined || channelId === undefined) return notice(texts.bot.quizzes.guildOnly)
    const { store } = world
    const here = await store.quizAt({ kind: 'discord', guildId, channelId })
    const isQuestion = Object.values(wanted).every(value => value === undefined)
    if (!isQuestion) return changeQuiz({ ...call, guildId, channelId }, wanted, here, world)
    if (here) return presentQuiz(call, here, [], world)
    const others = await store.quizzesOfGuild(guildId)
    return setupMessage({ channelId, others, stranded: await store.strandedQuiz(guildId) }, texts)
  },
})
