// Tests what the bot does when Discord repeats, drops, delays or refuses: nothing lost, nothing double.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts'
import { capital, product, writeDecks } from './deck.ts'
import { awaitWith, labelsOf, messageOf, numbersIn, said, startBot, startPlayed, type Played } from './played.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(async () => {
  const events = await played.local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  await played.close()
})

const fault = (body: object): Promise<unknown> => played.local.control('POST', '/faults', body)
const drops = async () => (await played.local.messages()).filter(each => JSON.stringify(each).includes('v1:answer:'))
const rightAnswer = async (): Promise<string> => {
  const { a, b } = numbersIn(said(messageOf(await played.question())))
  return String(a * b + 1)
}

test('the same interaction twice is answered once', async () => {
  const { local } = played
  const drop = await played.dropMessage()
  const shown = messageOf(await played.press(drop, 'Answer'))
  const opened = await played.press(shown, 'Type answer')
  const before = (await local.events()).at(-1)?.seq ?? 0
  const reply = await played.submit(opened, await rightAnswer(), local.ada, { times: 2 })
  expect(said(messageOf(reply))).toContain('Right.')
  expect(said(messageOf(reply))).not.toContain('already')
  await played.question()
  const callbacks = (await local.events(before)).filter(
    ({ kind, path }) => kind === 'request' && String(path).includes(`/interactions/${reply.interaction_id}/`),
  )
  expect(callbacks.map(({ status }) => status)).toEqual([204])
  expect(said(messageOf(await local.command('streak', { show: {} })))).toContain('1 answered, 1 of them right')
})

test.each([['drop_socket'], ['op7'], ['op9'], ['close']])('after %s interactions arrive again', async kind => {
  const { local } = played
  await played.dropMessage()
  const before = (await local.events()).at(-1)?.seq ?? 0
  await fault({ kind, ...(kind === 'close' ? { code: 4000 } : {}) })
  await local.waitFor(
    event => event.kind === 'gateway' && (event['state'] === 'resumed' || event['state'] === 'identified'),
    before,
  )
  expect(said(messageOf(await played.answer(await rightAnswer())))).toContain('Right.')
  expect(await drops()).toHaveLength(1)
})

test('an interaction that comes while the socket is down is replayed, not lost', async () => {
  const { local } = played
  const drop = await played.dropMessage()
  await fault({ kind: 'drop_socket' })
  expect(said(messageOf(await played.press(drop, 'Answer')))).toContain('Product and one')
  expect(said(messageOf(await local.command('streak', { show: {} })))).toContain('Streak: 0')
})

test('a new deck and a restart change nothing that is already asked', async () => {
  const shown = said(messageOf(await played.question()))
  await played.bot.stop()
  const text = { ...product.texts['en'], title: 'Another', body: 'Another question {{a}} {{b}}', hints: [] }
  await writeDecks(played.folder, [
    { ...product, texts: { en: text }, answer: 'a + b', mistakes: [] } as typeof product,
    capital,
  ])
  played.bot = await startBot(played.local.url, played.folder)
  expect(said(messageOf(await played.question()))).toBe(shown)
  expect(said(messageOf(await played.answer(await rightAnswer())))).toContain('Right.')
})

test('a form opened before the close counts for two minutes after it, and only with its own proof', async () => {
  const { local } = played
  const shown = messageOf(await played.question())
  const forBo = messageOf(await played.question(local.bo))
  const { a, b } = numbersIn(said(shown))
  // The drop closes when the next one opens, 24 hours after the minute in which it opened.
  const dropId = /v1:type:(\d+)/.exec(JSON.stringify(shown))?.[1]
  const closes = Number(/<t:(\d+):R>/.exec(said(shown))?.[1]) * SECOND
  await local.control('POST', '/clock', { now: closes - 10 * SECOND })
  const opened = await played.press(shown, 'Type answer')
  const openedByBo = await played.press(forBo, 'Type answer', local.bo)
  expect(opened.modal?.custom_id).toMatch(new RegExp(`^v1:typed:${dropId}:\\d+:.{22}$`))
  await local.control('POST', '/clock', { now: closes + 100 * SECOND })
  expect(said(messageOf(await played.submit(opened, String(a * b + 1))))).toContain('Right.')
  await local.control('POST', '/clock', { now: closes + 121 * SECOND })
  const late = said(messageOf(await played.submit(openedByBo, '1', local.bo)))
  expect(late).toContain('came too late')
})

test('what cannot be read after the close offers no try that would be too late', async () => {
  const { local } = played
  const shown = messageOf(await played.question())
  const closes = Number(/<t:(\d+):R>/.exec(said(shown))?.[1]) * SECOND
  await local.control('POST', '/clock', { now: closes - 10 * SECOND })
  const opened = await played.press(shown, 'Type answer')
  await local.control('POST', '/clock', { now: closes + 30 * SECOND })
  const reply = messageOf(await played.submit(opened, 'what?'))
  expect(labelsOf(reply)).toEqual([])
  expect(said(reply)).toContain('closed meanwhile')
})

test('two bots on the same file post everything once', async () => {
  const other = await startBot(played.local.url, played.folder)
  await played.dropMessage()
  for (let day = 0; day < 3; day++) {
    const before = await played.advance(24 * HOUR)
    await played.local.waitFor(event => event.kind === 'message_create', before)
    const results = await played.advance(3 * MINUTE)
    await awaitWith(played.local, `v1:board:${day + 1}`, results)
  }
  const posted = (await played.local.messages()).map(message => JSON.stringify(message.components))
  const ids = [...posted.join('').matchAll(/v1:(?:answer|board):\d+/g)].map(([id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
  expect(posted.length).toBe(4)
  await other.stop()
})
