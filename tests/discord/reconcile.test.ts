// Tests finding a message that may have been posted: by its custom id, also where the two clocks disagree.
import { ComponentType, ButtonStyle, MessageFlags } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPosted, type Search } from '../../src/discord/reconcile.ts'
import { HOUR, instant, MINUTE } from '../../src/domain/time.ts'
import { apiAt } from './played.ts'
import { startLocal, type Local } from '../sandbox/local.ts'

let local: Local
beforeEach(async () => {
  local = await startLocal()
})
afterEach(() => local.close())

/** Posts a message with a button as the bot and looks for `customId`, `sinceMs` after the message was made. */
async function search(customId: string, sinceMs: number): Promise<Search> {
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Answer', custom_id: 'v1:answer:1' }
  await local.rest('POST', `/channels/${local.channel.id}/messages`, {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.ActionRow, components: [button] }],
  })
  const { bot, clock } = await local.control<{ bot: { id: string }; clock: { now: number } }>('GET', '/world')
  return findPosted(apiAt(local.url), {
    botId: bot.id,
    guildId: local.guild.id,
    channelId: local.channel.id,
    customId,
    since: instant(Math.trunc(clock.now) + sinceMs),
  })
}

test.each([
  ['noted before it was made', -MINUTE],
  ['noted by a clock that is far ahead', HOUR / 2],
])('a message is found: the try was %s', async (_, sinceMs) => {
  expect((await search('v1:answer:1', sinceMs)).kind).toBe('found')
})

test('another message of ours proves nothing', async () => {
  expect(await search('v1:answer:12', -MINUTE)).toEqual({ kind: 'absent' })
})
