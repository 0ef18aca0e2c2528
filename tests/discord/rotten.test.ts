// Checks that one drop which can no longer be shown takes nothing away from the others.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { seedQuiz, startPlayed, type Played } from './played.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(() => played.close())

test('a question that cannot be shown any more holds up no other quiz', async () => {
  const { local, folder } = played
  await played.dropMessage()
  const other = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'other' })
  await seedQuiz(local, folder, 'choices', other.id)
  await local.waitFor(event => event.kind === 'message_create' && event['channel_id'] === other.id)
  const file = new Database(join(folder, 'play.sqlite'))
  file.exec(
    `update snapshot set card = json_set(card, '$.answer', '1/0') where json_extract(card, '$.deckId') = 'sums'`,
  )
  file.close()
  await played.advance(DAY)
  const results = await played.advance(3 * MINUTE)
  const shown = async (): Promise<string> =>
    JSON.stringify(await local.control('GET', `/channels/${other.id}/messages?user_id=${local.ada.id}`))
  await local.waitFor(event => event.kind === 'message_create' && event['channel_id'] === other.id, results)
  await expect.poll(shown, { timeout: 9_000 }).toContain('v1:board:')
})
