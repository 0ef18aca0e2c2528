// Owns snowflakes: Discord ids that carry the moment at which they were made.
import { instant, type Instant } from '../domain/time.ts'

/** 2015-01-01T00:00Z, where Discord's ids begin (Discord API reference, "Snowflakes"). */
const DISCORD_EPOCH_MS = 1_420_070_400_000n

/** When the thing with this id was made, by Discord's clock. */
export const snowflakeTime = (id: string): Instant => instant(Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS))

/** The smallest id of a moment: what is newer than it was made then or later. */
export const snowflakeAt = (at: Instant): string => String(BigInt(Math.max(0, at - Number(DISCORD_EPOCH_MS))) << 22n)
