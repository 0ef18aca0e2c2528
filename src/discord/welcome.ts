// Owns the welcome in a server that has just added the bot: where it speaks of news anyway, once, or not at all.
import { createHash } from 'node:crypto'
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10'
import type { GatewayGuildCreateDispatchData } from 'discord-api-types/v10'
import { catalogOf } from '../i18n/format.ts'
import type { Poster } from './post.ts'
import { failureOf } from './failure.ts'
import { channelPermissions } from './permissions.ts'
import { welcomeMessage } from './view/setup.ts'

const SPEAKING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

/**
 * Says hello in the server's channel for system messages, with the buttons that start a quiz. Tried once: a welcome that
 * is lost is no loss, `/settings` shows the same. A server that comes back with quizzes needs none.
 */
export async function welcome(
  { world, api, album, botId }: Pick<Poster, 'world' | 'api' | 'album' | 'botId'>,
  server: GatewayGuildCreateDispatchData,
): Promise<void> {
  const { store, log } = world
  try {
    const channelId = server.system_channel_id
    if (channelId === null || !maySpeak(server, channelId, botId)) return
    if ((await store.quizzesOfGuild(server.id)).length > 0) return
    const texts = catalogOf(server.preferred_locale)
    const { body, files } = await album.prepare(welcomeMessage(texts), texts.bot.shortened)
    const nonce = createHash('sha256').update(`${server.id} ${server.joined_at}`).digest('base64url').slice(0, 25)
    await api.postMessage(channelId, { ...body, flags: MessageFlags.IsComponentsV2, nonce, enforce_nonce: true }, files)
    log('info', 'server.welcomed', { server: server.id })
  } catch (error) {
    log('warn', 'welcome.failed', { server: server.id, cause: failureOf(error)?.detail ?? error })
  }
}

function maySpeak(server: GatewayGuildCreateDispatchData, channelId: string, botId: string): boolean {
  const channel = server.channels.find(({ id }) => id === channelId)
  const member = server.members.find(({ user }) => user.id === botId)
  if (!channel || !member || !('permission_overwrites' in channel)) return false
  const may = channelPermissions(server, { ...member, userId: botId }, channel.permission_overwrites ?? [])
  return (may & SPEAKING) === SPEAKING
}
