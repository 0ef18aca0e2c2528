// Owns what somebody is told with the reply to whatever they ask next: that their reminders did not arrive; to managers,
// quizzes in which posting has paused.
import type { Call, Message, World } from './define.ts'
import { channelList } from './quizzes.ts'
import { notice } from './view/notice.ts'

/** Nothing where nothing is wrong. */
export async function warningsFor(call: Call, world: World): Promise<Message> {
  return [...(await refusedReminders(call, world)), ...(await refusedQuizzes(call, world))]
}

/** Once, to whoever takes no direct messages but wanted to be reminded by them. */
async function refusedReminders({ userId, texts }: Call, { store }: World): Promise<Message> {
  if (!(await store.areRemindersRefused(userId))) return []
  await store.recordRefusalTold(userId)
  return notice(texts.bot.remind.refused)
}

async function refusedQuizzes({ canManage, guildId, texts }: Call, { store }: World): Promise<Message> {
  if (!canManage || guildId === undefined) return []
  const refused = (await store.quizzesOfGuild(guildId)).filter(({ isRefused }) => isRefused)
  return refused.length === 0 ? [] : notice(texts.bot.settings.refused(channelList(refused)))
}
