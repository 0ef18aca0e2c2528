// Owns what a manager is told with the reply to whatever they ask next: quizzes in which posting has paused.
import type { Call, Message, World } from './define.ts'
import { channelList } from './quizzes.ts'
import { notice } from './view/notice.ts'

/** Nothing for everybody else, and where nothing is wrong. */
export async function warningsFor({ canManage, guildId, texts }: Call, { store }: World): Promise<Message> {
  if (!canManage || guildId === undefined) return []
  const refused = (await store.quizzesOfGuild(guildId)).filter(({ isRefused }) => isRefused)
  return refused.length === 0 ? [] : notice(texts.bot.settings.refused(channelList(refused)))
}
