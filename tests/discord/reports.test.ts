// Tests "Report this question": on our own questions alone, within its limits, told without who it was, blocked by managers.
import type { APIChannel, APIGuildMember, APIMessage, APIUser } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepdeck } from '../cli/process.ts'
import type { Acted } from '../sandbox/local.ts'
import { labelsOf, messageOf, press, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
let inbox: APIChannel
beforeAll(async () => {
  played = await startPlayed()
  const { local } = played
  inbox = await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: 'reports' })
})
afterAll(() => endSound(played))
const report = (message: APIMessage, user: APIUser): Promise<Acted> => {
  const { local } = played
  const where = { user_id: user.id, channel_id: message.channel_id, target_id: message.id }
  return local.act('command', { ...where, type: 3, name: 'Report this question' })
}
const send = (opened: Acted, note: string, user: APIUser): Promise<Acted> =>
  played.local.act('modal', { user_id: user.id, interaction_id: opened.interaction_id, values: { note } })
const cli = (...args: string[]) => prepdeck(args, { env: { DATA_DIR: played.folder } })

test('what is no question of ours cannot be reported, whatever it looks like', async () => {
  const { local } = played
  const question = await played.dropMessage()
  // A message of the same author with the same buttons, which the ledger does not know.
  const forged = await local.rest<APIMessage>('POST', `/channels/${local.channel.id}/messages`, {
    flags: 1 << 15,
    components: question.components,
  })
  expect(said(messageOf(await report(forged.body, local.bo)))).toContain('This is no question of mine')
  const board = messageOf(await local.command('leaderboard', {}))
  expect(said(messageOf(await report(board, local.bo)))).toContain('This is no question of mine')
})

test('a report names card, numbers and note, never its writer; one for each card', async () => {
  const { local } = played
  await local.command('settings', { reports: inbox.id })
  const question = await played.dropMessage()
  await played.question(local.bo)
  const opened = await report(question, local.bo)
  expect(said(opened.modal)).toContain('What is wrong with it?')
  const posted = played.bot.logged('post.done', played.bot.log.length)
  expect(said(messageOf(await send(opened, 'The key is *off* by one.', local.bo)))).toContain('Thank you')
  await posted
  expect(said(messageOf(await send(await report(question, local.bo), 'again', local.bo)))).toContain('already')

  const [told] = await local.control<APIMessage[]>('GET', `/channels/${inbox.id}/messages?user_id=${local.ada.id}`)
  if (!told) throw new Error('nothing was told')
  expect(said(told)).toContain('Report 1: **Product and one**')
  expect(said(told)).toContain('The key is \\*off\\* by one.')
  expect(JSON.stringify(told)).not.toContain(local.bo.id)
  const listed = await cli('reports')
  expect(listed.code).toBe(0)
  expect(listed.stdout).toMatch(/^1 {2}\S+Z {2}sums\/product \(drop 1\): Product and one\n {2}with a = \d+, b = \d+\n/)
  expect(listed.stdout).toContain('The key is *off* by one.')
  const [line = ''] = (await cli('reports', '--jsonl', '--limit', '1')).stdout.split('\n')
  expect(JSON.parse(line)).toMatchObject({
    id: 1,
    dropId: 1,
    cardKey: 'sums/product',
    note: 'The key is *off* by one.',
  })
  expect(line).not.toMatch(/person|user/)
})

test('a manager, or who has the manager role, blocks its writer; nobody else', async () => {
  const { local } = played
  const [told] = await local.control<APIMessage[]>('GET', `/channels/${inbox.id}/messages?user_id=${local.ada.id}`)
  if (!told) throw new Error('nothing was told')
  const [label = ''] = labelsOf(told)
  expect(said(messageOf(await press(local, told, label, local.bo)))).toContain('Only people who may manage')
  const helper = await local.control<APIUser>('POST', '/users', { username: 'helper' })
  const body = { user_id: helper.id, permissions: ['AddReactions'] }
  const { roles } = await local.control<APIGuildMember>('POST', `/guilds/${local.guild.id}/members`, body)
  await local.command('settings', { manager: roles[0] })
  expect(said(messageOf(await press(local, told, label, helper)))).toContain('No more reports of this person')
  expect(said(messageOf(await press(local, told, label, helper)))).toContain('no longer there')
  const question = await played.dropMessage()
  expect(said(messageOf(await send(await report(question, local.bo), 'me again', local.bo)))).toContain(
    'not taken any more',
  )
  expect((await cli('reports')).stdout).toBe('No reports.\n')
})

test('the inbox says what is wrong with its arguments', async () => {
  expect(await cli('reports', '--block', '0')).toMatchObject({ code: 2 })
  expect(await cli('reports', '--block', '77')).toMatchObject({ code: 1, stderr: 'There is no report 77.\n' })
  const elsewhere = await prepdeck(['reports'], { env: { DATA_DIR: `${played.folder}/none` } })
  expect(elsewhere).toMatchObject({ code: 3 })
  expect(elsewhere.stderr).toContain('nobody has played yet')
})
