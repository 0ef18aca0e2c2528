// The contract of the ledger: leases, tries, posted and missed messages, buttons to take away.
import { describe, expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import { resultsAt } from '../../../src/domain/play/drop.ts'
import { after, instant, MINUTE, SECOND } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, channel, day, makeQuiz, messageOf, MONDAY, openNext, postNext } from './world.ts'

export const ledgerContract = (store: () => PlayStore): void => {
  const claim = (at: number, owner = 'bot', limit = 9): ReturnType<PlayStore['claimDueMessages']> =>
    store().claimDueMessages(instant(at), owner, limit)
  const keys = async (claimed: ReturnType<typeof claim>): Promise<string[]> =>
    (await claimed).map(({ kind, key }) => `${kind} ${key}`)

  describe('leases', () => {
    test('a due message goes to one poster, for two minutes', async () => {
      const drop = await openNext(store(), await makeQuiz(store()))
      expect(await claim(MONDAY - 1)).toEqual([])
      const claimed = await claim(MONDAY)
      expect(claimed).toEqual([{ ...messageOf(drop), drop, place: channel, triedSince: undefined }])
      expect(await claim(MONDAY, 'other')).toEqual([])
      expect(await claim(MONDAY + 2 * MINUTE - 1)).toEqual([])
      expect(await claim(MONDAY + 2 * MINUTE, 'other')).toEqual(claimed)
      expect(await claim(MONDAY + 2 * MINUTE)).toEqual([])
    })

    test('one that was given back is claimable from then on, by anybody', async () => {
      const drop = await openNext(store(), await makeQuiz(store()))
      await claim(MONDAY)
      await store().releaseLease(messageOf(drop), instant(MONDAY + 5 * SECOND))
      expect(await claim(MONDAY + 5 * SECOND - 1)).toEqual([])
      expect(await keys(claim(MONDAY + 5 * SECOND, 'other'))).toEqual([`drop ${drop.id}`])
    })

    test('the first try is remembered, with its channel, even if the quiz moves', async () => {
      const quiz = await makeQuiz(store())
      const drop = await openNext(store(), quiz)
      await claim(MONDAY)
      await store().markTried(messageOf(drop), instant(MONDAY + SECOND))
      await store().markTried(messageOf(drop), instant(MONDAY + MINUTE))
      await store().moveQuiz(quiz.id, 'elsewhere', await ada(store()), MONDAY)
      const [claimed] = await claim(MONDAY + 3 * MINUTE)
      expect(claimed).toMatchObject({ triedSince: MONDAY + SECOND, place: channel })
    })

    test('one that was never tried goes where the quiz is now', async () => {
      const quiz = await makeQuiz(store())
      await openNext(store(), quiz)
      await claim(MONDAY)
      await store().moveQuiz(quiz.id, 'elsewhere', await ada(store()), MONDAY)
      expect((await claim(MONDAY + 3 * MINUTE))[0]?.place).toEqual({ ...channel, channelId: 'elsewhere' })
    })

    test('drops before results, at most as many as asked for', async () => {
      const quiz = await makeQuiz(store())
      const first = await postNext(store(), quiz)
      const second = await openNext(store(), quiz)
      expect(await keys(claim(resultsAt(first), 'bot', 1))).toEqual([`drop ${second.id}`])
      expect(await keys(claim(resultsAt(first), 'bot', 9))).toEqual([`result ${first.id}`])
    })

    test('a result comes 150 s after the close, only of a drop that was posted', async () => {
      const quiz = await makeQuiz(store())
      const [first, second] = [await openNext(store(), quiz), await postNext(store(), quiz)]
      await store().recordMissed(messageOf(first), 'forbidden', MONDAY)
      expect(await claim(day(2) + 150 * SECOND - 1)).toEqual([])
      expect(await keys(claim(day(2) + 150 * SECOND))).toEqual([`result ${second.id}`])
      await store().recordPosted(messageOf(second, 'result'), 'result', day(3))
      expect(await claim(day(9))).toEqual([])
    })
  })

  describe('what became of a message', () => {
    test('posted: the drop is, the first message counts, nobody posts it again', async () => {
      const drop = await openNext(store(), await makeQuiz(store()))
      await claim(MONDAY)
      await store().recordPosted(messageOf(drop), 'message 1', MONDAY)
      await store().recordPosted(messageOf(drop), 'message 2', MONDAY)
      await store().recordMissed(messageOf(drop), 'late', MONDAY)
      await store().releaseLease(messageOf(drop), MONDAY)
      expect((await store().drop(drop.id))?.state).toBe('posted')
      expect(await claim(MONDAY + 9 * MINUTE)).toEqual([])
      expect(await store().dropsToClose(drop.closesAt, 9)).toMatchObject([{ messageId: 'message 1', place: channel }])
    })

    test('an interaction on it proves it posted, without a lease', async () => {
      const drop = await openNext(store(), await makeQuiz(store()))
      await store().recordPosted(messageOf(drop), 'message 1', MONDAY)
      expect((await store().drop(drop.id))?.state).toBe('posted')
      expect(await claim(MONDAY)).toEqual([])
    })

    test('missed: the drop is skipped, and a manager is told once', async () => {
      const quiz = await makeQuiz(store())
      const drop = await openNext(store(), quiz)
      await claim(MONDAY)
      await store().recordMissed(messageOf(drop), 'unprovable', instant(MONDAY + MINUTE))
      expect((await store().drop(drop.id))?.state).toBe('skipped')
      expect(await claim(MONDAY + 9 * MINUTE)).toEqual([])
      expect(await store().takeMisses(quiz.id)).toEqual([{ kind: 'drop', reason: 'unprovable', at: MONDAY + MINUTE }])
      expect(await store().takeMisses(quiz.id)).toEqual([])
    })

    test('a quiz whose channel is gone is stranded until it has moved', async () => {
      const quiz = await makeQuiz(store())
      await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' })
      const drop = await openNext(store(), quiz)
      expect(await store().strandedQuiz('guild')).toBeUndefined()
      await claim(MONDAY)
      await store().recordMissed(messageOf(drop), 'channel-gone', MONDAY)
      expect((await store().strandedQuiz('guild'))?.id).toBe(quiz.id)
      expect(await store().strandedQuiz('another')).toBeUndefined()
      await store().moveQuiz(quiz.id, 'third', await ada(store()), MONDAY)
      expect(await store().strandedQuiz('guild')).toBeUndefined()
    })

    test('missed, but then proven: it is posted after all', async () => {
      const quiz = await makeQuiz(store())
      const drop = await openNext(store(), quiz)
      await store().recordMissed(messageOf(drop), 'unprovable', MONDAY)
      await store().recordPosted(messageOf(drop), 'message 1', MONDAY)
      expect((await store().drop(drop.id))?.state).toBe('posted')
      expect(await store().takeMisses(quiz.id)).toEqual([])
    })

    test('answers to a drop that was never posted keep the streak, not the points', async () => {
      const quiz = await makeQuiz(store())
      const [drop, person] = [await openNext(store(), quiz), await ada(store())]
      expect((await answer(store(), drop, person)).score).toEqual({ points: 151, streak: 1 })
      await store().recordMissed(messageOf(drop), 'forbidden', MONDAY)
      expect((await store().attempt(drop.id, person))?.score).toEqual({ points: 0, streak: 1 })
      expect((await store().board(quiz.id, allTime, { kind: 'top' }, 9)).rows).toEqual([])
    })

    test('a drop that turns out to have been posted was missed by those who answered a later one only', async () => {
      const quiz = await makeQuiz(store())
      const person = await ada(store())
      await answer(store(), await postNext(store(), quiz), person)
      const unknown = await openNext(store(), quiz)
      const later = [await openNext(store(), quiz), await openNext(store(), quiz)]
      for (const drop of later) await store().recordPosted(messageOf(drop), `m ${drop.id}`, drop.opensAt)
      const last = later[1] ?? unknown
      expect((await answer(store(), last, person)).score.streak).toBe(2)
      await store().recordPosted(messageOf(unknown), 'found', day(4))
      expect((await store().attempt(last.id, person))?.score.streak).toBe(1)
    })
  })

  test('closed drops keep their button until it is taken away', async () => {
    const quiz = await makeQuiz(store())
    const [first, second] = [await postNext(store(), quiz), await postNext(store(), quiz)]
    expect(await store().dropsToClose(instant(first.closesAt - 1), 9)).toEqual([])
    const closing = async (at: number): Promise<number[]> =>
      (await store().dropsToClose(instant(at), 9)).map(({ drop }) => drop.id)
    expect(await closing(day(5))).toEqual([first.id, second.id])
    expect((await store().dropsToClose(day(5), 1)).length).toBe(1)
    await store().recordClosed(first.id)
    expect(await closing(day(5))).toEqual([second.id])
    await openNext(store(), quiz)
    expect(await closing(after(day(9), 0))).toEqual([second.id])
  })
}
