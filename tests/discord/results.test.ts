// Tests the results: in the question's message, with histogram and names, and written anew where they change.
import { ComponentType, type APIMessage } from 'discord-api-types/v10'
import { afterEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts'
import { capital, product } from './deck.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, said, startBot, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
/** Hours before the next question. */
const start = async (...given: Parameters<typeof startPlayed>): Promise<void> => {
  const [deckId, cards, change] = given
  played = await startPlayed(deckId, cards, { windowHours: 2, ...change })
}
const results = async (): Promise<APIMessage> => {
  await played.advance(2 * HOUR)
  return awaitWith(played.local, 'v1:board:1', await played.advance(3 * MINUTE))
}
const answerRight = async (user = played.local.ada): Promise<void> => {
  const { a, b } = numbersIn(said(messageOf(await played.question(user))))
  expect(said(messageOf(await played.answer(String(a * b + 1), user)))).toContain('Right.')
}
const altsOf = (message: APIMessage): string[] =>
  (message.components ?? [])
    .flatMap(each => (each.type === ComponentType.Container ? each.components : []))
    .flatMap(each => (each.type === ComponentType.MediaGallery ? each.items : []))
    .map(({ description }) => description ?? '')
/** The message as all see it, once it fulfils `fits`. */
async function until({ id }: APIMessage, fits: (message: APIMessage) => boolean): Promise<APIMessage> {
  const { local } = played
  for (let seen = 0; ;) {
    const found = (await local.messages(local.bo)).find(each => each.id === id)
    if (found && fits(found)) return found
    seen = (await local.waitFor(event => event.kind === 'message_update' && event['message_id'] === id, seen)).seq
  }
}

afterEach(() => endSound(played))

test('the results take the place of the question: how many were right, who first, answers by their ratio', async () => {
  await start()
  const { bo } = played.local
  const question = await played.dropMessage()
  await played.question(bo)
  await answerRight()
  const { a, b } = numbersIn(said(messageOf(await played.question(bo))))
  await played.answer(String(2 * (a * b + 1)), bo)
  const result = await until(await results(), message => altsOf(message).length === 1)
  expect(result.id).toBe(question.id)
  expect(said(result)).toMatch(/2 people answered[^]*1 right[^]*1 wrong[^]*Right first: ada/)
  expect(said(result)).not.toContain('Right first: ada, bo')
  expect(altsOf(result)).toEqual(['Answer ÷ own right answer. right: 1, × 1 – 1.1: 0, × 1.1 – 2: 0, × 2 – 10: 1'])
  expect(labelsOf(result)).toEqual(['Board', 'My answer', 'Practise'])
  expect(await played.local.messages(bo).then(all => all.filter(each => said(each).includes('Results')))).toHaveLength(
    1,
  )
})

test('nobody answered: no picture, no names', async () => {
  await start()
  const result = await results()
  expect(said(result)).toContain('Nobody answered')
  expect(said(result)).not.toContain('first')
  expect(altsOf(result)).toEqual([])
})

test('a pool of several: the topic, then every card with how it went, its answer and its picture', async () => {
  const second = {
    ...product,
    id: 'second',
    texts: { en: { ...product.texts['en'], title: 'Another', body: '{{a}} × {{b}} + 1 =' } },
  }
  const cards = [product, second].map(card => ({ ...card, tags: ['sums', 'long-products'] }))
  await start('sums', cards as never) // each has its own text
  const drop = await played.dropMessage()
  expect(said(drop)).toContain('### sums · long products')
  expect(said(drop)).not.toMatch(/Product|Another/)
  await answerRight()
  await answerRight(played.local.bo)
  const result = await results()
  expect(said(result)).toContain('Results: sums · long products')
  for (const title of ['Product and one', 'Another'])
    expect(said(result)).toMatch(new RegExp(`\\*\\*${title}\\*\\* · \\d of \\d right`))
  expect(said(result).match(/Right answer: \*\*\d+\*\*/g)).toHaveLength(2)
})

test('choices are counted by option, under the letters of the result', async () => {
  await start('choices', [capital])
  const shown = said(messageOf(await played.question()))
  const letter = /\*\*(.)\.\*\* five/.exec(shown)?.[1] ?? ''
  await played.local.command('answer', { answer: letter })
  const result = await until(await results(), message => altsOf(message).length === 1)
  const five = /\*\*(.)\.\*\* five/.exec(said(result))?.[1] ?? ''
  expect(altsOf(result)[0]).toContain(`${five}: 1`)
})

test('a deleted question: its results are a new message', async () => {
  await start()
  const { local } = played
  const question = await played.dropMessage()
  await answerRight()
  await local.rest('DELETE', `/channels/${local.channel.id}/messages/${question.id}`)
  const result = await results()
  expect(result.id).not.toBe(question.id)
  expect(said(result)).toMatch(/1 person answered[^]*Right first: ada/)
})

test('whoever erases or hides themselves is named no more, and who comes back is', async () => {
  await start()
  const { local } = played
  await answerRight()
  await answerRight(local.bo)
  const result = await until(await results(), message => said(message).includes('Right first: ada, bo'))
  expect(said(messageOf(await local.command('privacy', { erase: { confirm: true } })))).toContain('is erased')
  expect(said(await until(result, message => !said(message).includes('ada')))).toContain('Right first: bo')
})

test('who has left the server is not named', async () => {
  await start()
  const { local } = played
  await answerRight(local.bo)
  await local.control('DELETE', `/guilds/${local.guild.id}/members/${local.bo.id}`)
  expect(said(await results())).toContain('Right first: *left*')
})

test('a question that is withdrawn after its results says so where they stood', async () => {
  await start()
  await answerRight()
  const result = await results()
  await played.local.command('drop', { void: { reason: 'unclear' } })
  const withdrawn = await until(result, message => said(message).includes('withdrawn'))
  expect(said(withdrawn)).not.toContain('Right answer')
  expect(labelsOf(withdrawn)).toEqual(['Board'])
})

test('what Discord does not take at once is written when it does: a close that moved, across a restart', async () => {
  await start()
  const { local, folder } = played
  const before = await played.dropMessage()
  await played.bot.stop()
  await played.advance(40 * MINUTE)
  await local.control('POST', '/faults', {
    kind: 'rest',
    method: 'PATCH',
    path_includes: '/messages',
    status: 502,
    times: 10_000,
  })
  played.bot = await startBot(local.url, folder)
  await played.advance(81 * MINUTE)
  await played.bot.logged('drop.extended')
  await played.bot.logged('rewrite.failed')
  await played.bot.stop()
  expect(said(await played.dropMessage())).toBe(said(before))
  await local.control('POST', '/faults', { kind: 'clear' })
  played.bot = await startBot(local.url, folder)
  const closes = (message: APIMessage): number => Number(/<t:(\d+)/.exec(said(message))?.[1])
  const after = await until(before, message => closes(message) > closes(before))
  expect(labelsOf(after)).toEqual(['Answer'])
  expect(DAY).toBeGreaterThan(closes(after) - closes(before))
})
