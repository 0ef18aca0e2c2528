// Owns what stands in the way of a quiz's settings in Discord: channels the bot may not write in, roles beyond its reach.
import type { Quiz } from '../domain/play/quiz.ts'
import type { Catalog } from '../i18n/en.ts'
import type { World } from './define.ts'
import { missingPermissions } from './view/settings.ts'

/** One line for each thing that a manager has to mend; asks Discord. */
export async function lacksOf({ rights }: World, { place, settings }: Quiz, texts: Catalog): Promise<string[]> {
  if (place.kind !== 'discord') return []
  const { guildId, channelId } = place
  const words = texts.bot.settings
  const { pingRoleId, rewardRoleId, reportsChannelId } = settings
  const channelLacks = async (id: string): Promise<string[]> => {
    const may = await rights.inChannel(guildId, id)
    return may === undefined ? [words.hidden(`<#${id}>`)] : missingPermissions(may, `<#${id}>`, texts)
  }
  const pingLacks = async (id: string): Promise<string[]> =>
    (await rights.canPing(guildId, channelId, id)) === false ? [words.unpingable(`<@&${id}>`)] : []
  const rewardLacks = async (id: string): Promise<string[]> => {
    const lack = await rights.lackToGive(guildId, id)
    return lack === undefined ? [] : [words.lacks[lack](`<@&${id}>`)]
  }
  const found = await Promise.all([
    channelLacks(channelId),
    reportsChannelId === null || reportsChannelId === channelId ? [] : channelLacks(reportsChannelId),
    pingRoleId === null ? [] : pingLacks(pingRoleId),
    rewardRoleId === null ? [] : rewardLacks(rewardRoleId),
  ])
  return found.flat()
}
