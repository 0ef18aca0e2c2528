// The contract of boards: order, ranks, pages, places, who is shown, and that they are a fold of the log.
import { describe, expect, test } from 'vitest'
import { allTime, dayBoard, weekBoard } from '../../../src/domain/play/board.ts'
import type { Drop } from '../../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../../src/domain/play/quiz.ts'
import type { BoardPart, PlayStore } from '../../../src/storage/play/port.ts'
import { answer, day, makeQuiz, MONDAY, personNamed, postNext } from './world.ts'

const wrong = { verdict: 'wrong', credit: '0' } as const

/** One drop for which each of `credits` is a person's; P0, P1 … in this order. */
async function played(
  store: PlayStore,
  credits: readonly string[],
): Promise<{ quiz: Quiz; drop: Drop; ids: PersonId[] }> {
  const quiz = await makeQuiz(store)
  const drop = await postNext(store, quiz)
  const ids: PersonId[] = []
  for (const [n, credit] of credits.entries()) {
    const id = await personNamed(store, `P${n}`)
    ids.push(id)
    await answer(store, drop, id, { credit, verdict: credit === '1' ? 'right' : 'partial' })
  }
  return { quiz, drop, ids }
}

export const boardContract = (store: () => PlayStore): void => {
  const page = async (quiz: Quiz, part: BoardPart, limit: number, board = allTime) => {
    const { rows, above, below } = await store().board(quiz.id, board, part, limit)
    return { rows: rows.map(({ rank, name }) => `${rank} ${name}`), above, below }
  }

  describe('boards', () => {
    test('points, then right, then hard right answers; days and weeks by opening; equal ones share a rank', async () => {
      const quiz = await makeQuiz(store())
      const [ada, bo, chen, di] = await Promise.all(['Ada', 'Bo', 'Chen', 'Di'].map(name => personNamed(store(), name)))
      if (!ada || !bo || !chen || !di) throw new Error('four people')
      const monday = await postNext(store(), quiz, { difficulty: 'hard' })
      for (const person of [ada, chen]) await answer(store(), monday, person)
      await answer(store(), monday, di, wrong)
      const tuesday = await postNext(store(), quiz, { cardId: 'two', difficulty: 'easy' })
      for (const person of [ada, bo, chen]) await answer(store(), tuesday, person)
      const all = await store().board(quiz.id, allTime, { kind: 'top' }, 9)
      const row = (rank: number, personId: PersonId, name: string, ...sums: [number, number, number, number]) => {
        const [points, right, hardRight, answered] = sums
        return { rank, personId, name, userId: `user ${name}`, points, right, hardRight, answered }
      }
      expect(all).toEqual({
        rows: [
          row(1, chen, 'Chen', 302, 2, 1, 2),
          row(1, ada, 'Ada', 302, 2, 1, 2),
          row(3, bo, 'Bo', 101, 1, 0, 1),
          row(4, di, 'Di', 0, 0, 0, 1),
        ],
        above: false,
        below: false,
      })
      const onTuesday = await page(quiz, { kind: 'top' }, 2, dayBoard(day(1), 'UTC'))
      expect(onTuesday).toEqual({ rows: ['1 Chen', '1 Bo'], above: false, below: true })
      expect((await page(quiz, { kind: 'top' }, 9, dayBoard(day(2), 'UTC'))).rows).toEqual([])
      expect((await page(quiz, { kind: 'top' }, 9, weekBoard(day(6), 'UTC'))).rows).toHaveLength(4)
      expect((await page(quiz, { kind: 'top' }, 9, weekBoard(day(7), 'UTC'))).rows).toEqual([])
    })

    test('among equal points right answers decide, then hard ones', async () => {
      const quiz = await makeQuiz(store())
      const hard = await postNext(store(), quiz, { difficulty: 'hard' })
      const easy = await postNext(store(), quiz, { cardId: 'two', difficulty: 'easy' })
      const [a, b, c] = await Promise.all(['A', 'B', 'C'].map(name => personNamed(store(), name)))
      if (!a || !b || !c) throw new Error('three people')
      await answer(store(), hard, a)
      await answer(store(), easy, b, { credit: '1' })
      await answer(store(), hard, b, { credit: '0.5', verdict: 'partial' })
      await answer(store(), hard, c, { credit: '1', verdict: 'partial' })
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 B', '2 A', '3 C'])
    })

    test('a quiz has its own board', async () => {
      const { quiz } = await played(store(), ['1'])
      const other = await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' })
      expect((await page(other, { kind: 'top' }, 9)).rows).toEqual([])
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 P0'])
    })

    test('pages follow each other in both directions, with ranks that go on', async () => {
      const { quiz, ids } = await played(store(), ['1', '0.5', '0.5', '0.5', '0.2', '0.1', '0'])
      const at = (n: number): PersonId => ids[n] ?? (0 as PersonId)
      expect(await page(quiz, { kind: 'top' }, 3)).toEqual({
        rows: ['1 P0', '2 P3', '2 P2'],
        above: false,
        below: true,
      })
      const second = await page(quiz, { kind: 'after', person: at(2) }, 3)
      expect(second).toEqual({ rows: ['2 P1', '5 P4', '6 P5'], above: true, below: true })
      const third = await page(quiz, { kind: 'after', person: at(5) }, 3)
      expect(third).toEqual({ rows: ['7 P6'], above: true, below: false })
      expect(await page(quiz, { kind: 'before', person: at(6) }, 3)).toEqual(second)
      expect(await page(quiz, { kind: 'before', person: at(1) }, 2)).toEqual({
        rows: ['2 P3', '2 P2'],
        above: true,
        below: true,
      })
    })

    test.each([
      [0, ['1 P0', '2 P1', '3 P2'], false, true],
      [3, ['2 P1', '3 P2', '4 P3', '5 P4', '6 P5'], true, true],
      [6, ['5 P4', '6 P5', '7 P6'], true, false],
    ])('around P%d', async (n, rows, above, below) => {
      const { quiz, ids } = await played(store(), ['1', '0.9', '0.8', '0.7', '0.6', '0.5', '0.4'])
      expect(await page(quiz, { kind: 'around', person: ids[n] ?? (0 as PersonId) }, 5)).toEqual({ rows, above, below })
    })

    test('around, before and after somebody who is not there is nobody', async () => {
      const { quiz } = await played(store(), ['1'])
      const stranger = await personNamed(store(), 'Stranger')
      for (const kind of ['around', 'before', 'after'] as const)
        expect((await page(quiz, { kind, person: stranger }, 5)).rows).toEqual([])
      expect(await store().placing(quiz.id, allTime, stranger)).toBe('idle')
    })

    test('who leaves the boards is on none and moves the others up; who comes back has everything', async () => {
      const { quiz, ids } = await played(store(), ['1', '0.5', '0.2'])
      const [first] = ids
      if (first === undefined) throw new Error('nobody')
      await store().showOnBoards(first, false)
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 P1', '2 P2'])
      expect(await store().placing(quiz.id, allTime, first)).toBe('hidden')
      const next = await postNext(store(), quiz)
      await answer(store(), next, first)
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 P1', '2 P2'])
      await store().showOnBoards(first, true)
      const { rows } = await store().board(quiz.id, allTime, { kind: 'top' }, 1)
      expect(rows).toMatchObject([{ rank: 1, name: 'P0', points: 303, answered: 2 }])
    })

    test('erased people drop out at once', async () => {
      const { quiz } = await played(store(), ['1', '0.5'])
      await store().erasePerson('user P0', MONDAY, () => 'mark')
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 P1'])
    })

    test('a drop that turns out never to have been posted takes wrong answers along too', async () => {
      const { quiz } = await played(store(), ['1'])
      const second = await postNext(store(), quiz)
      const bo = await personNamed(store(), 'Bo')
      await answer(store(), second, bo, wrong)
      expect((await page(quiz, { kind: 'top' }, 9)).rows).toEqual(['1 P0', '2 Bo'])
    })

    test('a replay finds every board as it was', async () => {
      const { quiz, drop, ids } = await played(store(), ['1', '0.5', '0'])
      const second = await postNext(store(), quiz, { difficulty: 'hard' })
      for (const id of ids.slice(1)) await answer(store(), second, id)
      const boards = [allTime, dayBoard(drop.opensAt, 'UTC'), weekBoard(drop.opensAt, 'UTC')]
      const all = async () => Promise.all(boards.map(board => store().board(quiz.id, board, { kind: 'top' }, 9)))
      const before = await all()
      await store().replay()
      expect(await all()).toEqual(before)
    })
  })
}
