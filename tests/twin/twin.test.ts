// Plays the core of the game on a Discord that is not ours: a second opinion on what the bot sends and understands.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MessageFlags, type APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { after, DAY, instant, MINUTE } from '../../src/domain/time.ts'
import { deckSource } from '../../src/storage/deck/source.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import { writeDecks } from '../discord/deck.ts'
import { apiAt, numbersIn, said, startBot, type RunningBot } from '../discord/played.ts'
import { writeQuiz } from '../discord/quiz.ts'
import { makeFolder } from '../sandbox/local.ts'
import { ada, bo, isTwinMissing, startTwin, type Modal, type Response, type World } from './twin.ts'

// With CI=true it must be there: an import that fails, fails the suite.
describe.skipIf(isTwinMissing && process.env['CI'] !== 'true')('on discord-digital-twin', () => {
  let folder: string
  let world: World
  let bot: RunningBot
  /** Yesterday's question, as a bot that ended yesterday has left it. */
  let yesterday: string

  beforeAll(async () => {
    folder = await makeFolder()
    await writeDecks(folder)
    world = await startTwin(join(folder, 'twin.sqlite'))
    yesterday = await playYesterday()
    bot = await startBot(world.url, folder, { isForeign: true })
  })
  afterAll(async () => {
    await bot.stop()
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** A quiz whose question of yesterday closed five minutes ago. */
  async function playYesterday(): Promise<string> {
    const { twin, channelId } = world
    const at = after(instant(Date.now()), -DAY - 5 * MINUTE)
    await writeQuiz(folder, 'sums', { kind: 'discord', guildId: twin.guildId, channelId }, at)
    const opened = await openPlayStore(join(folder, 'play.sqlite'))
    if (!opened.ok) throw new Error(opened.error.code)
    const [store, decks] = [opened.value, deckSource(join(folder, 'deck.sqlite'))]
    await openDueDrops({ store, decks, now: at, kind: 'discord' })
    const [claimed] = await store.claimDueMessages(at, 'yesterday', 1)
    if (!claimed) throw new Error('no question')
    const body = { flags: MessageFlags.IsComponentsV2, components: [{ type: 10 as const, content: 'Yesterday' }] }
    const { id } = await apiAt(world.url).postMessage(channelId, body, [])
    await store.recordPosted(claimed, id, at, { channelId })
    decks.close()
    await store.close()
    return id
  }

  const find = (isIt: (message: APIMessage) => boolean): Promise<APIMessage> =>
    world.twin.channel(world.channelId).waitForMessage({ predicate: isIt })
  const drop = (): Promise<APIMessage> => find(message => JSON.stringify(message.components).includes('v1:answer:'))
  const messages = (): Promise<APIMessage[]> => world.twin.channel(world.channelId).getMessages()
  const idIn = (shown: unknown, route: string): string => {
    const found = new RegExp(`"(v1:${route}:[^"]+)"`).exec(JSON.stringify(shown))?.[1]
    if (found === undefined) throw new Error(`no button of ${route} in ${JSON.stringify(shown)}`)
    return found
  }
  /** Answer, then the form. */
  async function form(userId: string): Promise<{ question: APIMessage; modal: Modal; a: number; b: number }> {
    const posted = await drop()
    const { message: question } = await world.press(userId, posted, idIn(posted, 'answer'))
    if (!question) throw new Error('no question')
    const opened = await world.press(userId, question, idIn(question, 'type'))
    return { question, modal: opened.data as unknown as Modal, ...numbersIn(said(question)) }
  }
  const answer = async (userId: string, text: (a: number, b: number) => string): Promise<Response> => {
    const { question, modal, a, b } = await form(userId)
    return world.submit(userId, question, modal, text(a, b))
  }

  test('yesterday’s results take the place of its question', async () => {
    const result = await find(
      ({ id, components }) => id === yesterday && JSON.stringify(components).includes('v1:board:'),
    )
    expect(said(result)).toContain('Results')
    expect(said(result)).toContain('then the one')
  })

  test('today’s question is posted once, with its button', async () => {
    const posted = await drop()
    expect(said(posted)).toContain('Product and one')
    expect(posted.author.id).toBe(world.twin.botUserId)
    expect(posted.flags).toBe(MessageFlags.IsComponentsV2)
  })

  test('what cannot be read costs nothing, the right answer counts, a second one does not', async () => {
    expect(said((await answer(ada, () => '1/0')).data)).toContain('does not count as an attempt')
    const right = await answer(ada, (a, b) => String(a * b + 1))
    expect(right.data['flags']).toBe(MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral)
    expect(said(right.data)).toContain('Right')
    const posted = await drop()
    const again = await world.press(ada, posted, idIn(posted, 'answer'))
    expect(JSON.stringify(again.data)).not.toContain('v1:type:')
  })

  test('another person has other numbers, and a listed mistake is named', async () => {
    expect(said((await answer(bo, (a, b) => String(a * b))).data)).toContain('You forgot the one.')
  })

  test('streak, board and calculator', async () => {
    expect(said((await world.command(ada, 'streak', ['show'])).data)).toContain('Streak: 1')
    expect(said((await world.command(ada, 'leaderboard', [], { board: 'all' })).data)).toMatch(/ada[^]*bo/)
    expect(said((await world.command(bo, 'calc', [], { expression: '6*7' })).data)).toContain('42')
  })

  test('a bot that starts again posts nothing twice and knows what was answered', async () => {
    const before = (await messages()).length
    await bot.stop()
    bot = await startBot(world.url, folder, { isForeign: true })
    expect(said((await world.command(ada, 'streak', ['show'])).data)).toContain('Streak: 1')
    // The reply to that is one more, and there is nothing else.
    expect((await messages()).length).toBe(before + 1)
  })

  test('nothing went wrong but the registration, of which the twin knows only the route that replaces all commands', () => {
    const wrong = bot.log.map(line => JSON.parse(line) as { level: string; event: string })
    expect(wrong.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual(['commands.failed'])
  })
})
