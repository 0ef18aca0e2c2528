// The contract of messages that say what is no longer so, and of the names that a result tells.
import { describe, expect, test } from 'vitest'
import { resultsAt, type Drop } from '../../../src/domain/play/drop.ts'
import { after, instant, MINUTE, SECOND } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, day, makeQuiz, messageOf, personNamed, postNext } from './world.ts'

export const rewriteContract = (store: () => PlayStore): void => {
  const stale = async () =>
    (await store().staleMessages(9)).map(
      ({ kind, key, posted, staleness }) => `${kind} ${key} ${posted.messageId} ${staleness}`,
    )
  /** A drop whose results stand in its own message. */
  async function withResults(
    ...given: Parameters<typeof postNext> extends [unknown, ...infer R] ? R : never
  ): Promise<Drop> {
    const drop = await postNext(store(), ...given)
    await post(drop)
    return drop
  }
  const post = (drop: Drop) =>
    store().recordPosted(messageOf(drop, 'result'), `message ${drop.id}`, resultsAt(drop), { channelId: 'channel' })
  const correction = async (drop: Drop) => ({ drop: drop.id, by: await ada(store()), reason: 'key', at: day(3) })

  describe('messages to be written anew', () => {
    test('a result knows the message of its question, and takes its place', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      const claimed = await store().claimDueMessages(resultsAt(drop), 'bot', 9)
      expect(claimed.find(({ kind }) => kind === 'result')).toMatchObject({
        question: { channelId: 'channel', messageId: `message ${drop.id}` },
      })
      expect(await store().dropsToClose(resultsAt(drop), 9)).toHaveLength(1)
      expect(await store().dropsToClose(resultsAt(drop), 9, ['other'])).toHaveLength(1)
      expect(await store().dropsToClose(resultsAt(drop), 9, ['channel'])).toEqual([])
      await post(drop)
      expect(await store().dropsToClose(resultsAt(drop), 9)).toEqual([])
      expect(await stale()).toEqual([])
    })

    test('results that somebody else wrote while a button was taken off are written again', async () => {
      const drop = await withResults(await makeQuiz(store()))
      await store().recordClosed(drop.id)
      expect(await stale()).toEqual([`result ${drop.id} message ${drop.id} 1`])
    })

    test('those of channels that have to wait are left out, and are there afterwards', async () => {
      const drop = await withResults(await makeQuiz(store()))
      await store().recordClosed(drop.id)
      expect(await store().staleMessages(9, ['channel'])).toEqual([])
      expect(await store().staleMessages(9, ['other'])).toHaveLength(1)
      expect(await stale()).toHaveLength(1)
    })

    test('a message that lacks pictures, until it was written; what changes meanwhile is not forgotten', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      await store().recordPosted(messageOf(drop, 'result'), 'result', resultsAt(drop), { lacksPictures: true })
      expect(await stale()).toEqual([`result ${drop.id} result 1`])
      await store().voidDrop(await correction(drop))
      // Two processes have written what it said before.
      await store().recordRewritten(messageOf(drop, 'result'), 1)
      await store().recordRewritten(messageOf(drop, 'result'), 1)
      expect(await stale()).toEqual([`result ${drop.id} result 2`])
      await store().recordRewritten(messageOf(drop, 'result'), 2)
      expect(await stale()).toEqual([])
    })

    test('what changes between the claim and the post is written afterwards; what changed before is in it', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      await answer(store(), drop, await ada(store()))
      const regrade = async (verdict: 'wrong' | 'partial') => {
        const changed = { personId: await ada(store()), readAs: '4', mistakes: [], credit: '0', engineVersion: 2 }
        await store().recordRegrade(await correction(drop), [{ ...changed, verdict }])
      }
      await regrade('wrong')
      await store().claimDueMessages(resultsAt(drop), 'bot', 9)
      await post(drop)
      expect(await stale()).toEqual([])
      const next = await postNext(store(), (await store().quiz(drop.quizId)) ?? (await makeQuiz(store())))
      await store().claimDueMessages(resultsAt(next), 'bot', 9)
      await store().voidDrop(await correction(next))
      await post(next)
      expect(await stale()).toEqual([`result ${next.id} message ${next.id} 1`])
    })

    test('one that was posted before it was claimed again says what was so then', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      await store().claimDueMessages(resultsAt(drop), 'bot', 9)
      await store().markTried(messageOf(drop, 'result'), resultsAt(drop))
      await store().voidDrop(await correction(drop))
      const later = after(day(3), 5 * MINUTE)
      expect(await store().claimDueMessages(later, 'other', 9)).toMatchObject([{ kind: 'result' }])
      await post(drop)
      expect(await stale()).toEqual([`result ${drop.id} message ${drop.id} 1`])
    })

    test('a correction changes results that are out, and only where it changes an answer', async () => {
      const quiz = await makeQuiz(store())
      const drop = await withResults(quiz)
      await answer(store(), drop, await ada(store()))
      await store().recordRegrade(await correction(drop), [])
      expect(await stale()).toEqual([])
      const changed = { personId: await ada(store()), readAs: '4', mistakes: [], credit: '0', engineVersion: 2 }
      await store().recordRegrade(await correction(drop), [{ ...changed, verdict: 'wrong' }])
      expect(await stale()).toEqual([`result ${drop.id} message ${drop.id} 1`])
      const next = await postNext(store(), quiz)
      await store().voidDrop(await correction(next))
      // Its result has still to be posted, and will say so.
      expect(await stale()).toHaveLength(1)
    })

    test('of a server that the bot has left nothing is written', async () => {
      const drop = await withResults(await makeQuiz(store()))
      await store().voidDrop(await correction(drop))
      await store().markGuild('guild', day(4))
      expect(await stale()).toEqual([])
    })
  })

  describe('who was right first', () => {
    const named = async (drop: Drop) => (await store().firstRight(drop.id)).map(({ name }) => name)

    test('five at most, in the order of their answers, none that is wrong, too new, or hidden', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fe', 'Gi', 'Hu', 'Io']
      for (const [index, name] of names.toReversed().entries())
        await answer(store(), drop, await personNamed(store(), name), {
          answeredAt: instant(after(drop.opensAt, MINUTE) + index * SECOND),
          ...(name === 'Io' ? { verdict: 'wrong', credit: '0' } : {}),
          ...(name === 'Hu' ? { isEligible: false } : {}),
        })
      expect(await named(drop)).toEqual(['Gi', 'Fe', 'Ed', 'Di', 'Cy'])
      await store().showOnBoards(await personNamed(store(), 'Fe'), false)
      expect(await named(drop)).toEqual(['Gi', 'Ed', 'Di', 'Cy', 'Bo'])
      await store().erasePerson('user Gi', day(1), () => 'mark')
      expect(await named(drop)).toEqual(['Ed', 'Di', 'Cy', 'Bo', 'Ada'])
    })

    test('a re-grade decides who was right', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      const personId = await ada(store())
      await answer(store(), drop, personId)
      const regrade = { personId, readAs: '4', verdict: 'wrong', mistakes: [], credit: '0', engineVersion: 2 } as const
      await store().recordRegrade(await correction(drop), [regrade])
      expect(await named(drop)).toEqual([])
    })

    test('results that name somebody are written anew when they hide, come back or erase themselves, no others', async () => {
      const quiz = await makeQuiz(store())
      const [first, second] = [await withResults(quiz), await withResults(quiz)]
      const bo = await personNamed(store(), 'Bo')
      await answer(store(), first, bo)
      await answer(store(), second, bo, { verdict: 'wrong', credit: '0' })
      const isNamed = `result ${first.id} message ${first.id}`
      await store().showOnBoards(bo, false)
      expect(await stale()).toEqual([`${isNamed} 1`])
      await store().showOnBoards(bo, true)
      expect(await stale()).toEqual([`${isNamed} 2`])
      await store().erasePerson('user Bo', day(3), () => 'mark')
      expect(await stale()).toEqual([`${isNamed} 3`])
    })
  })
}
