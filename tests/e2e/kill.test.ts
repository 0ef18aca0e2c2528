// Kills the bot's process at seeded points of posting and answering: every message is there once, no answer is lost.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { APIMessage } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { prng, seed, type Prng } from '../../src/domain/random.ts'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.ts'
import { writeDecks } from '../discord/deck.ts'
import { firstWith, labelsOf, messageOf, numbersIn, press, said, seedQuiz, submit } from '../discord/played.ts'
import { makeFolder, startLocal, type Happened, type Local } from '../sandbox/local.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Where the process dies. "held": after an effect, before the bot has heard of it; else after a seeded while. */
const points = [
  'drop held',
  'answer held',
  'drop after a while',
  'answer after a while',
  'drop as soon as posted',
  'close held',
  'result held',
  'result after a while',
] as const
type Point = (typeof points)[number]

/** Two worlds at once, one for each core; 13 rounds of all points in both together make 104 kills. */
const roundsOf = [7, 6]
const CHANNELS = 3

interface World {
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

test('killed at 104 points, everything is posted once and every confirmed answer is there', async () => {
  const worlds = await Promise.allSettled(roundsOf.map((rounds, index) => play(rounds, `${index}`.repeat(32))))
  const failed = worlds.find(world => world.status === 'rejected')
  if (failed) throw failed.reason
  const kills = worlds.reduce((sum, world) => sum + (world.status === 'fulfilled' ? world.value : 0), 0)
  expect(kills).toBeGreaterThanOrEqual(100)
}, 600_000)

async function play(rounds: number, seedHex: string): Promise<number> {
  const world = await makeWorld(seedHex)
  let kills = 0
  try {
    await settle(world)
    for (let round = 0; round < rounds; round++)
      for (const point of points) {
        const where = `seed ${seedHex}, round ${round}, ${point}`
        const unconfirmed = await killAt(world, point)
        kills++
        await world.local.control('POST', '/faults', { kind: 'clear' })
        world.bot = startBot(world)
        await registered(world.bot)
        await settle(world)
        if (unconfirmed !== undefined) await answerAgain(world, unconfirmed)
        await checkAnswers(world, where)
        const events = await world.local.events()
        expect(
          events.filter(({ kind }) => kind === 'violation'),
          where,
        ).toEqual([])
      }
    return kills
  } finally {
    world.bot.kill('SIGKILL')
    await world.local.close()
    await rm(world.folder, { recursive: true, force: true })
  }
}

async function makeWorld(seedHex: string): Promise<World> {
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

function startBot({ local, folder }: Pick<World, 'local' | 'folder'>): ChildProcess {
  const env = { ...process.env, DISCORD_TOKEN: 'test-token', DISCORD_API: `${local.url}/api`, DATA_DIR: folder }
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'bot'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function registered({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('the bot has no output')
  for await (const line of createInterface({ input: stdout }))
    if (line.includes('"commands.registered"')) {
      stdout.resume()
      return
    }
  throw new Error('the bot ended before it was ready')
}

/** Kills the bot at a point; returns the channel in which an answer was given and not confirmed, if any. */
async function killAt(world: World, point: Point): Promise<string | undefined> {
  const { local, random, bot } = world
  const after = await lastEvent(world)
  const post = { method: 'POST', path_includes: '/messages' }
  const edit = { method: 'PATCH', path_includes: '/messages' }
  switch (point) {
    case 'drop held':
      await hold(world, { ...post, times: 1 + random.below(CHANNELS) })
      await nextDay(world)
      await local.waitFor(isCreated, after)
      break
    case 'drop as soon as posted': {
      await nextDay(world)
      let seen = after
      for (let left = 1 + random.below(CHANNELS); left > 0; left--) seen = (await local.waitFor(isPost, seen)).seq
      break
    }
    case 'drop after a while':
      await nextDay(world)
      await aWhile(world)
      break
    case 'close held':
      await hold(world, { ...edit, times: 1 })
      await nextDay(world)
      await local.waitFor(isUpdated, after)
      break
    case 'result held':
    case 'result after a while': {
      await nextDay(world)
      let seen = after
      // Every button is off: what is written from now on are results.
      for (const _ of world.channels) seen = (await local.waitFor(isUpdated, seen)).seq
      if (point === 'result held') await hold(world, { ...edit, times: 1 + random.below(CHANNELS) })
      await advance(world, 3 * MINUTE)
      if (point === 'result held') await local.waitFor(isUpdated, seen)
      else await aWhile(world)
      break
    }
    case 'answer held':
    case 'answer after a while':
      return answerAndKill(world, point === 'answer held')
  }
  await kill(bot)
  return undefined
}

/** Ada answers; whether it was confirmed to her is what she sees, not what the bot believes. */
async function answerAndKill(world: World, isHeld: boolean): Promise<string | undefined> {
  const { local, random, bot } = world
  const channel = world.channels[random.below(CHANNELS)] ?? ''
  const { opened, right } = await openForm(world, channel)
  if (isHeld) await hold(world, { method: 'POST', path_includes: '/callback', times: 1 })
  const replied = submit(local, opened, right, local.ada)
  if (isHeld) await replied
  else await aWhile(world)
  await kill(bot)
  const reply = await replied
  const isConfirmed = reply.outcome === 'message' && said(reply.message).includes('Right.')
  if (isConfirmed) world.confirmed.set(channel, (world.confirmed.get(channel) ?? 0) + 1)
  return isConfirmed ? undefined : channel
}

/** An answer that nobody confirmed may have counted or not: giving it again leaves exactly one. */
async function answerAgain(world: World, channel: string): Promise<void> {
  const { local } = world
  const shown = messageOf(await press(local, await openDrop(world, channel), 'Answer', local.ada))
  if (labelsOf(shown).length > 0) {
    const { opened, right } = await openForm(world, channel)
    expect(said(messageOf(await submit(local, opened, right, local.ada)))).toContain('Right.')
  } else expect(said(shown)).toContain('Right.')
  world.confirmed.set(channel, (world.confirmed.get(channel) ?? 0) + 1)
}

async function openForm(world: World, channel: string) {
  const { local } = world
  const question = messageOf(await press(local, await openDrop(world, channel), 'Answer', local.ada))
  const { a, b } = numbersIn(said(question))
  return { opened: await press(local, question, 'Type answer', local.ada), right: String(a * b + 1) }
}

const openDrop = async (world: World, channel: string): Promise<APIMessage> =>
  firstWith((await publicMessages(world, channel)).toReversed(), 'v1:answer:')

/** Lets leases run out until every drop, and every result but the open drops', is there; there must never be more. */
async function settle(world: World): Promise<void> {
  for (;;) {
    const after = await lastEvent(world)
    const counts = await Promise.all(world.channels.map(channel => questionsAndResults(world, channel)))
    for (const { messages } of counts) expect(messages).toBeLessThanOrEqual(world.days)
    if (counts.every(({ messages, results }) => messages === world.days && results === world.days - 1)) return
    await advance(world, 121 * SECOND)
    // The next event after the clock's own is the bot at work.
    await world.local.control('GET', `/events?after=${after + 1}&wait_ms=500`)
  }
}

async function checkAnswers({ local, channels, confirmed }: World, where: string): Promise<void> {
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

const isUpdated = ({ kind }: Happened): boolean => kind === 'message_update'
const isCreated = ({ kind }: Happened): boolean => kind === 'message_create'
const isPost = ({ kind, method, path, status }: Happened): boolean =>
  kind === 'request' && method === 'POST' && status === 200 && String(path).endsWith('/messages')

async function nextDay(world: World): Promise<void> {
  await world.local.control('POST', '/clock', { now: world.firstOpening + world.days * DAY + SECOND })
  world.days++
}

/** The number of the newest event; on the way there no request of the bot may have been one that Discord refuses. */
async function lastEvent(world: World): Promise<number> {
  const path = `/events?after=${world.seen}`
  const { events, last } = await world.local.control<{ events: Happened[]; last: number }>('GET', path)
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  world.seen = last
  return last
}

const advance = ({ local }: World, ms: number): Promise<unknown> => local.control('POST', '/clock', { advance_ms: ms })
const hold = ({ local }: World, request: object): Promise<unknown> =>
  local.control('POST', '/faults', { kind: 'hold', ...request })

/** A seeded number of round trips to the sandbox: a time that passes with the work of the machine. */
async function aWhile({ local, random }: World): Promise<void> {
  for (let left = random.below(40); left > 0; left--) await local.control('GET', '/clock')
}

async function kill(bot: ChildProcess): Promise<void> {
  const ended = once(bot, 'exit')
  bot.kill('SIGKILL')
  await ended
}
