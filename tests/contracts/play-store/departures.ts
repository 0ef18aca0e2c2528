// The contract of leaving: Discord that refuses, servers that remove the bot, people who erase themselves.
import { describe, expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import { resultsAt } from '../../../src/domain/play/drop.ts'
import type { Quiz } from '../../../src/domain/play/quiz.ts'
import { after, DAY, HOUR, instant, type Instant } from '../../../src/domain/time.ts'
import type { MissReason, PlayStore } from '../../../src/storage/play/port.ts'
import { ada, answer, assign, day, makeQuiz, messageOf, MONDAY, openNext, personNamed, postNext } from './world.ts'

const there = { kind: 'discord', guildId: 'other', channelId: 'there' } as const

export const departureContract = (store: () => PlayStore): void => {
  const due = async (now: Instant): Promise<number[]> => (await store().quizzesDue(now)).map(({ quiz }) => quiz.id)

  describe('refusals', () => {
    const refuse = async (quiz: Quiz, reasons: readonly MissReason[]): Promise<void> => {
      for (const reason of reasons) await store().recordMissed(messageOf(await openNext(store(), quiz)), reason, MONDAY)
    }

    test.each<[string, readonly MissReason[], boolean]>([
      ['three times forbidden', ['forbidden', 'forbidden', 'forbidden'], true],
      ['forbidden and gone', ['forbidden', 'channel-gone', 'forbidden'], true],
      ['twice', ['forbidden', 'channel-gone'], false],
      ['what is not Discord refusing', ['late', 'unprovable', 'refused'], false],
    ])('%s', async (_, reasons, isRefused) => {
      const quiz = await makeQuiz(store())
      await refuse(quiz, reasons)
      expect((await store().quiz(quiz.id))?.isRefused).toBe(isRefused)
      expect(await due(day(30))).toEqual(isRefused ? [] : [quiz.id])
    })

    test('a message that gets through begins the count anew; so do new settings and another channel', async () => {
      const quiz = await makeQuiz(store())
      const again = ['forbidden', 'forbidden'] as const
      const isRefused = async (): Promise<boolean | undefined> => (await store().quiz(quiz.id))?.isRefused
      await refuse(quiz, again)
      await postNext(store(), quiz)
      await refuse(quiz, again)
      expect(await isRefused()).toBe(false)
      await refuse(quiz, again)
      expect(await isRefused()).toBe(true)
      await makeQuiz(store())
      expect(await isRefused()).toBe(false)
      await refuse(quiz, [...again, ...again])
      await store().moveQuiz(quiz.id, 'elsewhere', await ada(store()), MONDAY)
      expect(await isRefused()).toBe(false)
    })
  })

  describe('a server that removes the bot', () => {
    test('its quizzes sleep, with what is due, and wake when it comes back', async () => {
      const quiz = await makeQuiz(store())
      const other = await makeQuiz(store(), there)
      const drop = await openNext(store(), quiz)
      await store().markGuild('guild', MONDAY)
      expect(await store().quizGuilds()).toEqual([
        { guildId: 'guild', removedAt: MONDAY },
        { guildId: 'other', removedAt: null },
      ])
      expect(await due(day(1))).toEqual([other.id])
      expect(await store().claimDueMessages(MONDAY, 'bot', 9)).toEqual([])
      await store().markGuild('guild', null)
      expect(await due(day(1))).toEqual([other.id, quiz.id])
      expect(await store().claimDueMessages(MONDAY, 'bot', 9)).toHaveLength(1)
      expect((await store().drop(drop.id))?.state).toBe('opening')
    })

    test('after thirty days everything of it is erased, and people who played nowhere else', async () => {
      const quiz = await makeQuiz(store())
      const other = await makeQuiz(store(), there)
      const [both, only] = [await ada(store()), await personNamed(store(), 'Only')]
      for (const person of [both, only]) await answer(store(), await postNext(store(), quiz), person)
      await answer(store(), await postNext(store(), other), both)
      await store().markGuild('guild', MONDAY)
      expect(await store().forgetOld(after(MONDAY, 30 * DAY))).toBe(0)
      expect(await store().forgetOld(after(MONDAY, 30 * DAY + 1))).toBe(1)
      expect(await store().quizzesOfGuild('guild')).toEqual([])
      expect(await store().discordAccounts()).toEqual([{ userId: 'user Ada', since: MONDAY }])
      expect((await store().streak(other.id, both, day(9))).answered).toBe(1)
    })
  })

  describe('erasing oneself', () => {
    const erase = (at: Instant): Promise<boolean> =>
      store().erasePerson('user Ada', at, (secret, drop) => `${secret.id} ${drop}`)

    test('the account is unknown afterwards; others keep their ranks and the log replays', async () => {
      const quiz = await makeQuiz(store())
      const drop = await postNext(store(), quiz)
      const person = await ada(store())
      await answer(store(), drop, person)
      await answer(store(), drop, await personNamed(store(), 'Bo'), { credit: '0.5', verdict: 'partial' })
      const exported = await store().exportPerson('user Ada')
      expect(exported).toMatchObject({ person: { account: 'user Ada', name: 'Ada' } })
      expect(exported?.rows['attempt']).toMatchObject([{ typed: '4', verdict: 'right' }])
      expect(await erase(after(MONDAY, HOUR))).toBe(true)
      expect(await erase(after(MONDAY, HOUR))).toBe(false)
      expect(await store().accountOf(person)).toBeUndefined()
      expect(await store().exportPerson('user Ada')).toBeUndefined()
      expect((await store().attempt(drop.id, person))?.attempt).toMatchObject({
        typed: '',
        readAs: '',
        verdict: 'right',
      })
      await store().replay()
      expect((await store().board(quiz.id, allTime, { kind: 'top' }, 9)).rows.map(({ name }) => name)).toEqual(['Bo'])
      expect((await store().tally(drop.id)).right).toBe(1)
      expect(await ada(store())).not.toBe(person)
    })

    test('a drop that was asked keeps a mark until its results, others none', async () => {
      const quiz = await makeQuiz(store())
      const person = await ada(store())
      const old = await postNext(store(), quiz)
      await answer(store(), old, person)
      const shown = await postNext(store(), quiz)
      await assign(store(), shown, person)
      const unseen = await postNext(store(), quiz)
      await erase(resultsAt(old))
      const marks = async () => Promise.all([old, shown, unseen].map(({ id }) => store().erasedMarks(id)))
      expect(await marks()).toEqual([[], [`${shown.secretId} ${shown.id}`], []])
      await store().forgetOld(instant(resultsAt(shown) - 1))
      expect((await marks())[1]).toHaveLength(1)
      await store().forgetOld(resultsAt(shown))
      expect(await marks()).toEqual([[], [], []])
    })
  })
}
