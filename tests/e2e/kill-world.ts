// Owns the world in which the bot's process is killed: channels, days, answers, and what must be so after every restart.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { APIMessage } from 'discord-api-types/v10'
import { expect } from 'vitest'
import { prng, seed, type Prng } from '../../src/domain/random.ts'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.ts'
import { writeDecks } from '../discord/deck.ts'
import { firstWith, labelsOf, messageOf, numbersIn, press, said, submit } from '../discord/played.ts'
import { seedQuiz } from '../discord/quiz.ts'
import { makeFolder, startLocal, type Happened, type Local } from '../sandbox/local.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export const CHANNELS = 3

export interface World {
  readonly local: Local
  readonly folder: string
  readonly channels: readonly string[]
  readonly random: Prng
  readonly firstOpening: number
  /** The last event of the sandbox that was looked at. */
  seen: number
  /** How many drops have opened in each channel. */
  days: number
  /** Answers of Ada that were confirmed, by channel. */
  readonly confirmed: Map<string, number>
  bot: ChildProcess
}

export async function makeWorld(seedHex: string): Promise<World> {
  const folder = await makeFolder()
  await writeDecks(folder)
  const local = await startLocal()
  const channels = [local.channel.id]
  while (channels.length < CHANNELS) {
    const made = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'more' })
    channels.push(made.id)
  }
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  for (const channel of channels) await seedQuiz(local, folder, 'sums', channel)
  const world = {
    local,
    folder,
    channels,
    random: prng(seed(seedHex)),
    firstOpening: Math.floor(now / MINUTE) * MINUTE,
    seen: 0,
    days: 1,
    confirmed: new Map<string, number>(),
  }
  const bot = startBot(world)
  await registered(bot)
  return { ...world, bot }
}

