// Checks setting up a quiz: every problem at once, with what is allowed.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { configureQuiz } from '../../src/app/configure-quiz.ts'
import type { QuizSettings } from '../../src/domain/play/quiz.ts'
import { channel, makeWorld, MONDAY, sums, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.end())

const configure = (change: Partial<QuizSettings>): ReturnType<typeof configureQuiz> =>
  configureQuiz(world, { place: channel, settings: { ...sums, ...change }, by: undefined, at: MONDAY })

test('problems of schedule and deck come together and change nothing', async () => {
  await world.build()
  const schedule = { ...sums.schedule, zone: 'Europe/Berln' }
  expect(await configure({ schedule, deckId: 'none' })).toEqual({
    ok: false,
    error: [
      { code: 'zone.unknown', given: 'Europe/Berln', suggestion: 'Europe/Berlin' },
      { code: 'deck.unknown', given: 'none', allowed: ['choices', 'sums'] },
    ],
  })
  expect(await world.store.quizAt(channel)).toBeUndefined()
})

test('tags that no card has', async () => {
  await world.build()
  const error = [{ code: 'deck.empty', given: 'x, y', allowed: ['sums'] }]
  expect(await configure({ tags: ['x', 'y'] })).toEqual({ ok: false, error })
  expect((await configure({ tags: ['x', 'sums'] })).ok).toBe(true)
})

test('no deck file', async () => {
  expect(await configure({})).toEqual({ ok: false, error: [{ code: 'deck.unreadable', given: 'sums', allowed: [] }] })
})

test('the zone is kept as its database spells it', async () => {
  await world.build()
  const made = await configure({ schedule: { ...sums.schedule, zone: 'europe/berlin' } })
  expect(made.ok && made.value.settings.schedule.zone).toBe('Europe/Berlin')
})
