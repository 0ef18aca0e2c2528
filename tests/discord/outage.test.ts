// Tests which minutes count as up, and what people see of an outage: a later close, or nobody to blame.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchService } from '../../src/discord/service-watch.ts'
import { instant, MINUTE, type Instant } from '../../src/domain/time.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { PlayStore } from '../../src/storage/play/port.ts'
import { awaitWith, labelsOf, messageOf, said, startBot, startPlayed, type Played } from './played.ts'

describe('minutes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-service-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Looks at each moment: `0.5+` is up half a minute from 0, `-` down, `!` with a failed acknowledgement, `j` after a jump. */
  async function watched(moments: string): Promise<string> {
    const path = join(folder, crypto.randomUUID(), 'play.sqlite')
    const opened = await openPlayStore(path)
    if (!opened.ok) throw new Error(opened.error.code)
    let [now, isUp] = [0, true]
    const watch = watchService(
      opened.value,
      () => instant(now * MINUTE),
      () => isUp,
    )
    for (const moment of moments.split(' ')) {
      now = Number.parseFloat(moment)
      isUp = !moment.includes('-')
      if (moment.includes('j')) watch.jumped()
      await watch.look()
      if (moment.includes('!')) watch.failed()
    }
    await opened.value.close()
    const client = new SqliteClient(path)
    const spans = client.prepare('select from_at, to_at from service_span order by from_at').raw().all()
    client.close()
    return (spans as [number, number][]).map(span => span.map(at => at / MINUTE).join('–')).join(' ')
  }

  test.each([
    ['one look begins to watch', '5.5+', '5–5'],
    ['minutes that are over', '0+ 0.5+ 1+ 1.5+ 2+', '0–2'],
    ['the one that is not over does not count yet', '0+ 0.9+', '0–0'],
    ['the gateway was away at some look', '0+ 1+ 1.5- 2+ 3+', '0–1 2–3'],
    ['an acknowledgement failed', '0+ 1+! 2+ 3+', '0–1 2–3'],
    ['nobody looked for minutes', '0+ 1+ 5+ 6+', '0–2 5–6'],
    ['the clock jumped', '0+ 1+ 500j 501+', '0–501'],
    ['the clock jumped while the gateway was away', '0+ 1- 500j 501+', '0–1 500–501'],
  ])('%s: %s', async (_, moments, spans) => {
    expect(await watched(moments)).toBe(spans)
  })
})

describe('between the daily questions', () => {
  let played: Played
  beforeEach(async () => {
    played = await startPlayed()
    await played.dropMessage()
  })
  afterEach(() => played.close())

  /** What a command would do, done in the same play file. */
  async function inStore<T>(act: (store: PlayStore) => Promise<T>): Promise<T> {
    const opened = await openPlayStore(join(played.folder, 'play.sqlite'))
    if (!opened.ok) throw new Error(opened.error.code)
    const done = await act(opened.value)
    await opened.value.close()
    return done
  }
  const now = async (): Promise<Instant> =>
    instant(Math.trunc((await played.local.control<{ now: number }>('GET', '/clock')).now))

  test('a withdrawn drop loses its button and says so at once, and so does its result, which tells no answer', async () => {
    const { local } = played
    expect(said(await played.answer('1'))).toContain('streak 1')
    const before = (await local.events()).at(-1)?.seq ?? 0
    const at = await now()
    await inStore(async store => {
      const [quiz] = await store.quizzesOfGuild(local.guild.id)
      const drop = quiz && (await store.openDropOf(quiz.id, at))
      if (!drop) throw new Error('no drop')
      const by = (await store.person({ kind: 'discord', userId: local.ada.id }, 'Ada', at)).id
      expect(await store.voidDrop({ drop: drop.id, by, reason: 'wrong key', at })).toBe('voided')
    })
    const result = await awaitWith(local, 'v1:board:', before)
    expect(said(result)).toContain('was withdrawn')
    expect(said(result)).not.toContain('×')
    const question = (await local.messages()).find(message => said(message).includes('This question was withdrawn.'))
    expect(question && labelsOf(question)).toEqual([])
    expect(said(messageOf(await local.command('streak', { show: {} })))).toContain('Streak: 1')
  })

  test('a practice drop is posted by itself and says that it is none of the daily ones', async () => {
    const { local } = played
    const before = (await local.events()).at(-1)?.seq ?? 0
    const at = await now()
    const id = await inStore(async store => {
      const [quiz] = await store.quizzesOfGuild(local.guild.id)
      const open = quiz && (await store.openDropOf(quiz.id, at))
      if (!quiz || !open) throw new Error('no drop')
      const card = await store.snapshot(open.pool[0]?.hash ?? '')
      if (!card) throw new Error('no card')
      const closesAt = instant(at + 60 * MINUTE)
      const pool = open.pool.map(entry => ({ ...entry, card }))
      const opening = { ...open, opensAt: at, closesAt, nextOpensAt: quiz.nextOpensAt, pool, skip: false }
      return (await store.openDrop({ ...opening, isPractice: true }))?.id
    })
    const message = await awaitWith(local, `v1:answer:${id}`, before)
    expect(said(message)).toContain('Practice between the daily questions')
  })
})

describe('an outage', () => {
  let played: Played
  afterEach(async () => {
    const events = await played.local.events()
    expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
    await played.close()
  })

  /** The bot is away for some minutes. */
  async function away(minutes: number): Promise<void> {
    await played.bot.stop()
    await played.advance(minutes * MINUTE)
    played.bot = await startBot(played.local.url, played.folder)
  }

  test('moves the close where a gap follows: the message says so and can be answered until then', async () => {
    played = await startPlayed('sums', undefined, { windowHours: 2 })
    const before = await played.dropMessage()
    await away(40)
    await played.advance(81 * MINUTE)
    await played.bot.logged('drop.extended')
    const { local } = played
    await local.waitFor(event => event.kind === 'message_update')
    const after = await played.dropMessage()
    expect(labelsOf(after)).toEqual(labelsOf(before))
    const closes = (message: typeof before): number => Number(/<t:(\d+)/.exec(said(message))?.[1]) / 60
    const moved = closes(after) - closes(before)
    // The minutes in which it went and came count too.
    expect(moved).toBeGreaterThanOrEqual(40)
    expect(moved).toBeLessThanOrEqual(44)
    expect(said(await played.answer('1'))).toContain('streak 1')
    expect(await awaitWith(local, 'v1:board:', await played.advance(50 * MINUTE))).toBeDefined()
  })

  test('where none follows nobody is blamed', async () => {
    played = await startPlayed()
    await played.dropMessage()
    await away(7 * 60)
    await played.advance(17 * 60 * MINUTE + MINUTE)
    const line = await played.bot.logged('drop.outage')
    const opened = await openPlayStore(join(played.folder, 'play.sqlite'))
    if (!opened.ok) throw new Error(opened.error.code)
    const drop = await opened.value.drop(JSON.parse(line).drop)
    await opened.value.close()
    expect(drop).toMatchObject({ isOutage: true, state: 'posted' })
  })

  test('a bot that is up all the time is judged for nothing, however far the clock jumps', async () => {
    played = await startPlayed()
    await played.dropMessage()
    await played.advance(25 * 60 * MINUTE)
    await played.bot.logged('drop.opened', played.bot.log.length)
    expect(played.bot.log.filter(line => /drop\.(outage|extended)/.test(line))).toEqual([])
  })
})
