// The contract of what people ask beside playing: reminders in the ledger, reports with their limits, rewards, stale messages.
import { describe, expect, test } from 'vitest'
import type { Drop } from '../../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../../src/domain/play/quiz.ts'
import { after, DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.ts'
import type { ClaimedMessage, PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, channel, day, makeQuiz, MONDAY, personNamed, postNext, settings } from './world.ts'

const EVENING = after(MONDAY, 9 * HOUR)

export const noteContract = (store: () => PlayStore): void => {
  const claim = async (now: Instant, kind: string): Promise<ClaimedMessage[]> =>
    (await store().claimDueMessages(now, 'poster', 99)).filter(message => message.kind === kind)
  const remind = (quiz: Quiz, personId: PersonId, at = MONDAY): Promise<void> =>
    store().setReminder({ quizId: quiz.id, personId, time: '18:00', zone: 'UTC' }, at)

  describe('reminders', () => {
    test('come once for each drop, after their time, to who has not answered', async () => {
      const quiz = await makeQuiz(store())
      const [person, other] = [await ada(store()), await personNamed(store(), 'Bo')]
      await remind(quiz, person)
      await remind(quiz, other)
      const drop = await postNext(store(), quiz)
      await answer(store(), drop, other)
      expect(await claim(after(EVENING, -MINUTE), 'reminder')).toEqual([])
      const [due, ...more] = await claim(after(EVENING, 31 * MINUTE), 'reminder')
      expect(more).toEqual([])
      expect(due).toMatchObject({
        key: `${drop.id}.${person}`,
        drop: { id: drop.id },
        to: { personId: person, userId: 'user Ada', channelId: undefined },
      })
      await store().keepReminderChannel(person, 'direct')
      await store().releaseLease({ quizId: quiz.id, kind: 'reminder', key: due?.key ?? '' }, EVENING)
      expect(await claim(after(EVENING, 32 * MINUTE), 'reminder')).toMatchObject([{ to: { channelId: 'direct' } }])
    })

    test('one that is set in the afternoon is for the drop that is open', async () => {
      const quiz = await makeQuiz(store())
      const person = await ada(store())
      const drop = await postNext(store(), quiz)
      await remind(quiz, person, after(MONDAY, HOUR))
      await remind(quiz, person, after(MONDAY, 2 * HOUR))
      expect(await claim(after(EVENING, HOUR), 'reminder')).toMatchObject([{ key: `${drop.id}.${person}` }])
    })

    test.each<[string, (quiz: Quiz, drop: Drop, person: PersonId) => Promise<unknown>]>([
      ['stopped', (quiz, _, person) => store().stopReminder(quiz.id, person)],
      ['refused by Discord', (_, __, person) => store().refuseReminders(person, MONDAY)],
      [
        'whose person is away',
        (quiz, drop, person) => store().recordPause(quiz.id, person, { from: drop.opensAt, to: drop.closesAt }, MONDAY),
      ],
      [
        'whose drop was withdrawn',
        (_, drop, person) => store().voidDrop({ drop: drop.id, by: person, reason: 'key', at: MONDAY }),
      ],
      ['whose person is erased', () => store().erasePerson('user Ada', MONDAY, () => 'mark')],
    ])('one %s does not come', async (_, happens) => {
      const quiz = await makeQuiz(store())
      const person = await ada(store())
      await remind(quiz, person)
      await happens(quiz, await postNext(store(), quiz), person)
      expect(await claim(after(EVENING, HOUR), 'reminder')).toEqual([])
    })

    test('none comes after the close', async () => {
      const quiz = await makeQuiz(store())
      await remind(quiz, await ada(store()))
      const drop = await postNext(store(), quiz)
      expect(await claim(drop.closesAt, 'reminder')).toEqual([])
    })

    test('a refusal is told once, and a new wish ends it', async () => {
      const quiz = await makeQuiz(store())
      const person = await ada(store())
      await remind(quiz, person)
      expect(await store().areRemindersRefused('user Ada')).toBe(false)
      await store().refuseReminders(person, MONDAY)
      expect(await store().areRemindersRefused('user Ada')).toBe(true)
      await store().recordRefusalTold('user Ada')
      expect(await store().areRemindersRefused('user Ada')).toBe(false)
      expect(await store().reminder(quiz.id, person)).toMatchObject({ refusedAt: MONDAY })
      await remind(quiz, person)
      expect(await store().reminder(quiz.id, person)).toMatchObject({ refusedAt: null })
    })
  })

  describe('reports', () => {
    const report = async (quiz: Quiz, drop: Drop, personId: PersonId, cardKey: string, reportedAt = MONDAY) =>
      store().recordReport(
        {
          quizId: quiz.id,
          dropId: drop.id,
          personId,
          cardKey: cardKey as Drop['pool'][number]['key'],
          cardHash: drop.pool[0]?.hash ?? '',
          variant: null,
          note: 'wrong key',
          reportedAt,
        },
        'inbox',
      )

    test('one for each person and card, five a day, none of who is blocked; each is told once', async () => {
      const quiz = await makeQuiz(store())
      const drop = await postNext(store(), quiz)
      const [person, other] = [await ada(store()), await personNamed(store(), 'Bo')]
      for (const id of ['a', 'b', 'c', 'd', 'e']) expect((await report(quiz, drop, person, id)).kind).toBe('recorded')
      expect((await report(quiz, drop, person, 'a', after(MONDAY, 2 * DAY))).kind).toBe('repeated')
      expect((await report(quiz, drop, person, 'f')).kind).toBe('many')
      expect((await report(quiz, drop, other, 'a')).kind).toBe('recorded')
      expect((await report(quiz, drop, person, 'f', after(MONDAY, DAY))).kind).toBe('recorded')
      expect(await claim(day(1), 'report')).toHaveLength(7)
      expect((await store().reports(9)).map(({ cardKey }) => cardKey)).toEqual(['f', 'a', 'e', 'd', 'c', 'b', 'a'])
      expect(JSON.stringify(await store().reports(9))).not.toContain('person')
      const [newest] = await store().reports(1)
      expect(await store().blockReporter(newest?.id ?? 0, MONDAY)).toBe(true)
      expect((await report(quiz, drop, person, 'g', day(3))).kind).toBe('blocked')
      expect(await store().reports(9)).toHaveLength(1)
      expect(await store().blockReporter(999, MONDAY)).toBe(false)
    })

    test('are forgotten after ninety days', async () => {
      const quiz = await makeQuiz(store())
      await report(quiz, await postNext(store(), quiz), await ada(store()), 'a')
      await store().forgetOld(day(90))
      expect(await store().reports(9)).toHaveLength(1)
      await store().forgetOld(day(91))
      expect(await store().reports(9)).toEqual([])
    })

    test('what we have posted is known by its message, nothing else is', async () => {
      const drop = await postNext(store(), await makeQuiz(store()))
      expect(await store().dropOfMessage(`message ${drop.id}`)).toBe(drop.id)
      expect(await store().dropOfMessage('another')).toBeUndefined()
    })
  })

  /** January of a quiz with a reward role, in which `names` answer every drop, in this order of points. */
  async function season(names: readonly string[], rewardRoleId: string | null = 'medal') {
    const quiz = await makeQuiz(store(), channel, { ...settings, rewardRoleId })
    const ids = await Promise.all(names.map(name => personNamed(store(), name)))
    for (let n = 0; n < 28; n++) {
      const drop = await postNext(store(), quiz)
      for (const [place, id] of ids.entries()) if (n >= place) await answer(store(), drop, id)
    }
    await store().settleSeasons(day(60))
    return { quiz, ids }
  }

  describe('rewards', () => {
    test('are due for the podium, and no more once they are given', async () => {
      const { ids } = await season(['A', 'B', 'C', 'D'])
      const due = await store().rewardsDue(day(60), 9)
      expect(due.map(({ personId, does, roleId }) => [personId, does, roleId])).toEqual(
        ids.slice(0, 3).map(id => [id, 'give', 'medal']),
      )
      for (const each of due) await store().recordReward(each, 'given')
      expect(await store().rewardsDue(day(60), 9)).toEqual([])
    })

    test('one that has to wait comes at its time', async () => {
      await season(['A'])
      const [due] = await store().rewardsDue(day(60), 9)
      if (!due) throw new Error('none')
      await store().recordReward(due, { tryAt: day(61) })
      expect(await store().rewardsDue(after(day(61), -1), 9)).toEqual([])
      expect(await store().rewardsDue(day(61), 9)).toHaveLength(1)
    })

    test('a correction takes the role from who is no longer on the podium', async () => {
      const { quiz, ids } = await season(['A', 'B', 'C', 'D'])
      for (const each of await store().rewardsDue(day(60), 9)) await store().recordReward(each, 'given')
      const [, newest] = (await store().seasons(quiz.id, 9)).map(({ id }) => id)
      const [first, , , fourth] = ids
      if (newest === undefined || first === undefined || fourth === undefined) throw new Error('too few')
      await store().exclude({ season: newest, person: first, isExcluded: true, by: fourth, reason: 'x', at: day(60) })
      await store().settleSeasons(day(60))
      const due = await store().rewardsDue(day(60), 9)
      expect(Object.fromEntries(due.map(({ personId, does }) => [personId, does]))).toEqual({
        [first]: 'take',
        [fourth]: 'give',
      })
    })

    test('without a role none is due', async () => {
      await season(['A'], null)
      expect(await store().rewardsDue(day(60), 9)).toEqual([])
    })
  })
}
