// Owns how often the bot may edit messages of a channel that are older than an hour: rarely, and then it has to wait.
import type { Discord } from '../discord.ts'
import type { Channel } from '../world/model.ts'
import { idTime } from '../world/snowflake.ts'
import { refuse, type Answer } from './refusal.ts'

const hourMs = 60 * 60_000
/** Discord does not tell its numbers ("Maximum number of edits to messages older than 1 hour reached"); bots observe these. */
const windowMs = 20_000
const mostEdits = 3

/** Why this edit comes too soon (30046, with how long to wait); undefined: it may be made, and counts. */
export function refuseOldEdit({ clock }: Discord, channel: Channel, messageId: string): Answer | undefined {
  const now = clock.now()
  if (now - idTime(messageId) < hourMs) return undefined
  const recent = (channel.oldEdits ?? []).filter(at => now - at < windowMs)
  const [oldest] = recent
  if (oldest === undefined || recent.length < mostEdits) {
    channel.oldEdits = [...recent, now]
    return undefined
  }
  const waitS = (oldest + windowMs - now) / 1_000
  const { status, body } = refuse(30046)
  return {
    status,
    body: { ...(body as object), retry_after: waitS },
    headers: { 'retry-after': String(Math.ceil(waitS)), via: '1.1 sandbox' },
  }
}
