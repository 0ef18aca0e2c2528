// Owns the calls to Discord's REST interface and what their failures mean to us.
import type { Attached } from './define.ts'
import { Routes } from 'discord-api-types/v10'
import type {
  APIApplicationCommand,
  APIChannel,
  APIGatewayBotInfo,
  APIGuild,
  APIGuildMember,
  APIInteractionResponse,
  APIMessage,
  APIUser,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPatchAPIInteractionOriginalResponseJSONBody,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import type { Senders } from './rest.ts'

export type Api = ReturnType<typeof discordApi>

/** The routes that the bot uses, over the instances that Discord's limits ask for. */
export function discordApi({ interactions, channels, others, lookups }: Senders) {
  /** Every caller below knows what its route answers. */
  const get = async <T>(route: `/${string}`, query?: Record<string, string>): Promise<T> =>
    (await others.get(route, query ? { query: new URLSearchParams(query) } : {})) as T
  return {
    /** The first response to an interaction. */
    respond: async (
      id: string,
      interactionToken: string,
      body: APIInteractionResponse,
      files: readonly Attached[],
    ): Promise<void> => {
      await interactions.post(Routes.interactionCallback(id, interactionToken), {
        body,
        files: [...files],
        auth: false,
      })
    },
    /** Puts another message in the place of the first response. */
    editOriginal: async (
      applicationId: string,
      interactionToken: string,
      body: RESTPatchAPIInteractionOriginalResponseJSONBody,
      files: readonly Attached[],
    ): Promise<void> => {
      await interactions.patch(Routes.webhookMessage(applicationId, interactionToken), {
        body,
        files: [...files],
        auth: false,
      })
    },
    postMessage: async (
      channelId: string,
      body: RESTPostAPIChannelMessageJSONBody,
      files: readonly Attached[],
    ): Promise<APIMessage> =>
      (await channels.post(Routes.channelMessages(channelId), { body, files: [...files] })) as APIMessage,
    editMessage: async (
      channelId: string,
      messageId: string,
      body: RESTPatchAPIChannelMessageJSONBody,
      files: readonly Attached[],
    ): Promise<void> => {
      await channels.patch(Routes.channelMessage(channelId, messageId), { body, files: [...files] })
    },
    /** At most 100 messages newer than an id, the oldest of them, in Discord's order: newest first. */
    messagesAfter: (channelId: string, after: string): Promise<APIMessage[]> =>
      get(Routes.channelMessages(channelId), { after, limit: '100' }),
    /** The direct message channel with somebody: always the same one. */
    openDirect: async (userId: string): Promise<APIChannel> =>
      (await others.post(Routes.userChannels(), { body: { recipient_id: userId } })) as APIChannel,
    giveRole: async (guildId: string, userId: string, roleId: string): Promise<void> => {
      await others.put(Routes.guildMemberRole(guildId, userId, roleId))
    },
    takeRole: async (guildId: string, userId: string, roleId: string): Promise<void> => {
      await others.delete(Routes.guildMemberRole(guildId, userId, roleId))
    },
    /** The bot's own user. */
    me: (): Promise<APIUser> => get(Routes.user()),
    /** How many sessions may still be started today. */
    gatewayBot: (): Promise<APIGatewayBotInfo> => get(Routes.gatewayBot()),
    channel: (id: string): Promise<APIChannel> => get(Routes.channel(id)),
    guild: (id: string): Promise<APIGuild> => get(Routes.guild(id)),
    member: (guildId: string, userId: string): Promise<APIGuildMember> => get(Routes.guildMember(guildId, userId)),
    /** The same where nobody waits for it. */
    memberInTime: (guildId: string, userId: string): Promise<unknown> =>
      lookups.get(Routes.guildMember(guildId, userId)),
    commands: (applicationId: string): Promise<APIApplicationCommand[]> =>
      get(Routes.applicationCommands(applicationId), { with_localizations: 'true' }),
    createCommand: async (applicationId: string, body: RESTPostAPIApplicationCommandsJSONBody): Promise<void> => {
      await others.post(Routes.applicationCommands(applicationId), { body })
    },
    editCommand: async (
      applicationId: string,
      id: string,
      body: RESTPostAPIApplicationCommandsJSONBody,
    ): Promise<void> => {
      await others.patch(Routes.applicationCommand(applicationId, id), { body })
    },
    deleteCommand: async (applicationId: string, id: string): Promise<void> => {
      await others.delete(Routes.applicationCommand(applicationId, id))
    },
  }
}
