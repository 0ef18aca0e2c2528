// Owns giving the reward role to a podium, and taking it back with the next one: each is asked until it is so.
import type { RewardDue } from '../app/play-store.ts'
import { after, DAY, MINUTE } from '../domain/time.ts'
import { failureOf } from './failure.ts'
import type { Poster } from './post.ts'

const BATCH = 5

/** Gives and takes what is due. Giving twice changes nothing, so a kill in between does no harm. */
export async function settleRewards(poster: Poster): Promise<void> {
  const { store, clock } = poster.world
  for (const due of await store.rewardsDue(clock(), BATCH)) await settle(poster, due)
}

async function settle({ world, api, onUnauthorised }: Poster, due: RewardDue): Promise<void> {
  const { store, clock, log, rights } = world
  const { guildId, userId, roleId, does } = due
  // Without the right every request would be refused; a manager may grant it before the next podium.
  const lack = await rights.lackToGive(guildId, roleId)
  if (lack !== undefined && lack !== 'unknown') {
    log('warn', 'reward.lacking', { server: guildId, role: roleId, lack })
    return store.recordReward(due, { tryAt: after(clock(), DAY) })
  }
  try {
    await (does === 'give' ? api.giveRole : api.takeRole)(guildId, userId, roleId)
    await store.recordReward(due, does === 'give' ? 'given' : 'taken')
    log('info', does === 'give' ? 'reward.given' : 'reward.taken', { server: guildId, role: roleId })
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    log('warn', 'reward.failed', { server: guildId, role: roleId, cause: failure.detail })
    if (failure.kind === 'unauthorised') onUnauthorised()
    const isPassing = failure.kind === 'passing' || failure.kind === 'unauthorised'
    await store.recordReward(due, isPassing ? { tryAt: after(clock(), MINUTE) } : 'failed')
  }
}
