// The contract of what hangs on time: withheld cards, what closes soon, outages of the service.
import { describe, expect, test } from 'vitest'
import { resultsAt } from '../../../src/domain/play/drop.ts'
import { after, HOUR, instant } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, day, makeQuiz, messageOf, MONDAY, openNext, personNamed, postNext, settings } from './world.ts'

export const serviceContract = (store: () => PlayStore): void => {
  test('cards are withheld from their posting to the results, those of local quizzes never', async () => {
    const quiz = await makeQuiz(store())
    const drop = await openNext(store(), quiz, { cardId: 'one' })
    await store().recordMissed(messageOf(await openNext(store(), quiz, { cardId: 'two' })), 'late', day(1))
    await openNext(store(), await makeQuiz(store(), { kind: 'local', profile: 'local' }), { cardId: 'three' })
    expect(await store().withheldCards(MONDAY)).toEqual(new Set(['deck/one']))
    expect(await store().withheldCards(instant(resultsAt(drop) - 1))).toEqual(new Set(['deck/one']))
    expect(await store().withheldCards(resultsAt(drop))).toEqual(new Set())
  })

  test('the streak tells rows of right answers and what closes soon', async () => {
    const [quiz, person] = [await makeQuiz(store()), await ada(store())]
    for (const verdict of ['right', 'right', 'wrong', 'right'] as const)
      await answer(store(), await postNext(store(), quiz), person, { verdict })
    await postNext(store(), quiz)
    const at = (ms: number) => store().streak(quiz.id, person, instant(ms))
    expect(await at(day(4) + 18 * HOUR - 1)).toMatchObject({ rightRun: { current: 1, best: 2 }, isAtRisk: false })
    expect(await at(day(4) + 18 * HOUR)).toMatchObject({ pending: true, isAtRisk: true })
    expect(await at(day(5))).toMatchObject({ pending: false, isAtRisk: false })
  })

  describe('outages', () => {
    const up = (from: number, to: number) => store().recordUp({ from: instant(from), to: instant(to) })
    const short = async () => {
      const quiz = await makeQuiz(store(), undefined, { ...settings, windowHours: 4 })
      return { quiz, drop: await postNext(store(), quiz) }
    }

    test('nobody watched: nothing is judged', async () => {
      const { drop } = await short()
      expect(await store().judgeOutages(drop.closesAt)).toEqual([])
    })

    test('minutes that follow one another are one span; a quarter of the window lost moves the close, once', async () => {
      const { quiz, drop } = await short()
      const person = await ada(store())
      await up(MONDAY, MONDAY)
      await up(MONDAY, MONDAY + HOUR)
      await up(MONDAY + 2 * HOUR, MONDAY + 3 * HOUR)
      await up(MONDAY + 3 * HOUR, MONDAY + 4 * HOUR)
      expect(await store().judgeOutages(instant(drop.closesAt - 1))).toEqual([])
      const [later] = await store().judgeOutages(drop.closesAt)
      expect(later).toEqual({
        drop: { ...drop, state: 'posted', closesAt: after(drop.closesAt, HOUR) },
        place: quiz.place,
        messageId: `message ${drop.id}`,
      })
      expect(await store().judgeOutages(drop.closesAt)).toEqual([])
      expect(await store().claimDueMessages(resultsAt(drop), 'bot', 9)).toEqual([])
      expect(await store().dropsToClose(drop.closesAt, 9)).toEqual([])
      await up(drop.closesAt, drop.closesAt + HOUR)
      expect(await store().judgeOutages(instant(drop.closesAt + HOUR))).toEqual([])
      await answer(store(), drop, person)
      expect((await store().streak(quiz.id, person, day(1))).current).toBe(1)
    })

    test('where no gap follows it is void for those who did not answer', async () => {
      const quiz = await makeQuiz(store())
      const [person, other] = [await ada(store()), await personNamed(store(), 'Bo')]
      const first = await postNext(store(), quiz)
      for (const somebody of [person, other]) await answer(store(), first, somebody)
      await up(MONDAY, day(1))
      expect(await store().judgeOutages(day(1))).toEqual([])
      const second = await postNext(store(), quiz)
      await answer(store(), second, person)
      await up(day(1) + 6 * HOUR, day(2))
      expect((await store().judgeOutages(day(2))).map(judged => [judged.drop.id, judged.drop.isOutage])).toEqual([
        [second.id, true],
      ])
      expect(await store().judgeOutages(day(2))).toEqual([])
      const marks = async (somebody: typeof person) =>
        (await store().marks(quiz.id, somebody, day(3))).map(({ mark }) => mark)
      expect(await marks(person)).toEqual(['answered', 'answered'])
      expect(await marks(other)).toEqual(['answered', 'void'])
      expect((await store().attempt(second.id, person))?.score.points).toBeGreaterThan(0)
    })
  })
}
