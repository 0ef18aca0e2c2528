// Owns the table of control routes: method and path below `/sandbox`, the shape of the body, and what carries it out.
import * as z from 'zod/mini'
import type { Discord } from '../discord.ts'
import { actAutocomplete, actCommand, actComponent, actModal } from './act.ts'
import { armFault, faultShape } from './faults.ts'
import { moveClock, showClock, showEvents, showMessages, showRequests } from './reading.ts'
import { fileShape } from '../interaction/user-file.ts'
import type { Reply } from './reply.ts'
import {
  changePermissions,
  changeUser,
  createChannel,
  createGuild,
  createMember,
  createRole,
  createUser,
  deleteMember,
  openUserChannel,
  showCommands,
  showWorld,
} from './world.ts'

export interface ControlRequest<B> {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: B
}

export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body: z.ZodMiniType
  readonly run: (discord: Discord, request: ControlRequest<unknown>) => Reply | Promise<Reply>
}

type Run<B> = (discord: Discord, request: ControlRequest<B>) => Reply | Promise<Reply>

const get = (path: string, run: Run<unknown>): ControlRoute => ({ method: 'GET', path, body: z.unknown(), run })
const drop = (path: string, run: Run<unknown>): ControlRoute => ({ method: 'DELETE', path, body: z.unknown(), run })
/** The body that `run` gets is the one that its shape has let through. */
const post = <S extends z.ZodMiniType>(path: string, body: S, run: Run<z.infer<S>>): ControlRoute => ({
  method: 'POST',
  path,
  body,
  run: (discord, request) => run(discord, { ...request, body: request.body as z.infer<S> }),
})

const name = z.string().check(z.minLength(1), z.maxLength(100))
const text = z.optional(z.string())
const names = z.optional(z.array(z.string()))
const times = z.optional(z.int().check(z.minimum(1), z.maximum(10)))
const modalValue = z.union([z.string(), z.boolean(), fileShape, z.array(z.string()), z.array(fileShape)])
const options = z.optional(z.record(z.string(), z.unknown()))

export const routes: readonly ControlRoute[] = [
  get('/world', showWorld),
  get('/commands', showCommands),
  post('/users', z.object({ username: name, global_name: text, locale: text }), createUser),
  post('/users/:user', z.object({ locale: text, accepts_direct_messages: z.optional(z.boolean()) }), changeUser),
  post('/users/:user/channel', z.object({}), openUserChannel),
  post('/guilds', z.object({ name, owner_id: text }), createGuild),
  post('/guilds/:guild/members', z.object({ user_id: z.string(), permissions: names }), createMember),
  drop('/guilds/:guild/members/:user', deleteMember),
  post('/guilds/:guild/roles', z.object({ name, on_top: z.optional(z.boolean()) }), createRole),
  post('/guilds/:guild/channels', z.object({ name }), createChannel),
  post('/channels/:channel/permissions', z.object({ allow: names, deny: names }), changePermissions),

  post(
    '/act/command',
    z.object({
      user_id: z.string(),
      channel_id: z.string(),
      name,
      options,
      type: z.optional(z.literal([1, 2, 3])),
      target_id: text,
      times,
    }),
    actCommand,
  ),
  post(
    '/act/autocomplete',
    z.object({ user_id: z.string(), channel_id: z.string(), name, options, focused: z.string(), times }),
    actAutocomplete,
  ),
  post(
    '/act/component',
    z.object({ user_id: z.string(), message_id: z.string(), custom_id: z.string(), values: names, times }),
    actComponent,
  ),
  post(
    '/act/modal',
    z.object({
      user_id: z.string(),
      interaction_id: z.string(),
      values: z.record(z.string(), modalValue),
      times,
    }),
    actModal,
  ),

  get('/channels/:channel/messages', showMessages),
  get('/events', showEvents),
  get('/requests', showRequests),
  get('/clock', showClock),
  post('/clock', z.object({ advance_ms: z.optional(z.int()), now: z.optional(z.int()) }), moveClock),
  post('/faults', faultShape, armFault),
]
