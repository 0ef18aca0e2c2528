// Owns what becomes of quizzes when the bot is removed from a server, or comes back to it.
import type { World } from './define.ts'
import type { GatewayEvents } from './gateway.ts'

/** Which of `shardCount` shards a server belongs to (Discord API reference, "Sharding"). */
const shardOf = (guildId: string, shardCount: number): number => Number((BigInt(guildId) >> 22n) % BigInt(shardCount))

/**
 * Keeps up with the servers that the bot is in. A removal that came while the bot was away shows when a shard's list of
 * servers lacks one that has quizzes. What cannot be written now is seen again at the next start.
 */
export function serverEvents({ store, clock, log }: World): Pick<GatewayEvents, 'onServers' | 'onServer'> {
  const mark = async (guildId: string, isIn: boolean): Promise<void> => {
    await store.markGuild(guildId, isIn ? null : clock())
    log('info', isIn ? 'server.back' : 'server.left', { server: guildId })
  }
  const tell = (cause: unknown): void => log('error', 'server.unwritten', { cause })
  const compare = async (ids: ReadonlySet<string>, shard: number, shardCount: number): Promise<void> => {
    for (const { guildId, removedAt } of await store.quizGuilds())
      if (isSnowflake(guildId) && shardOf(guildId, shardCount) === shard && ids.has(guildId) === (removedAt !== null))
        await mark(guildId, ids.has(guildId))
  }
  const change = async (id: string, isIn: boolean): Promise<void> => {
    if ((await store.quizzesOfGuild(id)).length > 0) await mark(id, isIn)
  }
  return {
    onServers: (ids, shard, shardCount) => void compare(ids, shard, shardCount).catch(tell),
    onServer: (id, isIn) => void change(id, isIn).catch(tell),
  }
}

const isSnowflake = (id: string): boolean => /^\d+$/.test(id)
