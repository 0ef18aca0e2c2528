// Owns finding out whether a message that may have been posted is there, once Discord's nonce no longer tells.
import type { APIMessage } from 'discord-api-types/v10'
import { after, HOUR, type Instant } from '../domain/time.ts'
import type { Api } from './api.ts'
import { mayReadHistory } from './permissions.ts'
import { botPermissions } from './rights.ts'
import { snowflakeAt } from './snowflake.ts'

/** Where our clock is ahead, the message is older, by Discord's clock, than our try: looking begins this much earlier. */
const CLOCK_SLACK_MS = HOUR
/** 10,000 messages since then: a channel in which more was written cannot be searched in reasonable time. */
const MOST_PAGES = 100
const PAGE = 100

/** found: its id · absent: proven not to be there · unprovable: the channel may not be read, or has too much in it. */
export type Search = { readonly kind: 'found'; readonly messageId: string } | { readonly kind: 'absent' | 'unprovable' }

/**
 * Pages a channel from `since` until now for a message of ours that has `customId` in it. Only where View Channel and
 * Read Message History are computed present does not finding it prove anything. Throws what `Api` throws.
 */
export async function findPosted(
  api: Api,
  {
    botId,
    guildId,
    channelId,
    customId,
    since,
  }: {
    readonly botId: string
    /** Undefined: a direct message, which both sides may read. */
    readonly guildId: string | undefined
    readonly channelId: string
    readonly customId: string
    readonly since: Instant
  },
): Promise<Search> {
  if (guildId !== undefined && !mayReadHistory(await botPermissions(api, botId, guildId, channelId)))
    return { kind: 'unprovable' }
  let newest = snowflakeAt(after(since, -CLOCK_SLACK_MS))
  for (let page = 0; page < MOST_PAGES; page++) {
    const messages = await api.messagesAfter(channelId, newest)
    const ours = messages.find(({ author, components }) => author.id === botId && hasId(components, customId))
    if (ours) return { kind: 'found', messageId: ours.id }
    if (messages.length < PAGE) return { kind: 'absent' }
    newest = messages.reduce((most, { id }) => (BigInt(id) > BigInt(most) ? id : most), newest)
  }
  return { kind: 'unprovable' }
}

/** Whether a button with this custom id stands anywhere in a message. */
function hasId(components: APIMessage['components'], customId: string): boolean {
  return JSON.stringify(components ?? []).includes(`"custom_id":${JSON.stringify(customId)}`)
}
