// Owns the table of REST routes: method and path, Discord's own schema of the body, and what carries it out.
import * as spec from 'discord-api-spec/zod'
import * as z from 'zod/mini'
import type { Discord } from '../discord.ts'
import { getApplication, getGateway, getGatewayBot } from './application.ts'
import {
  getChannel,
  getMessage,
  listMessages,
  patchMessage,
  postMessage,
  removeMessage,
  startTyping,
} from './channels.ts'
import { deleteCommand, getCommand, getCommands, patchCommand, postCommand, putCommands } from './commands.ts'
import { postCallback } from './interactions.ts'
import type { Answer } from './refusal.ts'
import type { RestRequest } from './request.ts'
import { giveRole, takeRole } from './roles.ts'
import { getBotUser, getGuild, getMember, getUser, listChannels, listRoles, openChannel } from './users.ts'
import { deleteOwn, getOwn, patchOwn, postFollowUp } from './webhooks.ts'

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `:name` takes one segment. */
  readonly path: string
  readonly run: (discord: Discord, request: RestRequest) => Answer | Promise<Answer>
  readonly body?: z.ZodMiniType
  /** The token in the path stands for the bot's own. */
  readonly isOpen?: true
}

const callback = z.union([
  spec.PongInteractionCallbackRequestSchema,
  spec.CreateMessageInteractionCallbackRequestSchema,
  spec.UpdateMessageInteractionCallbackRequestSchema,
  spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  spec.ModalInteractionCallbackRequestSchema,
])
const commandList = z.nullable(z.array(spec.ApplicationCommandUpdateRequestSchema))

/** The same six routes for global commands and for those of a guild. */
const commandRoutes = (scope: string): Route[] => [
  { method: 'GET', path: scope, run: getCommands },
  { method: 'PUT', path: scope, run: putCommands, body: commandList },
  { method: 'POST', path: scope, run: postCommand, body: spec.ApplicationCommandCreateRequestSchema },
  { method: 'GET', path: `${scope}/:command`, run: getCommand },
  {
    method: 'PATCH',
    path: `${scope}/:command`,
    run: patchCommand,
    body: spec.ApplicationCommandPatchRequestPartialSchema,
  },
  { method: 'DELETE', path: `${scope}/:command`, run: deleteCommand },
]

const messages = '/channels/:channel/messages'
const token = '/webhooks/:application/:token'

/** A fixed segment stands before a `:name` in its place, because the first row that fits is taken. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/gateway', run: getGateway, isOpen: true },
  { method: 'GET', path: '/gateway/bot', run: getGatewayBot },
  { method: 'GET', path: '/applications/@me', run: getApplication },
  { method: 'GET', path: '/oauth2/applications/@me', run: getApplication },

  ...commandRoutes('/applications/:application/commands'),
  ...commandRoutes('/applications/:application/guilds/:guild/commands'),

  { method: 'GET', path: '/users/@me', run: getBotUser },
  { method: 'POST', path: '/users/@me/channels', run: openChannel, body: spec.CreatePrivateChannelRequestSchema },
  { method: 'GET', path: '/users/:user', run: getUser },
  { method: 'GET', path: '/guilds/:guild', run: getGuild },
  { method: 'GET', path: '/guilds/:guild/channels', run: listChannels },
  { method: 'GET', path: '/guilds/:guild/roles', run: listRoles },
  { method: 'GET', path: '/guilds/:guild/members/:user', run: getMember },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', run: giveRole },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', run: takeRole },

  { method: 'GET', path: '/channels/:channel', run: getChannel },
  { method: 'POST', path: '/channels/:channel/typing', run: startTyping },
  { method: 'GET', path: messages, run: listMessages },
  { method: 'POST', path: messages, run: postMessage, body: spec.MessageCreateRequestSchema },
  { method: 'GET', path: `${messages}/:message`, run: getMessage },
  { method: 'PATCH', path: `${messages}/:message`, run: patchMessage, body: spec.MessageEditRequestPartialSchema },
  { method: 'DELETE', path: `${messages}/:message`, run: removeMessage },

  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    run: postCallback,
    body: callback,
    isOpen: true,
  },
  { method: 'POST', path: token, run: postFollowUp, body: spec.IncomingWebhookRequestPartialSchema, isOpen: true },
  { method: 'GET', path: `${token}/messages/:message`, run: getOwn, isOpen: true },
  {
    method: 'PATCH',
    path: `${token}/messages/:message`,
    run: patchOwn,
    body: spec.IncomingWebhookUpdateRequestPartialSchema,
    isOpen: true,
  },
  { method: 'DELETE', path: `${token}/messages/:message`, run: deleteOwn, isOpen: true },
]
