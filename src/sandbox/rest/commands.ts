// Owns the REST routes that register application commands, global ones and a guild's own.
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { bulkProblems, commandProblems, type Described } from '../rules/command.ts'
import { announceCommands, listCommands, putCommand, showCommand } from '../world/command.ts'
import { nextId } from '../world/snowflake.ts'
import { found, missing, refuse, refuseForm, type Answer, type Found } from './refusal.ts'
import type { RestRequest } from './request.ts'

type Body = RESTPostAPIApplicationCommandsJSONBody
const mostCommands = 100

/** The guild a route is about, `undefined` for global ones; refused for another application or a strange guild. */
function findScope({ world }: Discord, { params }: RestRequest): Found<string | undefined> {
  if (params['application'] !== world.application.id) return missing(20012)
  const guildId = params['guild']
  if (guildId === undefined) return found(undefined)
  return world.guilds.get(guildId)?.members.has(world.bot.id) ? found(guildId) : missing(50001)
}

export function getCommands(discord: Discord, request: RestRequest): Answer {
  const scope = findScope(discord, request)
  if (!scope.ok) return scope.refusal
  const commands = listCommands(discord.world, scope.value)
  if (request.query.get('with_localizations') === 'true') return { status: 200, body: commands }
  const plain = commands.map(({ name_localizations: _n, description_localizations: _d, ...command }) => command)
  return { status: 200, body: plain }
}

/** PUT: the list becomes exactly this one; commands that stay (same name and type) keep their ids. */
export function putCommands(discord: Discord, request: RestRequest): Answer {
  const scope = findScope(discord, request)
  if (!scope.ok) return scope.refusal
  const bodies = (request.body ?? []) as Body[] // checked by the route's schema
  const problems = bulkProblems(bodies as Described[])
  if (problems.length > 0) return refuseForm(problems)
  if (bodies.length > mostCommands) return refuse(30032)
  const commands = bodies.map(body => putCommand(discord, scope.value, body).command)
  for (const old of listCommands(discord.world, scope.value))
    if (!commands.some(({ id }) => id === old.id)) discord.world.commands.delete(old.id)
  announceCommands(discord, scope.value)
  return { status: 200, body: commands }
}

/** POST: 201 for a new command, 200 when it replaced the one of this name and type. */
export function postCommand(discord: Discord, request: RestRequest): Answer {
  const scope = findScope(discord, request)
  if (!scope.ok) return scope.refusal
  const body = request.body as Body // checked by the route's schema
  const problems = commandProblems(body as Described)
  if (problems.length > 0) return refuseForm(problems)
  if (listCommands(discord.world, scope.value).length >= mostCommands) return refuse(30032)
  const { command, isNew } = putCommand(discord, scope.value, body)
  announceCommands(discord, scope.value)
  return { status: isNew ? 201 : 200, body: command }
}

function findRegistered(discord: Discord, request: RestRequest) {
  const scope = findScope(discord, request)
  if (!scope.ok) return scope
  const command = discord.world.commands.get(request.params['command'] ?? '')
  return command && command.guild_id === scope.value ? found(command) : missing(10063)
}

export function getCommand(discord: Discord, request: RestRequest): Answer {
  const command = findRegistered(discord, request)
  return command.ok ? { status: 200, body: command.value } : command.refusal
}

export function patchCommand(discord: Discord, request: RestRequest): Answer {
  const before = findRegistered(discord, request)
  if (!before.ok) return before.refusal
  const merged = { ...before.value, ...(request.body as Partial<Body>) } // checked by the route's schema
  const problems = commandProblems(merged as Described)
  if (problems.length > 0) return refuseForm(problems)
  const { id, guild_id } = before.value
  const command = showCommand(discord.world, merged as Body, id, nextId(discord), guild_id)
  discord.world.commands.set(id, command)
  announceCommands(discord, guild_id)
  return { status: 200, body: command }
}

export function deleteCommand(discord: Discord, request: RestRequest): Answer {
  const command = findRegistered(discord, request)
  if (!command.ok) return command.refusal
  discord.world.commands.delete(command.value.id)
  announceCommands(discord, command.value.guild_id)
  return { status: 204 }
}
