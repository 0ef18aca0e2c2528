// Owns the control routes that read: what a user sees, what happened, what the bot asked.
import type { Discord } from '../discord.ts'
import { may } from '../world/permission.ts'
import type { ControlRequest } from './routes.ts'
import { reply, unknown, wrong, type Reply } from './reply.ts'

const longestWaitMs = 60_000

/** Messages of a channel as a user sees them, oldest first: ephemeral ones only for whom they are. */
export function showMessages({ world }: Discord, { params, query }: ControlRequest<unknown>): Reply {
  const channel = world.channels.get(params['channel'] ?? '')
  if (!channel) return unknown('channel', params['channel'] ?? '')
  const userId = query.get('user_id') ?? ''
  if (!world.people.has(userId)) return unknown('user', userId)
  if (!may(world, channel, userId, 'ReadMessageHistory')) return wrong(`The user "${userId}" cannot read this channel.`)
  const messages = channel.messageIds.flatMap(id => {
    const stored = world.messages.get(id)
    if (!stored || (stored.visibleTo !== undefined && stored.visibleTo !== userId)) return []
    return { ...stored.message, ...(stored.failed ? { failed: true } : {}) }
  })
  return reply(messages)
}

/** Entries after `after`; when there are none yet, waits up to `wait_ms` for the next one. */
export async function showEvents({ journal }: Discord, { query }: ControlRequest<unknown>): Promise<Reply> {
  const after = Number(query.get('after') ?? 0)
  const waitMs = Number(query.get('wait_ms') ?? 0)
  if (!Number.isInteger(after) || after < 0)
    return wrong(`"after" is a number of an event, not "${query.get('after')}".`)
  if (!(waitMs >= 0 && waitMs <= longestWaitMs)) return wrong(`"wait_ms" is between 0 and ${longestWaitMs}.`)
  if (journal.after(after).length === 0 && waitMs > 0)
    await new Promise<void>(resolve => {
      const end = journal.subscribe(() => finish())
      const timer = setTimeout(() => finish(), waitMs)
      const finish = (): void => {
        end()
        clearTimeout(timer)
        resolve()
      }
    })
  return reply({ events: journal.after(after), last: journal.last() })
}

export const showRequests = ({ requests }: Discord): Reply => reply(requests.list())

export const showClock = ({ clock }: Discord): Reply => reply({ now: clock.now(), offset: clock.offsetMs() })

export function moveClock(
  discord: Discord,
  { body }: ControlRequest<{ advance_ms?: number | undefined; now?: number | undefined }>,
): Reply {
  const { clock } = discord
  const { advance_ms, now } = body
  if ((advance_ms === undefined) === (now === undefined)) return wrong('Give either "advance_ms" or "now".')
  const byMs = advance_ms ?? (now ?? 0) - clock.now()
  return clock.advance(byMs)
    ? showClock(discord)
    : wrong(`The clock goes forward by whole milliseconds only, not by ${byMs}.`)
}
