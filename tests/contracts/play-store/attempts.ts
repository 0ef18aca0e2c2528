// The contract of attempts and of what is folded from them: scores, streaks, tallies, boards.
import { describe, expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import type { Drop } from '../../../src/domain/play/drop.ts'
import type { PersonId } from '../../../src/domain/play/quiz.ts'
import { windowFrom } from '../../../src/domain/play/schedule.ts'
import { after, instant, MINUTE, SECOND } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, channel, makeQuiz, MONDAY, openNext, personNamed, pooled, postNext, settings } from './world.ts'

/** Plays a row of drops: a answered (right) · w answered wrongly · - not · s skipped. */
async function play(
  store: PlayStore,
  row: string,
): Promise<{ scores: number[]; view: Awaited<ReturnType<PlayStore['streak']>> }> {
  const [quiz, person] = [await makeQuiz(store), await ada(store)]
  const scores: number[] = []
  let now = MONDAY
  for (const letter of row) {
    const drop = letter === 's' ? await openNext(store, quiz, { skip: true }) : await postNext(store, quiz)
    now = after(drop.opensAt, MINUTE)
    if (letter === 'a') scores.push((await answer(store, drop, person)).score.streak)
    if (letter === 'w') scores.push((await answer(store, drop, person, { verdict: 'wrong', credit: '0' })).score.streak)
  }
  return { scores, view: await store.streak(quiz.id, person, now) }
}

