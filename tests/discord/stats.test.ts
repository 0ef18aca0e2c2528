// Tests /stats and the streak where they are asked: in the quiz's channel, in direct messages, about another quiz.
import { MessageFlags, type APIChannel, type APIMessage, type APIUser } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { capital, product } from './deck.ts'
import {
  firstWith,
  labelsOf,
  messageOf,
  numbersIn,
  press,
  pressForged,
  said,
  startPlayed,
  type Played,
} from './played.ts'
import { endSound } from './sound.ts'
import { seedQuiz } from './quiz.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed('sums', [product, { ...capital, tags: ['words'] }])
})
afterAll(() => endSound(played))
const inChannel = async (user = played.local.bo): Promise<string> =>
  said(messageOf(await played.local.command('stats', {}, user)))
async function inPrivate(name: string, options: object = {}, user: APIUser = played.local.bo) {
  const { id } = await played.local.control<APIChannel>('POST', `/users/${user.id}/channel`, {})
  return messageOf(await played.local.act('command', { user_id: user.id, channel_id: id, name, options }))
}
const answerRight = async (user = played.local.bo): Promise<void> => {
  const { a, b } = numbersIn(said(messageOf(await played.question(user))))
  await played.answer(String(a * b + 1), user)
}

test('who has not played is told so, and does not become known by asking', async () => {
  expect(await inChannel()).toContain('You have not answered here yet')
  expect(said(await inPrivate('stats'))).toContain('You have not answered anywhere yet')
  expect(said(messageOf(await played.local.command('privacy', { copy: {} }, played.local.bo)))).toContain(
    'Nothing is kept of you',
  )
})

test('an answer counts at once, as its grade has told; only the person sees it', async () => {
  await answerRight()
  const message = messageOf(await played.local.command('stats', {}, played.local.bo))
  const shown = said(message)
  expect(shown).toContain(`<#${played.local.channel.id}> · Sums`)
  expect(shown).toContain('**1** answered, **1** of them right (100%)')
  expect(shown).toContain('🔥 Streak 1, longest 1')
  expect(shown).toContain('🏆 101 points this season, 101 over all')
  expect(shown).toContain('from seeing a question to answering it, typically')
  expect(shown).not.toContain('hint')
  // What an open drop asks is nobody's to see, also not here.
  expect(shown).not.toMatch(/\d+ × \d+/)
  expect(await inChannel(played.local.ada)).toContain('You have not answered here yet')
  expect((message.flags ?? 0) & MessageFlags.Ephemeral).not.toBe(0)
  expect(JSON.stringify(await played.local.messages(played.local.ada))).not.toContain('Your numbers')
})

test('the pictures say in words what they show', async () => {
  const { local } = played
  const acted = await local.command('stats', {}, local.bo)
  const drawn = await local.waitFor(
    event => event.kind === 'message_update' && JSON.stringify(event).includes(messageOf(acted).id),
    0,
  )
  expect(drawn).toBeDefined()
  const message = (await local.messages(local.bo)).find(({ id }) => id === messageOf(acted).id)
  const text = JSON.stringify(message)
  expect(text).toMatch(/Calendar: answered on 1 days?, right on 1 of them/)
  expect(text).toContain('Right answers by tag: sums 1 of 1')
  expect(message?.attachments.map(({ content_type: type }) => type)).toEqual(['image/png', 'image/png'])
})

test('in direct messages the quiz that was played last; another one by its button, which is remembered', async () => {
  const { local } = played
  const other = await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: 'other' })
  await seedQuiz(local, played.folder, 'choices', other.id)
  const question = async (seen: number): Promise<APIMessage> => {
    const path = `/channels/${other.id}/messages?user_id=${local.bo.id}`
    const messages = await local.control<APIMessage[]>('GET', path)
    if (messages.length > 0) return firstWith(messages, 'v1:answer:')
    return question((await local.waitFor(({ kind }) => kind === 'message_create', seen)).seq)
  }
  const posted = await question(await played.advance(DAY))
  const opened = messageOf(await press(local, posted, 'Answer', local.bo))
  await played.submit(await press(local, opened, 'Choose answer', local.bo), '0', local.bo)

  expect(said(await inPrivate('streak', { show: {} }))).toContain(`<#${other.id}>`)
  const newest = await inPrivate('stats')
  expect(said(newest)).toContain(`<#${other.id}> · Choices`)
  expect(labelsOf(newest)).toEqual(['Sums'])
  const changed = messageOf(await press(local, newest, 'Sums', local.bo))
  expect(changed.id).toBe(newest.id)
  expect(said(changed)).toContain(`<#${local.channel.id}> · Sums`)
  expect(labelsOf(changed)).toEqual(['Choices'])
  expect(said(await inPrivate('stats'))).toContain('· Sums')
  expect(said(await inPrivate('streak', { show: {} }))).toContain(`<#${local.channel.id}>`)
})

test('a forged button shows nothing of a quiz that one has not played', async () => {
  const forged = await pressForged(played, 'v1:stats:1', played.local.ada)
  expect(forged.reply).toContain('You have not answered anywhere yet')
  const own = await pressForged(played, 'v1:stats:1', played.local.bo)
  expect(own.reply).toContain('Your numbers')
  // What is one person's never takes the place of what all see.
  const there = (await played.local.messages()).find(({ id }) => id === own.message.id)
  expect(there && said(there)).toMatch(/^\n?Forged$/)
})
