// The contract of what people see of themselves: their answers as they stand, and the quizzes that they have played.
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, after } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, channel, makeQuiz, MONDAY, openNext, personNamed, postNext } from './world.ts'

export const ownContract = (store: () => PlayStore): void => {
  describe('own answers', () => {
    test('are those of this person in this quiz, with what they took, oldest first', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      const drop = await postNext(store(), quiz, { difficulty: 'hard' })
      await answer(store(), drop, await personNamed(store(), 'Bo'))
      const next = await postNext(store(), quiz)
      await answer(store(), next, person, { verdict: 'wrong', credit: '0' })
      await store().assignOnce({
        dropId: drop.id,
        personId: person,
        cardHash: drop.pool[0]?.hash ?? '',
        variant: { kind: 'numeric', drawVersion: 1, values: { a: '3' } },
        revealedAt: drop.opensAt,
      })
      await store().recordHint(drop.id, person, 0, drop.opensAt)
      await answer(store(), drop, person, { answeredAt: after(drop.opensAt, HOUR) })
      const common = { isWithdrawn: false, tags: ['sums'] }
      expect(await store().ownAnswers(quiz.id, person)).toEqual([
        {
          ...common,
          opensAt: drop.opensAt,
          revealedAt: drop.opensAt,
          answeredAt: after(drop.opensAt, HOUR),
          isRight: true,
          isHardRight: true,
          points: 161,
          hints: 1,
        },
        {
          ...common,
          opensAt: next.opensAt,
          revealedAt: next.opensAt,
          answeredAt: after(next.opensAt, MINUTE),
          isRight: false,
          isHardRight: false,
          points: 0,
          hints: 0,
        },
      ])
    })

    test('stand as corrections have left them, and practice is none of them', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      const practice = await openNext(store(), quiz, { isPractice: true })
      await store().recordPosted(
        { quizId: quiz.id, kind: 'drop', key: String(practice.id) },
        'practice',
        practice.opensAt,
      )
      await answer(store(), practice, person)
      expect(await store().ownAnswers(quiz.id, person)).toEqual([])
      expect(await store().quizzesOf(person)).toEqual([])
      const [first, second] = [await postNext(store(), quiz), await postNext(store(), quiz)]
      for (const drop of [first, second]) await answer(store(), drop, person)
      await store().voidDrop({ drop: first.id, by: person, reason: 'key', at: MONDAY })
      await store().recordRegrade({ drop: second.id, by: person, reason: 'engine', at: MONDAY }, [
        { personId: person, readAs: '4', verdict: 'wrong', mistakes: [], credit: '0', engineVersion: 2 },
      ])
      expect(await store().ownAnswers(quiz.id, person)).toMatchObject([
        { opensAt: first.opensAt, isWithdrawn: true, isRight: false, points: 0 },
        { opensAt: second.opensAt, isWithdrawn: false, isRight: false, points: 0 },
      ])
    })
  })

  test('a person’s quizzes are known, the newest answer first, and the last one they asked about', async () => {
    const person = await ada(store())
    const first = await makeQuiz(store())
    const second = await makeQuiz(store(), { ...channel, channelId: 'other' } as typeof channel)
    await answer(store(), await postNext(store(), first), person)
    await answer(store(), await postNext(store(), second), person)
    await answer(store(), await postNext(store(), second), person)
    expect(await store().quizzesOf(person)).toEqual([second.id, first.id])
    expect(await store().lastQuiz(person)).toBeUndefined()
    await store().keepLastQuiz(person, first.id)
    expect(await store().lastQuiz(person)).toBe(first.id)
  })
}
