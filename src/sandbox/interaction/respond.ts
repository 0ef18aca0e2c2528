// Owns what each kind of first response does: reply, defer, update, open a modal, offer choices.
import { InteractionResponseType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10'
import type { APIAttachment, APIInteractionResponse } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { numberComponents } from '../world/component.ts'
import { createMessage, editMessage, type MessageBody } from '../world/message.ts'
import type { Channel, Outcome, StoredInteraction, StoredMessage } from '../world/model.ts'
import { showMetadata, showUsedCommand } from './payload.ts'

/** Which responses each kind of interaction takes; those to a message need one to change. */
export function takes({ payload }: StoredInteraction, type: InteractionResponseType): boolean {
  const toMessage = [InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage]
  const toAll = [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
  ]
  switch (payload.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return type === InteractionResponseType.ApplicationCommandAutocompleteResult
    case InteractionType.ApplicationCommand:
      return [...toAll, InteractionResponseType.Modal].includes(type)
    case InteractionType.MessageComponent:
      return [...toAll, ...toMessage, InteractionResponseType.Modal].includes(type)
    case InteractionType.ModalSubmit:
      return [...toAll, ...(payload.message ? toMessage : [])].includes(type)
    case InteractionType.Ping:
      return false
  }
}

/** Carries out a checked response and ends the wait; the message it made or changed, if any. */
export function respond(
  discord: Discord,
  interaction: StoredInteraction,
  response: APIInteractionResponse,
  files: APIAttachment[],
): StoredMessage | undefined {
  const channel = discord.world.channels.get(interaction.channelId)
  interaction.state = 'answered'
  const { outcome, stored } = channel ? act(discord, channel, interaction, response, files) : nothing
  if (outcome) interaction.outcome = outcome
  if (stored) interaction.originalId = stored.message.id
  discord.journal.record({
    kind: 'interaction_response',
    interaction_id: interaction.payload.id,
    outcome: outcome ?? '',
  })
  discord.changed()
  discord.waiting.answered(interaction.payload.id)
  return stored
}

const nothing: { outcome?: Outcome; stored?: StoredMessage | undefined } = {}

function act(
  discord: Discord,
  channel: Channel,
  interaction: StoredInteraction,
  response: APIInteractionResponse,
  files: APIAttachment[],
): typeof nothing {
  switch (response.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return { outcome: 'message', stored: reply(discord, channel, interaction, response.data, files) }
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = (response.data?.flags ?? 0) & MessageFlags.Ephemeral
      return { outcome: 'deferred', stored: reply(discord, channel, interaction, { flags }, [], MessageFlags.Loading) }
    }
    case InteractionResponseType.DeferredMessageUpdate:
      return { outcome: 'update', stored: findOrigin(discord, interaction) }
    case InteractionResponseType.UpdateMessage: {
      const stored = findOrigin(discord, interaction)
      if (stored) editMessage(discord, channel, stored, { body: response.data ?? {}, files })
      return { outcome: 'update', stored }
    }
    case InteractionResponseType.Modal:
      interaction.modal = { ...response.data, components: numberComponents(response.data.components) }
      return { outcome: 'modal' }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.choices = (response.data as typeof response.data | undefined)?.choices ?? [] // the schema lets none through
      return { outcome: 'autocomplete' }
    case InteractionResponseType.Pong:
    case InteractionResponseType.PremiumRequired:
    case InteractionResponseType.LaunchActivity:
      return nothing
  }
}

/** The message whose component (or whose component's modal) was used. */
export function findOrigin({ world }: Discord, { payload }: StoredInteraction): StoredMessage | undefined {
  const id = 'message' in payload ? payload.message?.id : undefined
  return id === undefined ? undefined : world.messages.get(id)
}

/** A new message in answer to an interaction: its reply, or a follow-up of it. */
export function reply(
  discord: Discord,
  channel: Channel,
  interaction: StoredInteraction,
  body: MessageBody,
  files: APIAttachment[],
  extraFlags: MessageFlags = 0 as MessageFlags, // none: the enum has no name for it
): StoredMessage {
  const isEphemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  const isFirst = interaction.originalId === undefined
  const opener = interaction.openerId === undefined ? undefined : discord.world.interactions.get(interaction.openerId)
  const usedCommand = isFirst ? showUsedCommand(interaction) : undefined
  const replyTo = interaction.originalId ?? findOrigin(discord, interaction)?.message.id
  const stored = createMessage(discord, {
    channel,
    body,
    files,
    flags: (isEphemeral ? MessageFlags.Ephemeral : 0) | extraFlags,
    interaction: {
      ...showMetadata(interaction, opener),
      ...(interaction.originalId === undefined ? {} : { original_response_message_id: interaction.originalId }),
    },
    ...(isEphemeral ? { visibleTo: interaction.userId } : {}),
    ...(usedCommand
      ? { type: MessageType.ChatInputCommand, usedCommand }
      : replyTo === undefined
        ? {}
        : { type: MessageType.Reply, replyTo }),
  })
  interaction.messageIds.push(stored.message.id)
  return stored
}
