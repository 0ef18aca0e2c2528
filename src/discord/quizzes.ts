// Owns finding the quiz that a command is about: the channel's own, elsewhere in the server its only one; and its state.
import type { Belonging } from '../domain/play/eligible.ts'
import type { Quiz } from '../domain/play/quiz.ts'
import { ok, err, type Result } from '../domain/result.ts'
import { after, MINUTE, type Instant } from '../domain/time.ts'
import type { Call, Message, World } from './define.ts'
import { snowflakeTime } from './snowflake.ts'
import { notice } from './view/notice.ts'

/** The quiz, or the message that says why there is none. */
export async function quizOf({ guildId, channelId, texts }: Call, { store }: World): Promise<Result<Quiz, Message>> {
  if (guildId === undefined || channelId === undefined) return err(notice(texts.bot.quizzes.guildOnly))
  const here = await store.quizAt({ kind: 'discord', guildId, channelId })
  if (here) return ok(here)
  const all = await store.quizzesOfGuild(guildId)
  const [only] = all
  if (!only) return err(notice(texts.bot.quizzes.none))
  return all.length === 1 ? ok(only) : err(notice(texts.bot.quizzes.many(channelList(all))))
}

/**
 * Whether somebody may press what only managers may: by Manage Server, or by the quiz's manager role. Commands need no
 * such question: Discord itself asks for their permission, and a server may hand them out to others.
 */
export const mayManage = ({ canManage, roleIds }: Call, quiz: Quiz | undefined): boolean =>
  canManage || (typeof quiz?.settings.managerRoleId === 'string' && roleIds.includes(quiz.settings.managerRoleId))

/** Since when a person and their account are here; a guest of the server counts as just come. */
export const belongingOf = ({ userId, joinedAt, at }: Call): Belonging => ({
  accountMadeAt: snowflakeTime(userId),
  joinedAt: joinedAt ?? at,
})

/** Links to the channels of quizzes. */
export const channelList = (quizzes: readonly Quiz[]): string =>
  quizzes.flatMap(({ place }) => (place.kind === 'discord' ? `<#${place.channelId}>` : [])).join(' ')

/** Whether a quiz has not asked when it should have, and longer ago than opening a drop takes. */
export const isOverdue = ({ nextOpensAt }: Quiz, at: Instant): boolean => nextOpensAt < after(at, -MINUTE)
