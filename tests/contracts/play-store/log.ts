// The contract of what bends the log: hints, holidays, repairs, withdrawn drops, re-grades, practice.
import { describe, expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import { resultsAt } from '../../../src/domain/play/drop.ts'
import { HOUR, instant } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, assign, day, makeQuiz, MONDAY, personNamed, postNext } from './world.ts'

export const logContract = (store: () => PlayStore): void => {
  describe('hints', () => {
    test.each([
      [[], 151],
      [[0], 121], // 120.6
      [[1, 0, 1], 96], // 96.48
    ])('%j: each lowers the credit once', async (places, points) => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      await assign(store(), drop, person)
      for (const place of places) await store().recordHint(drop.id, person, place, MONDAY)
      expect(await store().hints(drop.id, person)).toEqual([...new Set(places)].sort((a, b) => a - b))
      expect((await answer(store(), drop, person)).score.points).toBe(points)
    })

    test('after the answer none is written', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      await answer(store(), drop, person)
      await store().recordHint(drop.id, person, 0, MONDAY)
      expect(await store().hints(drop.id, person)).toEqual([])
    })

    test('nobody takes a hint to what they were not shown', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      await expect(store().recordHint(drop.id, person, 0, MONDAY)).rejects.toThrow(/constraint/)
    })
  })

  describe('a person’s pause', () => {
    test('makes the drops void that open in it; an answer in it counts; it can end early', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      await answer(store(), await postNext(store(), quiz), person)
      await store().recordPause(quiz.id, person, { from: day(1), to: day(5) }, MONDAY)
      for (let count = 0; count < 2; count++) await postNext(store(), quiz)
      await answer(store(), await postNext(store(), quiz), person)
      await store().endPause(quiz.id, person, instant(day(3) + HOUR))
      expect(await store().pauses(quiz.id, person)).toEqual([{ from: day(1), to: day(3) + HOUR }])
      for (let count = 0; count < 2; count++) await postNext(store(), quiz)
      const marks = await store().marks(quiz.id, person, day(9))
      expect(marks.map(({ mark }) => mark)).toEqual(['answered', 'void', 'void', 'answered', 'missed', 'missed'])
      expect(await store().streak(quiz.id, person, day(9))).toMatchObject({ current: 0, best: 2 })
    })

    test('holds for one person in one quiz', async () => {
      const [quiz, person, other] = [await makeQuiz(store()), await ada(store()), await personNamed(store(), 'Bo')]
      const second = await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' })
      await store().recordPause(quiz.id, person, { from: day(0), to: day(5) }, MONDAY)
      expect(await store().pauses(quiz.id, other)).toEqual([])
      expect(await store().pauses(second.id, person)).toEqual([])
    })
  })

  describe('a repair', () => {
    const variant = { kind: 'numeric', drawVersion: 1, values: { a: '7' } } as const
    const answered = (place: number, verdict: 'right' | 'wrong') => ({
      place,
      sourceId: `repair ${place}`,
      answeredAt: day(10),
      typed: '8',
      readAs: '8',
      verdict,
      engineVersion: 1,
    })

    /** Seven drops answered, three missed, one answered: broken by the tenth. */
    async function broken() {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      for (let count = 0; count < 7; count++) await answer(store(), await postNext(store(), quiz), person)
      for (let count = 0; count < 3; count++) await postNext(store(), quiz)
      await answer(store(), await postNext(store(), quiz), person)
      const [, , , , , , , , , missed] = await store().marks(quiz.id, person, day(11))
      if (!missed) throw new Error('ten drops')
      const question = { cardHash: 'hash of one', variant }
      const begin = () =>
        store().beginRepair({
          quizId: quiz.id,
          personId: person,
          dropId: missed.dropId,
          begunAt: day(11),
          questions: [question, question],
        })
      return { quiz, person, begin }
    }

    test('two right answers restore the old streak plus what was answered since', async () => {
      const { quiz, person, begin } = await broken()
      expect(await store().streak(quiz.id, person, day(10))).toMatchObject({
        current: 1,
        best: 7,
        freezes: 0,
        repair: { kind: 'possible', place: 9, streak: 8 },
      })
      const repair = await begin()
      expect(await begin()).toEqual(repair)
      await store().answerRepair(repair.id, answered(0, 'right'))
      expect((await store().streak(quiz.id, person, day(10))).current).toBe(1)
      await store().answerRepair(repair.id, answered(1, 'right'))
      expect(await store().streak(quiz.id, person, day(10))).toMatchObject({
        current: 8,
        best: 8,
        freezes: 0,
        repair: { kind: 'none' },
      })
      const newest = await store().latestDrop(quiz.id)
      expect((await store().attempt(newest?.id ?? never(), person))?.score.streak).toBe(8)
      expect((await store().repairs(quiz.id, person)).map(({ answers }) => answers.length)).toEqual([2])
    })

    test('one wrong answer spends it; a second answer to a question changes nothing', async () => {
      const { quiz, person, begin } = await broken()
      const { id } = await begin()
      await store().answerRepair(id, answered(0, 'wrong'))
      await store().answerRepair(id, { ...answered(0, 'right'), sourceId: 'again' })
      const repair = await store().answerRepair(id, answered(1, 'right'))
      expect(repair.answers.map(({ verdict }) => verdict)).toEqual(['wrong', 'right'])
      expect(await store().streak(quiz.id, person, day(10))).toMatchObject({ current: 1, repair: { kind: 'spent' } })
    })

    test('its cards are numeric ones of the quiz whose results are out', async () => {
      const quiz = await makeQuiz(store())
      const drop = await postNext(store(), quiz, { cardId: 'one' })
      await postNext(store(), quiz, { cardId: 'two' })
      expect(await store().numericCards(quiz.id, instant(resultsAt(drop) - 1))).toEqual([])
      expect(await store().numericCards(quiz.id, resultsAt(drop))).toEqual([{ hash: 'hash of one', key: 'deck/one' }])
    })
  })

  describe('corrections', () => {
    test('a withdrawn drop: points go for all, streaks stay, who did not answer is not to blame', async () => {
      const [quiz, person, other] = [await makeQuiz(store()), await ada(store()), await personNamed(store(), 'Bo')]
      const first = await postNext(store(), quiz)
      await answer(store(), first, other)
      const drop = await postNext(store(), quiz)
      await answer(store(), drop, person)
      const correction = { drop: drop.id, by: other, reason: 'wrong key', at: day(1) }
      expect(await store().voidDrop(correction)).toBe('voided')
      expect(await store().voidDrop(correction)).toBe('not-posted')
      expect(await store().corrections(drop.id)).toEqual([{ ...correction, kind: 'voided' }])
      expect(await store().attempt(drop.id, person)).toMatchObject({ score: { points: 0, streak: 1 } })
      expect(await store().streak(quiz.id, person, day(3))).toMatchObject({ current: 1, right: 0 })
      expect((await store().marks(quiz.id, other, day(3))).map(({ mark }) => mark)).toEqual(['answered', 'void'])
      const closing = await store().dropsToClose(instant(day(1) + 1), 9)
      expect(closing.map(({ drop: { id } }) => id)).toEqual([first.id, drop.id])
      expect(await store().claimDueMessages(day(1), 'bot', 9)).toMatchObject([
        { kind: 'result', drop: { id: drop.id, state: 'void' } },
      ])
    })

    test('7 answered, 2 missed, answered: 8; drop 3 is withdrawn afterwards: still 8', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      const third = []
      for (let count = 0; count < 10; count++) {
        const drop = await postNext(store(), quiz)
        if (count === 2) third.push(drop)
        if (count !== 7 && count !== 8) await answer(store(), drop, person)
      }
      const wanted = { current: 8, best: 8, freezes: 0 }
      expect(await store().streak(quiz.id, person, day(9))).toMatchObject(wanted)
      for (const { id } of third) await store().voidDrop({ drop: id, by: person, reason: 'key', at: day(9) })
      expect(await store().streak(quiz.id, person, day(9))).toMatchObject(wanted)
    })

    test('a re-grade is a new event: score, tally and answer follow the newest, the streak stays', async () => {
      const [quiz, person, other] = [await makeQuiz(store()), await ada(store()), await personNamed(store(), 'Bo')]
      const drop = await postNext(store(), quiz)
      const before = await answer(store(), drop, person, { verdict: 'wrong', credit: '0' })
      expect(before.score).toEqual({ points: 0, streak: 1 })
      const regrade = { personId: person, readAs: '4', mistakes: [], engineVersion: 9 }
      const by = { drop: drop.id, by: other, reason: 'new engine' }
      await store().recordRegrade({ ...by, at: day(1) }, [{ ...regrade, verdict: 'imprecise', credit: '0.5' }])
      await store().recordRegrade({ ...by, at: day(2) }, [{ ...regrade, verdict: 'right', credit: '1' }])
      await store().recordRegrade({ ...by, at: day(3) }, [])
      expect(await store().attempt(drop.id, person)).toEqual({
        attempt: { ...before.attempt, verdict: 'right', credit: '1', engineVersion: 9 },
        score: { points: 151, streak: 1 },
      })
      expect(await store().tally(drop.id)).toMatchObject({ right: 1, wrong: 0 })
      expect((await store().board(quiz.id, allTime, { kind: 'top' }, 9)).rows).toMatchObject([
        { points: 151, right: 1 },
      ])
      expect((await store().attemptsAt(drop.id)).map(({ attempt }) => attempt.verdict)).toEqual(['right'])
      expect((await store().corrections(drop.id)).map(({ kind, at }) => [kind, at])).toEqual([
        ['regraded', day(1)],
        ['regraded', day(2)],
        ['regraded', day(3)],
      ])
    })
  })

  describe('practice', () => {
    test('is posted and answered, and is no drop for points, streaks, boards or the schedule', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      const practice = await postNext(store(), quiz, { isPractice: true })
      expect(practice).toMatchObject({ isPractice: true })
      expect((await store().quiz(quiz.id))?.nextOpensAt).toBe(MONDAY)
      expect(await store().openDropOf(quiz.id, practice.opensAt)).toBeUndefined()
      expect(await store().latestDrop(quiz.id)).toBeUndefined()
      expect((await answer(store(), practice, person)).score).toEqual({ points: 0, streak: 0 })
      const drop = await postNext(store(), quiz)
      expect((await answer(store(), drop, person)).score).toEqual({ points: 151, streak: 1 })
      expect(await store().board(quiz.id, allTime, { kind: 'top' }, 9)).toMatchObject({
        rows: [{ answered: 1, points: 151 }],
      })
      expect(await store().streak(quiz.id, person, day(1))).toMatchObject({ current: 1, answered: 1, right: 1 })
      await store().replay()
      expect((await store().attempt(practice.id, person))?.score).toEqual({ points: 0, streak: 1 })
    })
  })
}

const never = (): never => {
  throw new Error('not there')
}
