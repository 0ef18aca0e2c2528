// Owns the control route that arms faults.
import * as z from 'zod/mini'
import type { Discord } from '../discord.ts'
import type { ControlRequest } from './routes.ts'
import { tellOutage } from '../world/guild.ts'
import { reply, unknown, type Reply } from './reply.ts'

const times = z.optional(z.int().check(z.minimum(1), z.maximum(10_000)))
const method = z.optional(z.string())
const path_includes = z.optional(z.string())

export const faultShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drop_socket') }),
  z.object({ kind: z.literal('op7') }),
  z.object({ kind: z.literal('op9'), resumable: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('close'), code: z.int().check(z.minimum(3000), z.maximum(4999)) }),
  z.object({ kind: z.literal('mute_acks'), muted: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('heartbeat'), interval_ms: z.int().check(z.minimum(20)) }),
  z.object({ kind: z.literal('sessions'), remaining: z.int().check(z.minimum(0)) }),
  z.object({ kind: z.literal('outage'), guild_id: z.string(), over: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('duplicate_interaction'), times }),
  z.object({
    kind: z.literal('rest'),
    method,
    path_includes,
    status: z.union([z.literal(200), z.int().check(z.minimum(400), z.maximum(599))]),
    code: z.optional(z.int()),
    before_effect: z.optional(z.boolean()),
    retry_after_s: z.optional(z.number().check(z.minimum(0))),
    scope: z.optional(z.literal(['user', 'global', 'shared'])),
    times,
  }),
  z.object({ kind: z.literal('hold'), method, path_includes, times }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('clear') }),
])

export function armFault(discord: Discord, { body }: ControlRequest<z.infer<typeof faultShape>>): Reply {
  const { gateway, faults, world } = discord
  switch (body.kind) {
    case 'drop_socket':
      gateway.dropSockets()
      break
    case 'op7':
      gateway.askReconnect()
      break
    case 'op9':
      gateway.invalidate(body.resumable ?? false)
      break
    case 'close':
      gateway.closeAll(body.code)
      break
    case 'mute_acks':
      gateway.muteAcks(body.muted ?? true)
      break
    case 'heartbeat':
      gateway.setHeartbeat(body.interval_ms)
      break
    case 'sessions':
      gateway.leaveIdentifies(body.remaining)
      break
    case 'outage': {
      const guild = world.guilds.get(body.guild_id)
      if (!guild) return unknown('guild', body.guild_id)
      tellOutage(discord, guild, body.over ?? false)
      break
    }
    case 'duplicate_interaction':
      faults.deliverNext(body.times ?? 2)
      break
    case 'rest':
      faults.arm(
        {
          kind: 'rest',
          method: body.method ?? '*',
          pathIncludes: body.path_includes ?? '',
          status: body.status,
          code: body.code ?? 0,
          beforeEffect: body.before_effect ?? true,
          retryAfterS: body.retry_after_s ?? 1,
          scope: body.scope ?? 'shared',
        },
        body.times ?? 1,
      )
      break
    case 'hold':
      faults.arm({ kind: 'hold', method: body.method ?? '*', pathIncludes: body.path_includes ?? '' }, body.times ?? 1)
      break
    case 'release':
      return reply({ released: faults.release() })
    case 'clear':
      faults.clear()
      gateway.muteAcks(false)
      break
  }
  return reply({})
}
