// Checks a person's own numbers from a real play file: of their own quiz and season, by the days of their own zone.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CALENDAR_WEEKS, ownNumbers } from '../../src/app/own-stats.ts'
import { after, DAY, HOUR } from '../../src/domain/time.ts'
import { answer, postNext } from '../contracts/play-store/world.ts'
import { day, makeQuiz, makeWorld, MONDAY, personNamed, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await world.build()
})
afterEach(() => world.end())

test('the day of an answer is that of the zone in which one is reminded, else of the quiz', async () => {
  const { store } = world
  const [quiz, ada] = [await makeQuiz(world), await personNamed(world, 'Ada')]
  const drop = await postNext(store, quiz)
  await answer(store, drop, ada, { answeredAt: after(MONDAY, 8 * HOUR) })
  const days = async (): Promise<string[]> =>
    (await ownNumbers(store, quiz, ada, day(2))).calendar.flat().flatMap(each => (each.answered > 0 ? each.date : []))
  expect(await days()).toEqual(['2026-01-05'])
  await store.setReminder({ quizId: quiz.id, personId: ada, time: '18:00', zone: 'Asia/Tokyo' }, MONDAY)
  expect(await days()).toEqual(['2026-01-06'])
  expect((await ownNumbers(store, quiz, ada, day(2))).calendar).toHaveLength(CALENDAR_WEEKS)
})

test('points of the season are those of its board; a streak is that of /streak', async () => {
  const { store } = world
  const [quiz, ada] = [await makeQuiz(world), await personNamed(world, 'Ada')]
  for (let n = 0; n < 5; n++) await answer(store, await postNext(store, quiz), ada)
  const now = after(day(5), -1)
  const [season] = await store.seasons(quiz.id, 1)
  const numbers = await ownNumbers(store, quiz, ada, now)
  const on = async (board: string): Promise<number | undefined> =>
    (await store.board(quiz.id, board as never, { kind: 'top' }, 9)).rows[0]?.points
  expect([numbers.seasonPoints, numbers.points]).toEqual([await on(`season ${season?.id}`), await on('all')])
  expect(numbers.streak).toEqual(await store.streak(quiz.id, ada, now))
  expect(numbers).toMatchObject({ answered: 5, right: 5, typicalMs: 60_000 })
  // A month later there is another season, in which nothing was answered yet.
  for (let n = 5; n < 29; n++) await postNext(store, quiz)
  expect(await ownNumbers(store, quiz, ada, after(MONDAY, 29 * DAY))).toMatchObject({ seasonPoints: 0, answered: 5 })
})
