// Owns ids: snowflakes whose time is the sandbox's (Discord API reference, "Snowflakes").
import type { Discord } from '../discord.ts'

const discordEpoch = 1_420_070_400_000n

/** The next id: later than every earlier one, also within one millisecond and across restarts. */
export function nextId({ world, clock }: Pick<Discord, 'world' | 'clock'>): string {
  const byTime = (BigInt(clock.now()) - discordEpoch) << 22n
  world.lastId = byTime > world.lastId ? byTime : world.lastId + 1n
  return String(world.lastId)
}

/** The moment an id was made, in epoch milliseconds. */
export const idTime = (id: string): number => Number((BigInt(id) >> 22n) + discordEpoch)

/** Whether text has the form of an id; everything a client sends is checked with it before BigInt sees it. */
export const isId = (text: string): boolean => /^[1-9]\d{0,19}$/.test(text)
