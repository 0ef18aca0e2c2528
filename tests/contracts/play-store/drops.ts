// The contract of drops, snapshots and assignments.
import { describe, expect, test } from 'vitest'
import { cardKey } from '../../../src/domain/deck/card.ts'
import { windowFrom } from '../../../src/domain/play/schedule.ts'
import { after, DAY, instant } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, assign, card, day, makeQuiz, MONDAY, openNext, personNamed, pooled, settings } from './world.ts'

export const dropContract = (store: () => PlayStore): void => {
  describe('drops', () => {
    test('open with window, settings and pool frozen, and move the quiz on', async () => {
      const quiz = await makeQuiz(store())
      const drop = await openNext(store(), quiz)
      expect(drop).toMatchObject({
        quizId: quiz.id,
        state: 'opening',
        opensAt: MONDAY,
        closesAt: day(1),
        settings,
        pool: [{ key: 'deck/one', hash: 'hash of one' }],
      })
      expect(await store().drop(drop.id)).toEqual(drop)
      expect((await store().quiz(quiz.id))?.nextOpensAt).toBe(day(1))
      expect(await store().snapshot('hash of one')).toEqual(card('one'))
      expect(await store().snapshot('hash of two')).toBeUndefined()
      await store().configureQuiz(quiz.place, { ...settings, locale: 'zh-CN' }, undefined, MONDAY)
      expect((await store().drop(drop.id))?.settings).toEqual(settings)
    })

    test('the same opening twice is the first drop; another card changes nothing', async () => {
      const quiz = await makeQuiz(store())
      const secretId = (await store().currentSecret()).id
      const opening = { ...windowFrom(MONDAY, settings), quizId: quiz.id, settings, secretId, skip: false }
      const drop = await store().openDrop({ ...opening, pool: [pooled('one')] })
      expect(await store().openDrop({ ...opening, pool: [pooled('two')] })).toEqual(drop)
      expect((await store().droppedCards(quiz.id)).size).toBe(1)
    })

    test('pictures are kept with the cards that show them, once', async () => {
      const quiz = await makeQuiz(store())
      const medium = { name: 'abc.gif', type: 'image/gif', bytes: Buffer.from('GIF89a') }
      const secretId = (await store().currentSecret()).id
      for (const opensAt of [MONDAY, day(1)]) {
        const pool = [{ ...pooled('one'), media: [medium] }]
        await store().openDrop({
          ...windowFrom(opensAt, settings),
          quizId: quiz.id,
          settings,
          secretId,
          skip: false,
          pool,
        })
      }
      expect(await store().medium('abc.gif')).toEqual(medium)
      expect(await store().medium('other.gif')).toBeUndefined()
    })

    test('an opening that the quiz does not have is none', async () => {
      const quiz = await makeQuiz(store())
      const secretId = (await store().currentSecret()).id
      const window = windowFrom(instant(MONDAY + 1), settings)
      const opening = { ...window, quizId: quiz.id, settings, secretId, skip: false, pool: [pooled('one')] }
      expect(await store().openDrop(opening)).toBeUndefined()
      expect(await store().latestDrop(quiz.id)).toBeUndefined()
      expect((await store().quiz(quiz.id))?.nextOpensAt).toBe(MONDAY)
    })

    test('the open one holds its window; the latest one stays', async () => {
      const quiz = await makeQuiz(store(), undefined, { ...settings, windowHours: 2 })
      expect(await store().openDropOf(quiz.id, MONDAY)).toBeUndefined()
      const drop = await openNext(store(), quiz)
      expect(await store().openDropOf(quiz.id, instant(MONDAY - 1))).toBeUndefined()
      expect(await store().openDropOf(quiz.id, MONDAY)).toEqual(drop)
      expect(await store().openDropOf(quiz.id, instant(drop.closesAt - 1))).toEqual(drop)
      expect(await store().openDropOf(quiz.id, drop.closesAt)).toBeUndefined()
      expect(await store().latestDrop(quiz.id)).toEqual(drop)
    })

    test('a skipped slot is a row but no drop for anybody', async () => {
      const quiz = await makeQuiz(store())
      const skipped = await openNext(store(), quiz, { skip: true })
      expect(skipped).toMatchObject({ state: 'skipped', pool: [] })
      expect(await store().openDropOf(quiz.id, MONDAY)).toBeUndefined()
      expect(await store().latestDrop(quiz.id)).toBeUndefined()
      expect(await store().droppedCards(quiz.id)).toEqual(new Map())
      expect(await store().takeMisses(quiz.id)).toEqual([{ kind: 'drop', reason: 'late', at: MONDAY }])
    })

    test('dropped cards come with their newest opening', async () => {
      const quiz = await makeQuiz(store())
      for (const cardId of ['one', 'two', 'one']) await openNext(store(), quiz, { cardId })
      expect(await store().droppedCards(quiz.id)).toEqual(
        new Map([
          [cardKey('deck', 'one'), day(2)],
          [cardKey('deck', 'two'), day(1)],
        ]),
      )
    })

    test('a local drop stands at once and has no messages', async () => {
      const quiz = await makeQuiz(store(), { kind: 'local', profile: 'local' })
      expect((await openNext(store(), quiz)).state).toBe('posted')
      expect(await store().claimDueMessages(after(MONDAY, 9 * DAY), 'bot', 9)).toEqual([])
      await openNext(store(), quiz, { skip: true })
      expect(await store().takeMisses(quiz.id)).toEqual([])
    })
  })

  describe('assignments', () => {
    test('the first one stands', async () => {
      const drop = await openNext(store(), await makeQuiz(store()))
      const [person, other] = [await ada(store()), await personNamed(store(), 'Bo')]
      expect(await store().assignment(drop.id, person)).toBeUndefined()
      const first = await assign(store(), drop, person)
      const second = { ...first, variant: { kind: 'numeric', drawVersion: 1, values: { a: '9' } } as const }
      expect(await store().assignOnce(second)).toEqual(first)
      expect(await store().assignment(drop.id, person)).toEqual(first)
      expect(await store().assignment(drop.id, other)).toBeUndefined()
    })
  })
}
