// Owns the control routes that act as a user: commands, autocomplete, components and modals.
import { ApplicationCommandType, ComponentType, InteractionType } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { menuData, slashData } from '../interaction/command.ts'
import { deliver, type Delivered } from '../interaction/deliver.ts'
import { readOptions } from '../interaction/options.ts'
import { buildPayload } from '../interaction/payload.ts'
import { select } from '../interaction/selection.ts'
import { readSubmission, type GivenValues } from '../interaction/submission.ts'
import { whyHidden } from '../interaction/visibility.ts'
import { findCommand } from '../world/command.ts'
import { findComponent, type AnyComponent } from '../world/component.ts'
import type { Channel, Guild, Person } from '../world/model.ts'
import { may } from '../world/permission.ts'
import { reply, unknown, type Reply } from './reply.ts'
import type { ControlRequest } from './routes.ts'

interface Actor {
  readonly person: Person
  readonly channel: Channel
  readonly guild: Guild | undefined
}

/** What Discord's client would not do for its user: nothing is delivered, so there is no interaction. */
const refused = (reason: string): Reply => reply({ interaction_id: null, outcome: 'failed', reason })

function findActor({ world }: Discord, userId: string, channelId: string): Actor | Reply {
  const person = world.people.get(userId)
  const channel = world.channels.get(channelId)
  if (!person) return unknown('user', userId)
  if (!channel) return unknown('channel', channelId)
  if (!may(world, channel, userId)) return refused(`The user "${userId}" does not see the channel "${channelId}".`)
  return { person, channel, guild: world.guilds.get(channel.guildId ?? '') }
}

interface CommandBody {
  user_id: string
  channel_id: string
  name: string
  options?: Record<string, unknown> | undefined
  times?: number | undefined
}

export async function actCommand(
  discord: Discord,
  { body }: ControlRequest<CommandBody & { type?: ApplicationCommandType | undefined; target_id?: string | undefined }>,
): Promise<Reply> {
  const { world } = discord
  const actor = findActor(discord, body.user_id, body.channel_id)
  if ('ok' in actor) return actor
  const { person, channel, guild } = actor
  const type = body.type ?? ApplicationCommandType.ChatInput
  const command = findCommand(world, channel.guildId, type, body.name)
  if (!command) return refused(`No command "${body.name}" of type ${type} is registered here.`)
  const hidden = whyHidden(world, channel, body.user_id, command)
  if (hidden !== undefined) return refused(hidden)
  const read =
    type === ApplicationCommandType.ChatInput
      ? slashData(command, readOptions(discord, channel, command.options ?? [], body.options ?? {}))
      : menuData(discord, guild, channel, body.user_id, command, body.target_id ?? '')
  if (!read.ok) return refused(read.reason)
  const payload = buildPayload(discord, person, channel, { type: InteractionType.ApplicationCommand, data: read.data })
  const { files } = read
  return show(
    discord,
    await deliver(discord, { payload, userId: body.user_id, channel, times: body.times ?? 1, files }),
  )
}

export async function actAutocomplete(
  discord: Discord,
  { body }: ControlRequest<CommandBody & { focused: string }>,
): Promise<Reply> {
  const actor = findActor(discord, body.user_id, body.channel_id)
  if ('ok' in actor) return actor
  const { person, channel } = actor
  const command = findCommand(discord.world, channel.guildId, ApplicationCommandType.ChatInput, body.name)
  if (!command) return refused(`No command "${body.name}" is registered here.`)
  const hidden = whyHidden(discord.world, channel, body.user_id, command)
  if (hidden !== undefined) return refused(hidden)
  const read = readOptions(discord, channel, command.options ?? [], body.options ?? {}, body.focused)
  const data = slashData(command, read)
  if (!data.ok) return refused(data.reason)
  if (!JSON.stringify(read.options).includes('"focused":true'))
    return refused(`The options hold nothing for "${body.focused}", which has the focus.`)
  const payload = buildPayload(discord, person, channel, {
    type: InteractionType.ApplicationCommandAutocomplete,
    data: data.data,
  })
  const delivered = await deliver(discord, { payload, userId: body.user_id, channel, times: body.times ?? 1 })
  const { choices } = delivered.interaction
  return choices ? reply({ interaction_id: payload.id, outcome: 'autocomplete', choices }) : show(discord, delivered)
}

export async function actComponent(
  discord: Discord,
  {
    body,
  }: ControlRequest<{
    user_id: string
    message_id: string
    custom_id: string
    values?: string[] | undefined
    times?: number | undefined
  }>,
): Promise<Reply> {
  const stored = discord.world.messages.get(body.message_id)
  if (!stored || (stored.visibleTo ?? body.user_id) !== body.user_id) return unknown('message', body.message_id)
  const { message } = stored
  const actor = findActor(discord, body.user_id, message.channel_id)
  if ('ok' in actor) return actor
  const { person, channel, guild } = actor
  const component = findComponent((message.components ?? []) as unknown as AnyComponent[], body.custom_id) // by their fields
  if (!component) return refused(`The message has no component "${body.custom_id}".`)
  if (component['disabled'] === true) return refused(`The component "${body.custom_id}" is disabled.`)
  const values = body.values ?? []
  const isButton = component.type === ComponentType.Button
  const selection = isButton ? { resolved: {} } : select(discord, guild, component, values)
  if ('reason' in selection) return refused(selection.reason)
  const { resolved } = selection
  const payload = buildPayload(discord, person, channel, {
    type: InteractionType.MessageComponent,
    message,
    data: {
      custom_id: body.custom_id,
      component_type: component.type,
      id: component.id,
      ...(isButton ? {} : { values }),
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    },
  })
  return show(discord, await deliver(discord, { payload, userId: body.user_id, channel, times: body.times ?? 1 }))
}

export async function actModal(
  discord: Discord,
  {
    body,
  }: ControlRequest<{ user_id: string; interaction_id: string; values: GivenValues; times?: number | undefined }>,
): Promise<Reply> {
  const opener = discord.world.interactions.get(body.interaction_id)
  if (!opener?.modal || opener.userId !== body.user_id) return unknown('modal of this user', body.interaction_id)
  const actor = findActor(discord, body.user_id, opener.channelId)
  if ('ok' in actor) return actor
  const { person, channel } = actor
  const read = readSubmission(discord, channel, opener.modal, body.values)
  if (!read.ok) return refused(read.reason)
  const from = 'message' in opener.payload ? opener.payload.message : undefined
  // As it is now: it may have been edited while the modal was open.
  const message = from ? (discord.world.messages.get(from.id)?.message ?? from) : undefined
  const payload = buildPayload(discord, person, channel, {
    type: InteractionType.ModalSubmit,
    data: read.data,
    ...(message ? { message } : {}),
  })
  const { user_id: userId, times = 1, interaction_id: openerId } = body
  return show(discord, await deliver(discord, { payload, userId, channel, times, openerId, files: read.files }))
}

function show({ world }: Discord, { interaction, reason }: Delivered): Reply {
  const stored = interaction.outcome === 'modal' ? undefined : world.messages.get(interaction.originalId ?? '')
  return reply({
    interaction_id: interaction.payload.id,
    outcome: interaction.outcome ?? 'failed',
    ...(stored ? { message: stored.message } : {}),
    ...(interaction.modal ? { modal: interaction.modal } : {}),
    ...(reason === undefined ? {} : { reason }),
  })
}
