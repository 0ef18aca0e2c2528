// Owns the reward roles of podiums in the play file: to whom one is to be given, and from whom taken back.
import { and, eq, inArray, lte, ne } from './drizzle.ts'
import type { Instant } from '../../domain/time.ts'
import type { Database, SyncPlayStore } from './database.ts'
import { quizOf, quizRow } from './quizzes.ts'
import { seasonRows, type seasons } from './schema-boards.ts'
import { rewards } from './schema-notes.ts'
import { people } from './schema-people.ts'
import { quizzes } from './schema.ts'

/** Ranks that a reward is given to: those of the podium. */
const PODIUM = 3

type SeasonRow = typeof seasons.$inferSelect

/** Settles who holds the reward role once the newest table of a quiz's newest season that is over is written. */
export function rewardPodium(db: Database, { id, quizId }: SeasonRow, version: number, now: Instant): void {
  const roleId = quizOf(db, quizRow(db, quizId)).settings.rewardRoleId
  const held = db
    .select()
    .from(rewards)
    .where(and(eq(rewards.quizId, quizId), inArray(rewards.state, ['due', 'given'])))
    .all()
  // A later season has its own podium already: a correction of this one moves no role.
  if (held.some(({ seasonId }) => seasonId > id)) return
  const winners =
    roleId === null
      ? []
      : db
          .select({ personId: seasonRows.personId })
          .from(seasonRows)
          .where(and(eq(seasonRows.seasonId, id), eq(seasonRows.version, version), lte(seasonRows.rank, PODIUM)))
          .all()
          .map(({ personId }) => personId)
  const isWon = (row: (typeof held)[number]): boolean => row.roleId === roleId && winners.includes(row.personId)
  for (const row of held.filter(each => !isWon(each))) {
    const state = row.state === 'given' ? 'leaving' : 'taken'
    db.update(rewards).set({ state, tryAt: now }).where(named(row)).run()
  }
  for (const personId of winners)
    if (roleId !== null && !held.some(row => isWon(row) && row.personId === personId))
      db.insert(rewards)
        .values({ quizId, seasonId: id, personId, roleId, state: 'due', tryAt: now })
        .onConflictDoUpdate({
          target: [rewards.seasonId, rewards.personId, rewards.roleId],
          set: { state: 'due', tryAt: now },
        })
        .run()
}

const named = ({ seasonId, personId, roleId }: Pick<typeof rewards.$inferSelect, 'seasonId' | 'personId' | 'roleId'>) =>
  and(eq(rewards.seasonId, seasonId), eq(rewards.personId, personId), eq(rewards.roleId, roleId))

export const rewardMethods = (db: Database): Pick<SyncPlayStore, 'rewardsDue' | 'recordReward'> => ({
  rewardsDue: (now, limit) =>
    db
      .select({ reward: rewards, guildId: quizzes.guildId, userId: people.account })
      .from(rewards)
      .innerJoin(quizzes, eq(quizzes.id, rewards.quizId))
      .innerJoin(people, eq(people.id, rewards.personId))
      .where(and(inArray(rewards.state, ['due', 'leaving']), lte(rewards.tryAt, now), ne(people.kind, 'local')))
      .limit(limit)
      .all()
      .flatMap(({ reward: { seasonId, personId, roleId, state }, guildId, userId }) =>
        guildId === null
          ? []
          : [
              {
                seasonId,
                personId,
                roleId,
                guildId,
                userId,
                does: state === 'due' ? ('give' as const) : ('take' as const),
              },
            ],
      ),

  recordReward: (reward, outcome) => {
    const set = typeof outcome === 'object' ? { tryAt: outcome.tryAt } : { state: outcome }
    db.update(rewards).set(set).where(named(reward)).run()
  },
})