export function startBot({ local, folder }: Pick<World, 'local' | 'folder'>): ChildProcess {
  const env = {
    ...process.env,
    DISCORD_TOKEN: 'test-token',
    DISCORD_API: `${local.url}/api`,
    DATA_DIR: folder,
    HEALTH_PORT: '0',
  }
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'bot'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

export async function registered({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('the bot has no output')
  for await (const line of createInterface({ input: stdout }))
    if (line.includes('"commands.registered"')) {
      stdout.resume()
      return
    }
  throw new Error('the bot ended before it was ready')
}

/** Ada answers today's question of every channel. */
export async function answerEverywhere(world: World): Promise<void> {
  for (const channel of world.channels) {
    await openDrop(world, channel)
    const { opened, right } = await openForm(world, channel)
    expect(said(messageOf(await submit(world.local, opened, right, world.local.ada)))).toContain('Right.')
    world.confirmed.set(channel, (world.confirmed.get(channel) ?? 0) + 1)
  }
}

/** The date of the next question. */
export const dayAhead = ({ firstOpening, days }: World): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(firstOpening + days * DAY)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()

/** A day on which everything is posted and nothing else happens. */
export async function quietDay(world: World): Promise<void> {
  await nextDay(world)
  await settle(world)
}

/** An answer that nobody confirmed may have counted or not: giving it again leaves exactly one. */
export async function answerAgain(world: World, channel: string): Promise<void> {
  const { local } = world
  const shown = messageOf(await press(local, await openDrop(world, channel), 'Answer', local.ada))
  if (labelsOf(shown).length > 0) {
    const { opened, right } = await openForm(world, channel)
    expect(said(messageOf(await submit(local, opened, right, local.ada)))).toContain('Right.')
  } else expect(said(shown)).toContain('Right.')
  world.confirmed.set(channel, (world.confirmed.get(channel) ?? 0) + 1)
}

export async function openForm(world: World, channel: string) {
  const { local } = world
  const question = messageOf(await press(local, await openDrop(world, channel), 'Answer', local.ada))
  const { a, b } = numbersIn(said(question))
  return { opened: await press(local, question, 'Type answer', local.ada), right: String(a * b + 1) }
}

const openDrop = async (world: World, channel: string): Promise<APIMessage> =>
  firstWith((await publicMessages(world, channel)).toReversed(), 'v1:answer:')

/** Lets leases run out until every drop, and every result but the open drops', is there; there must never be more. */
export async function settle(world: World): Promise<void> {
  for (;;) {
    const after = await lastEvent(world)
    const counts = await Promise.all(world.channels.map(channel => questionsAndResults(world, channel)))
    for (const { messages } of counts) expect(messages).toBeLessThanOrEqual(world.days)
    if (counts.every(({ messages, results }) => messages === world.days && results === world.days - 1)) return
    await advance(world, 121 * SECOND)
    // What follows the clock's own event is the bot at work. A clock that went on meanwhile would end each of its leases.
    for (let seen = after + 1; ;) {
      const { events, last } = await world.local.control<{ events: Happened[]; last: number }>(
        'GET',
        `/events?after=${seen}&wait_ms=500`,
      )
      if (events.length === 0) break
      seen = last
    }
  }
}

export async function checkAnswers({ local, channels, confirmed }: World, where: string): Promise<void> {
  for (const channel of channels) {
    const acted = await local.act('command', {
      user_id: local.ada.id,
      channel_id: channel,
      name: 'streak',
      options: { show: {} },
    })
    const count = confirmed.get(channel) ?? 0
    expect(said(messageOf(acted)), where).toContain(`${count} answered, ${count} of them right`)
  }
}

/**
 * How many questions a channel has, and how many of them have their results. Weeks and seasons have messages of their
 * own: each once.
 */
async function questionsAndResults(world: World, channel: string) {
  const messages = await publicMessages(world, channel)
  const isOfMany = ({ components }: APIMessage): boolean => /"v1:(summary|podium):/.test(JSON.stringify(components))
  const titles = messages.filter(isOfMany).map(({ components }) => said(components).trim().split('\n')[0])
  expect(titles.length).toBe(new Set(titles).size)
  const results = messages.filter(({ components }) => JSON.stringify(components).includes('"v1:board:'))
  return { messages: messages.length - titles.length, results: results.length }
}

/** What Bo sees, who never acts: no private replies. */
const publicMessages = ({ local }: World, channel: string): Promise<APIMessage[]> =>
  local.control('GET', `/channels/${channel}/messages?user_id=${local.bo.id}`)

export const isUpdated = ({ kind }: Happened): boolean => kind === 'message_update'
export const isCreated = ({ kind }: Happened): boolean => kind === 'message_create'
export const isPost = ({ kind, method, path, status }: Happened): boolean =>
  kind === 'request' && method === 'POST' && status === 200 && String(path).endsWith('/messages')

export async function nextDay(world: World): Promise<void> {
  await world.local.control('POST', '/clock', { now: world.firstOpening + world.days * DAY + SECOND })
  world.days++
}

/** The number of the newest event; on the way there no request of the bot may have been one that Discord refuses. */
export async function lastEvent(world: World): Promise<number> {
  const path = `/events?after=${world.seen}`
  const { events, last } = await world.local.control<{ events: Happened[]; last: number }>('GET', path)
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  world.seen = last
  return last
}

export const advance = ({ local }: World, ms: number): Promise<unknown> =>
  local.control('POST', '/clock', { advance_ms: ms })
export const hold = ({ local }: World, request: object): Promise<unknown> =>
  local.control('POST', '/faults', { kind: 'hold', ...request })

/** A seeded number of round trips to the sandbox: a time that passes with the work of the machine. */
export async function aWhile({ local, random }: World): Promise<void> {
  for (let left = random.below(40); left > 0; left--) await local.control('GET', '/clock')
}

export async function kill(bot: ChildProcess): Promise<void> {
  const ended = once(bot, 'exit')
  bot.kill('SIGKILL')
  await ended
}
