// Kills the bot's process at seeded points of posting and answering: every message is there once, no answer is lost.
import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { MINUTE } from '../../src/domain/time.ts'
import { said, submit } from '../discord/played.ts'
import {
  advance,
  answerAgain,
  answerEverywhere,
  aWhile,
  CHANNELS,
  checkAnswers,
  dayAhead,
  hold,
  isCreated,
  isPost,
  isUpdated,
  kill,
  lastEvent,
  makeWorld,
  nextDay,
  openForm,
  quietDay,
  registered,
  settle,
  startBot,
  type World,
} from './kill-world.ts'

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
  'erasure held',
  'erasure after a while',
  'summary held',
  'podium as soon as posted',
] as const
type Point = (typeof points)[number]

/** Rounds of all points in each of two worlds at once, one for each core; `npm run test:long` plays hundreds of days. */
const isLong = process.env['TEST_LONG'] !== undefined
const roundsOf = isLong ? [5, 4] : [2, 1]
/** A day of a quiz in one channel. */
const LEAST_QUIZ_DAYS = isLong ? 400 : 40

test('killed at every point, everything is posted once and every confirmed answer is there', async () => {
  const worlds = await Promise.allSettled(roundsOf.map((rounds, index) => play(rounds, `${index}`.repeat(32))))
  const failed = worlds.find(world => world.status === 'rejected')
  if (failed) throw failed.reason
  const played = worlds.map(world => (world.status === 'fulfilled' ? world.value : { kills: 0, quizDays: 0 }))
  const [kills, quizDays] = [
    played.reduce((sum, each) => sum + each.kills, 0),
    played.reduce((sum, each) => sum + each.quizDays, 0),
  ]
  console.log(`${kills} kills in ${quizDays} quiz-days`)
  expect(kills).toBe((roundsOf[0] ?? 0) * points.length + (roundsOf[1] ?? 0) * points.length)
  expect(quizDays).toBeGreaterThanOrEqual(LEAST_QUIZ_DAYS)
}, 3_600_000)

async function play(rounds: number, seedHex: string): Promise<{ kills: number; quizDays: number }> {
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
    return { kills, quizDays: world.days * CHANNELS }
  } finally {
    world.bot.kill('SIGKILL')
    await world.local.close()
    await rm(world.folder, { recursive: true, force: true })
  }
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
    case 'summary held': {
      // Of a week in which somebody answered; it comes with the results of its last question.
      await quietDay(world)
      await answerEverywhere(world)
      while (dayAhead(world).dayOfWeek !== 1) await quietDay(world)
      let seen = await lastEvent(world)
      await nextDay(world)
      for (const _ of world.channels) seen = (await local.waitFor(isUpdated, seen)).seq
      await hold(world, { ...post, times: 1 + random.below(CHANNELS) })
      await advance(world, 3 * MINUTE)
      await local.waitFor(isCreated, seen)
      break
    }
    case 'podium as soon as posted': {
      await quietDay(world)
      // The season of a day before its last day's results.
      if (dayAhead(world).day === 2) await quietDay(world)
      await answerEverywhere(world)
      while (dayAhead(world).day !== 2) await quietDay(world)
      let seen = await lastEvent(world)
      await nextDay(world)
      // The questions of the day first, then the podiums.
      for (let left = CHANNELS + 1 + random.below(CHANNELS); left > 0; left--)
        seen = (await local.waitFor(isPost, seen)).seq
      break
    }
    case 'erasure held':
    case 'erasure after a while':
      await eraseAndKill(world, point === 'erasure held')
      return undefined
    case 'answer held':
    case 'answer after a while':
      return answerAndKill(world, point === 'answer held')
  }
  await kill(bot)
  return undefined
}

/** Ada erases herself: what was confirmed stays so, and what was begun is finished by the next start. */
async function eraseAndKill(world: World, isHeld: boolean): Promise<void> {
  const { local, bot, confirmed } = world
  await quietDay(world)
  await answerEverywhere(world)
  const erase = (): Promise<{ message?: unknown }> => local.command('privacy', { erase: { confirm: true } })
  if (isHeld) await hold(world, { method: 'POST', path_includes: '/callback', times: 1 })
  const replied = erase()
  if (isHeld) await replied
  else await aWhile(world)
  await kill(bot)
  const isConfirmed = said((await replied).message).includes('is erased')
  await local.control('POST', '/faults', { kind: 'clear' })
  world.bot = startBot(world)
  await registered(world.bot)
  if (!isConfirmed) await erase()
  confirmed.clear()
  await checkAnswers(world, 'erased')
  await kill(world.bot)
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
