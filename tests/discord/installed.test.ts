// Tests the commands that are installed to a person: in direct messages and in servers that have not added the bot.
import type { APIApplicationCommand, APIChannel, APIGuild, APIMessage } from 'discord-api-types/v10'
import { ApplicationIntegrationType, InteractionContextType, MessageFlags } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { said, startPlayed, type Played } from './played.ts'

let played: Played
/** Where Ada uses them: her direct messages, a server of hers without the bot. */
const places: Record<string, string> = {}

beforeAll(async () => {
  played = await startPlayed()
  const { local } = played
  const { bot } = await local.control<{ bot: { id: string } }>('GET', '/world')
  const guild = await local.control<APIGuild>('POST', '/guilds', { name: 'Elsewhere' })
  const channel = await local.control<APIChannel>('POST', `/guilds/${guild.id}/channels`, { name: 'talk' })
  await local.control('POST', `/guilds/${guild.id}/members`, { user_id: local.ada.id })
  await local.control('DELETE', `/guilds/${guild.id}/members/${bot.id}`)
  const direct = await local.control<APIChannel>('POST', `/users/${local.ada.id}/channel`, {})
  await played.answer('5')
  Object.assign(places, { 'a direct message': direct.id, 'a server without the bot': channel.id })
})
afterAll(() => played.close())

/** Each personal command, one way to use it. */
const uses: Readonly<Record<string, object>> = {
  calc: { expression: '6*7' },
  deck: { export: {} },
  help: {},
  privacy: { copy: {} },
  stats: {},
  streak: { show: {} },
}

test('every personal command is in the list', async () => {
  const commands = await played.local.control<APIApplicationCommand[]>('GET', '/commands')
  const personal = commands.filter(each => each.integration_types?.includes(ApplicationIntegrationType.UserInstall))
  expect(personal.map(({ name }) => name).toSorted()).toEqual(Object.keys(uses).toSorted())
  for (const { contexts } of personal) expect(contexts).toContain(InteractionContextType.BotDM)
})

test.each(
  Object.keys(uses).flatMap(name =>
    ['a direct message', 'a server without the bot'].map(place => [name, place] as const),
  ),
)('/%s in %s: one private reply, and no more follow-ups than Discord takes', async (name, place) => {
  const { local } = played
  const before = (await local.events()).at(-1)?.seq ?? 0
  const channel_id = places[place]
  const acted = await local.act('command', { user_id: local.ada.id, channel_id, name, options: uses[name] })
  expect([acted.outcome, (acted.message?.flags ?? 0) & MessageFlags.Ephemeral]).toEqual([
    'message',
    MessageFlags.Ephemeral,
  ])
  expect(said(acted.message)).not.toBe('')
  // What takes its time takes the reply's place.
  if (name === 'deck')
    await local.waitFor(({ kind, message_id }) => kind === 'message_update' && message_id === acted.message?.id, before)
  const messages = await local.control<APIMessage[]>('GET', `/channels/${channel_id}/messages?user_id=${local.ada.id}`)
  const made = messages.filter(({ interaction_metadata }) => interaction_metadata?.id === acted.interaction_id)
  expect(made).toHaveLength(1)
  const events = await local.events(before)
  expect(
    events.filter(({ kind, status }) => kind === 'violation' || (kind === 'request' && Number(status) >= 400)),
  ).toEqual([])
})