export const attemptContract = (store: () => PlayStore): void => {
  describe('attempts', () => {
    test('the first one is recorded with everything that was decided', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      expect(await store().attempt(drop.id, person)).toBeUndefined()
      const decided = { typed: '３', readAs: '3', verdict: 'mistake', mistakes: [0], credit: '0.5' } as const
      const given = await answer(store(), drop, person, decided)
      expect(given).toMatchObject({ recorded: true, attempt: decided, score: { points: 75, streak: 1 } })
      expect(await store().attempt(drop.id, person)).toEqual({ attempt: given.attempt, score: given.score })
    })

    test('a second answer and the same one again change nothing', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      const first = await answer(store(), drop, person, { verdict: 'wrong', credit: '0' })
      const again = [await answer(store(), drop, person), await answer(store(), drop, person, { sourceId: 'another' })]
      expect(again).toEqual([
        { ...first, recorded: false },
        { ...first, recorded: false },
      ])
      expect(await store().tally(drop.id)).toMatchObject({ right: 0, mistake: 0, wrong: 1 })
    })

    test('many at once: one is recorded', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      const answers = Array.from({ length: 8 }, (_, n) => answer(store(), drop, person, { sourceId: `source ${n}` }))
      const outcomes = await Promise.all(answers)
      expect(outcomes.filter(({ recorded }) => recorded).length).toBe(1)
      expect(new Set(outcomes.map(({ attempt }) => attempt.sourceId)).size).toBe(1)
    })

    test('nobody answers what they were not shown', async () => {
      const [drop, person] = [await postNext(store(), await makeQuiz(store())), await ada(store())]
      const given = await answer(store(), drop, person)
      const stranger = await personNamed(store(), 'Bo')
      await expect(store().recordAttemptOnce({ ...given.attempt, personId: stranger, sourceId: 'b' })).rejects.toThrow(
        /constraint/,
      )
      expect(await store().attempt(drop.id, stranger)).toBeUndefined()
    })

    test.each([
      [undefined, 60, 158], // half of the two minutes that a card has: 150 · 1.055
      [40, 60, 151], // over its par: 150 · 1.005
      [40, 10, 162], // a quarter of it: 150 · 1.08
    ])('with a bonus for speed, par %s s, after %d s: %d points', async (par, seconds, wanted) => {
      const quiz = await makeQuiz(store(), channel, { ...settings, speedBonus: true })
      const card = pooled('one')
      const drop = await store().openDrop({
        ...windowFrom(MONDAY, quiz.settings),
        quizId: quiz.id,
        settings: quiz.settings,
        pool: [{ ...card, card: par === undefined ? card.card : { ...card.card, par } }],
        secretId: (await store().currentSecret()).id,
        skip: false,
      })
      if (!drop) throw new Error('not opened')
      const { score } = await answer(store(), drop, await ada(store()), {
        answeredAt: after(drop.opensAt, seconds * SECOND),
      })
      expect(score.points).toBe(wanted)
    })

    test('tally by verdict', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      const nobody = { right: 0, partial: 0, imprecise: 0, unitSlip: 0, mistake: 0, wrong: 0 }
      expect(await store().tally(drop.id)).toEqual(nobody)
      const verdicts = ['right', 'partial', 'right', 'mistake', 'wrong', 'right'] as const
      for (const [n, verdict] of verdicts.entries())
        await answer(store(), drop, await personNamed(store(), `P${n}`), { verdict })
      expect(await store().tally(drop.id)).toEqual({ ...nobody, right: 3, partial: 1, mistake: 1, wrong: 1 })
    })
  })

  describe('streaks', () => {
    test('nothing yet', async () => {
      expect((await play(store(), '')).view).toEqual({
        current: 0,
        best: 0,
        freezes: 1,
        answered: 0,
        right: 0,
        rightRun: { current: 0, best: 0 },
        pending: false,
        isAtRisk: false,
        repair: { kind: 'none' },
      })
    })

    test.each([
      ['aaaaasa', [1, 2, 3, 4, 5, 6], { current: 6, best: 6, freezes: 1, pending: false }],
      ['aaa-a', [1, 2, 3, 4], { current: 4, best: 4, freezes: 0, pending: false }],
      ['wwa', [1, 2, 3], { current: 3, answered: 3, right: 1, pending: false }],
      ['aa-', [1, 2], { current: 2, freezes: 1, pending: true }],
      ['a--a', [1, 1], { current: 1, best: 1, freezes: 0, pending: false }],
      ['---a', [1], { current: 1, best: 1, freezes: 1, pending: false }],
      ['aaaaaaa--a', [1, 2, 3, 4, 5, 6, 7, 8], { current: 8, freezes: 0, pending: false }],
      ['aaaaaaa---a', [1, 2, 3, 4, 5, 6, 7, 1], { current: 1, best: 7, freezes: 0, pending: false }],
    ])('%s', async (row, scores, view) => {
      const played = await play(store(), row)
      expect(played.scores).toEqual(scores)
      expect(played.view).toMatchObject(view)
    })

    test('an unanswered drop is pending until its results, a local one until its close', async () => {
      const person = await ada(store())
      for (const place of [undefined, { kind: 'local', profile: 'local' }] as const) {
        const quiz = await makeQuiz(store(), place)
        const open = async (): Promise<Drop> => (place ? openNext : postNext)(store(), quiz)
        await answer(store(), await open(), person)
        await open()
        const { closesAt } = await open()
        const settled = after(closesAt, place ? 0 : 150 * SECOND)
        expect(await store().streak(quiz.id, person, instant(settled - 1))).toMatchObject({ current: 1 })
        expect(await store().streak(quiz.id, person, settled)).toMatchObject({ current: 0, pending: false })
      }
    })

    test('an answer in the grace of an older drop mends the score of the newer one', async () => {
      const [quiz, person] = [await makeQuiz(store()), await ada(store())]
      const drops = [await postNext(store(), quiz), await postNext(store(), quiz), await postNext(store(), quiz)]
      const [first, second, third] = drops
      if (!first || !second || !third) throw new Error('three drops')
      await answer(store(), first, person)
      expect((await answer(store(), third, person)).score.streak).toBe(2)
      expect((await answer(store(), second, person)).score.streak).toBe(2)
      expect((await store().attempt(third.id, person))?.score.streak).toBe(3)
    })

    test('replay finds what was cached', async () => {
      const quiz = await makeQuiz(store())
      const people: PersonId[] = [await ada(store()), await personNamed(store(), 'Bo')]
      for (const turn of [0, 1, 2, 3]) {
        const drop = await postNext(store(), quiz)
        for (const [n, person] of people.entries()) if ((turn + n) % 3 !== 0) await answer(store(), drop, person)
      }
      const before = await store().board(quiz.id, allTime, { kind: 'top' }, 9)
      await store().replay()
      expect(await store().board(quiz.id, allTime, { kind: 'top' }, 9)).toEqual(before)
    })
  })
}
