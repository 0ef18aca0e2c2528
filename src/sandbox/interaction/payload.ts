// Owns what every interaction carries: who, where, with which permissions and language.
import { randomBytes } from 'node:crypto'
import { InteractionContextType, InteractionType } from 'discord-api-types/v10'
import type {
  APIInteraction,
  APIInteractionDataResolvedChannel,
  APIMessageInteraction,
  APIMessageInteractionMetadata,
} from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { attachmentSizeLimit } from '../world/attachment.ts'
import { showChannel, showInteractionMember } from '../world/view.ts'
import type { Channel, Person, StoredInteraction, World } from '../world/model.ts'
import { bitsOf, channelPermissions } from '../world/permission.ts'
import { nextId } from '../world/snowflake.ts'

/** A token names its interaction, as Discord's do. */
const createToken = (id: string): string =>
  Buffer.from(`interaction:${id}:${randomBytes(32).toString('hex')}`).toString('base64url')

/** The interaction whose token this is. */
export function findByToken({ world }: Discord, token: string): StoredInteraction | undefined {
  const id = Buffer.from(token, 'base64url').toString('latin1').split(':')[1] ?? ''
  const interaction = world.interactions.get(id)
  return interaction?.payload.token === token ? interaction : undefined
}

/** What an app may do in a server that has not added it: what its replies need (API reference, `app_permissions`). */
const guestPermissions = String(bitsOf(['AttachFiles', 'EmbedLinks', 'MentionEveryone']))

/** The payload of INTERACTION_CREATE for a person who is in the channel. */
export function buildPayload(
  discord: Discord,
  person: Person,
  channel: Channel,
  specific: { type: InteractionType; data: unknown; message?: unknown },
): APIInteraction {
  const { world } = discord
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild?.members.get(person.user.id)
  const permissions = String(channelPermissions(world, channel, person.user.id))
  const isInstalled = guild?.members.has(world.bot.id) ?? false
  const id = nextId(discord)
  return {
    id,
    application_id: world.application.id,
    token: createToken(id),
    version: 1,
    channel_id: channel.id,
    channel: { ...showChannel(world, channel), permissions },
    app_permissions:
      isInstalled || !guild ? String(channelPermissions(world, channel, world.bot.id)) : guestPermissions,
    locale: person.locale,
    entitlements: [],
    attachment_size_limit: attachmentSizeLimit,
    ...(guild && member
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: showInteractionMember(world, channel, member),
          authorizing_integration_owners: isInstalled ? { 0: guild.id } : { 1: person.user.id },
          context: InteractionContextType.Guild,
        }
      : {
          user: person.user,
          authorizing_integration_owners: { 1: person.user.id },
          context: InteractionContextType.BotDM,
        }),
    ...specific,
  } as unknown as APIInteraction // one builder for every kind; the type knows them one by one
}

/** What a message says of the interaction that it answers. */
export function showMetadata(
  { payload }: StoredInteraction,
  opener?: StoredInteraction,
): APIMessageInteractionMetadata {
  const user = payload.member?.user ?? payload.user
  return {
    id: payload.id,
    type: payload.type,
    user,
    authorizing_integration_owners: payload.authorizing_integration_owners,
    ...(payload.type === InteractionType.MessageComponent ? { interacted_message_id: payload.message.id } : {}),
    ...(payload.type === InteractionType.ApplicationCommand && 'target_id' in payload.data
      ? { target_message_id: payload.data.target_id }
      : {}),
    ...(opener ? { triggering_interaction_metadata: showMetadata(opener) } : {}),
  } as APIMessageInteractionMetadata // as above
}

/**
 * The command that a message answers, as Discord's clients show it ("Ada used /streak show"): deprecated in favour of
 * the metadata, still sent, and the only place that names the command. None for components and modals.
 */
export function showUsedCommand({ payload }: StoredInteraction): APIMessageInteraction | undefined {
  const user = payload.member?.user ?? payload.user
  if (payload.type !== InteractionType.ApplicationCommand || !user) return undefined
  const words = [payload.data.name]
  let options = 'options' in payload.data ? payload.data.options : undefined
  for (let inner = options?.[0]; inner && 'options' in inner; inner = options?.[0]) {
    words.push(inner.name)
    options = inner.options
  }
  return { id: payload.id, type: payload.type, name: words.join(' '), user }
}

/** A channel as `resolved` describes it. */
export function showResolvedChannel(world: World, channel: Channel): APIInteractionDataResolvedChannel {
  return { ...showChannel(world, channel), permissions: '0' }
}
