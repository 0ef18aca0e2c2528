// Checks opening drops: in time, late, after a long absence, without a deck, and across changes of the zone.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { configureQuiz } from '../../src/app/configure-quiz.ts'
import { openDueDrops, type Opening } from '../../src/app/open-drops.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { DAY, HOUR, instant, type Instant } from '../../src/domain/time.ts'
import { at, channel, day, local, makeQuiz, makeWorld, minutes, MONDAY, product, sums, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.end())

const open = (now: Instant, kind: 'discord' | 'local' = 'discord'): Promise<Opening[]> =>
  openDueDrops({ ...world, now, kind })
const kinds = async (now: Instant): Promise<string[]> => (await open(now)).map(({ kind }) => kind)
const variants = (count: number): Card[] =>
  Array.from({ length: count }, (_, n) => ({ ...product, id: `product-${n}`, tags: [`tag-${n % 3}`] }))

describe('a Discord quiz', () => {
  beforeEach(() => world.build())

  test('opens once, when it is due', async () => {
    const quiz = await makeQuiz(world)
    expect(await open(instant(MONDAY - 1))).toEqual([])
    expect(await open(MONDAY)).toMatchObject([
      { kind: 'opened', drop: { state: 'opening', opensAt: MONDAY, closesAt: day(1), settings: sums } },
    ])
    expect(await open(minutes(1))).toEqual([])
    expect((await world.store.quiz(quiz.id))?.nextOpensAt).toBe(day(1))
  })

  test('opens late while six hours remain, and skips what is later', async () => {
    await makeQuiz(world)
    expect(await kinds(minutes(18 * 60))).toEqual(['opened'])
    expect(await kinds(instant(day(1) + 18 * HOUR + 1))).toEqual(['skipped'])
    expect(await kinds(day(2))).toEqual(['opened'])
  })

  test('after days away: the missed days are no drops, today’s is', async () => {
    const quiz = await makeQuiz(world)
    expect(await kinds(day(5))).toEqual(['skipped', 'skipped', 'skipped', 'skipped', 'skipped', 'opened'])
    expect((await world.store.latestDrop(quiz.id))?.opensAt).toBe(day(5))
    expect(await open(day(5))).toEqual([])
  })

  test('however many slots were missed, others get their turn between them', async () => {
    await makeQuiz(world)
    let turns = 0
    let isDone = false
    const count = (): void => {
      turns++
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    const openings = await open(day(60))
    isDone = true
    expect(openings).toHaveLength(61)
    expect(turns).toBeGreaterThan(30)
  })

  test('two openers at once open one drop', async () => {
    const quiz = await makeQuiz(world)
    await Promise.all([open(MONDAY), open(MONDAY), open(MONDAY)])
    expect(await world.store.claimDueMessages(MONDAY, 'bot', 9)).toHaveLength(1)
    expect((await world.store.droppedCards(quiz.id)).size).toBe(1)
  })

  test('asks every card before one comes again, siblings together, and not in the deck’s order', async () => {
    await world.build(variants(8))
    await makeQuiz(world)
    const pools: string[][] = []
    for (let turn = 0; turn < 6; turn++)
      for (const opening of await open(day(turn)))
        if (opening.kind === 'opened') pools.push(opening.drop.pool.map(({ key }) => key))
    const [first, second] = [pools.slice(0, 3), pools.slice(3)]
    expect(first.map(pool => pool.length).sort((a, b) => a - b)).toEqual([2, 3, 3])
    expect(new Set(first.flat()).size).toBe(8)
    const inOrder = (round: string[][]) => round.map(pool => pool.toSorted())
    expect(inOrder(second)).toEqual(inOrder(first))
    expect(first.flat()).not.toEqual(variants(8).map(({ id }) => `sums/${id}`))
  })

  test('a renamed card keeps its history: it does not come again before the others', async () => {
    const [first, second, third] = variants(3)
    if (!first || !second || !third) throw new Error('three cards')
    await world.build([first])
    await makeQuiz(world)
    await open(MONDAY)
    const renamed = { ...first, id: 'renamed' }
    await world.build([renamed, second, third], { renamed: ['other', first.id] })
    const asked = [await open(day(1)), await open(day(2)), await open(day(3))].flat()
    const keys = asked.map(opening => (opening.kind === 'opened' ? opening.drop.pool[0]?.key : undefined))
    expect(new Set(keys.slice(0, 2))).toEqual(new Set(['sums/product-1', 'sums/product-2']))
    expect(keys[2]).toBe('sums/renamed')
  })

  test('takes only cards with one of its tags', async () => {
    await world.build(variants(6))
    await makeQuiz(world, { tags: ['tag-1'] })
    const keys = new Set<string>()
    for (let turn = 0; turn < 4; turn++)
      for (const opening of await open(day(turn)))
        if (opening.kind === 'opened') for (const { key } of opening.drop.pool) keys.add(key)
    expect(keys).toEqual(new Set(['sums/product-1', 'sums/product-4']))
  })
})

describe('without a card to ask', () => {
  test.each<[string, () => Promise<void>]>([
    ['deck-unreadable', async () => world.unbuild()],
    ['deck-unknown', () => world.build([{ ...product, deckId: 'other' }])],
    ['no-card', () => world.build([{ ...product, tags: ['other'] }])],
  ])('%s: reported, tried again, skipped when it is too late', async (reason, spoil) => {
    await world.build()
    await makeQuiz(world, { tags: ['sums'] })
    // A source that once had a good deck keeps it: only a start without one is without.
    await spoil()
    world = await world.restart()
    for (const now of [MONDAY, minutes(1)]) expect(await open(now)).toMatchObject([{ kind: 'blocked', reason }])
    expect(await kinds(day(1))).toEqual(['skipped', 'blocked'])
    await world.build()
    expect(await kinds(minutes(1, day(1)))).toEqual(['opened'])
  })
})

describe('a local quiz', () => {
  beforeEach(() => world.build())

  test('opens every slot since its creation, however late; Discord’s opener leaves it alone', async () => {
    const quiz = await makeQuiz(world, {}, local)
    expect(await open(day(3), 'discord')).toEqual([])
    const opened = await open(day(3), 'local')
    // Sunday's slot was open when it was made.
    expect(opened.map(opening => opening.kind === 'opened' && (opening.drop.opensAt - MONDAY) / DAY)).toEqual([
      -1, 0, 1, 2, 3,
    ])
    expect(await world.store.openDropOf(quiz.id, day(3))).toMatchObject({ opensAt: day(3), state: 'posted' })
  })
})

describe('moving between zones', () => {
  const zones = ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'Europe/Berlin'] as const

  /** Plays hours in which somebody moves the quiz's zone and time; every drop that was opened. */
  async function travel(moves: readonly (readonly [hours: number, zone: string, time: string])[]): Promise<Drop[]> {
    const drops: Drop[] = []
    let now = MONDAY
    for (const [hours, zone, time] of moves) {
      const settings = { ...sums, schedule: { weekdays: everyDay, time, zone } }
      await configureQuiz(world, { place: channel, settings, by: undefined, at: now })
      for (let hour = 0; hour < hours; hour++) {
        for (const opening of await open(now)) if (opening.kind === 'opened') drops.push(opening.drop)
        now = instant(now + HOUR)
      }
    }
    return drops
  }

  function expectApart(drops: readonly Drop[]): void {
    const tooEarly = drops.filter((drop, index) => {
      const before = drops[index - 1]
      return before !== undefined && drop.opensAt < Math.max(before.closesAt, before.opensAt + 12 * HOUR)
    })
    expect(tooEarly).toEqual([])
  }

  test('Auckland → Los Angeles → Auckland: never two open drops, never a lost ledger row', async () => {
    await world.build()
    const drops = await travel([
      [30, 'Pacific/Auckland', '09:00'],
      [5, 'America/Los_Angeles', '09:00'],
      [40, 'Pacific/Auckland', '09:00'],
    ])
    expectApart(drops)
    expect(drops.map(({ opensAt }) => opensAt)).toEqual(
      ['2026-01-05T20:00Z', '2026-01-06T20:00Z', '2026-01-07T20:00Z'].map(at),
    )
    const claimed = await world.store.claimDueMessages(day(9), 'bot', 99)
    expect(claimed.map(({ key }) => key)).toEqual(drops.map(({ id }) => String(id)))
  })

  test('however often they change', async () => {
    await world.build()
    const hours = fc.integer({ min: 1, max: 40 })
    const times = fc.constantFrom('00:00', '03:30', '09:00', '18:00', '23:59')
    const moves = fc.array(fc.tuple(hours, fc.constantFrom(...zones), times), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(moves, async drawn => {
        await world.end()
        world = await makeWorld()
        await world.build()
        const drops = await travel(drawn)
        expectApart(drops)
        const claimed = await world.store.claimDueMessages(day(99), 'bot', 999)
        expect(claimed.map(({ key }) => key)).toEqual(drops.map(({ id }) => String(id)))
      }),
      { numRuns: 12 },
    )
  })
})
