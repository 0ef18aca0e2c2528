// The contract of people, secrets and quizzes.
import { describe, expect, test } from 'vitest'
import { after, DAY, HOUR, instant, MINUTE } from '../../../src/domain/time.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { ada, at, channel, day, makeQuiz, MONDAY, openNext, postNext, settings } from './world.ts'

export const quizContract = (store: () => PlayStore): void => {
  describe('secrets and people', () => {
    test('one secret of 32 bytes, made once and found by its id', async () => {
      const made = await store().currentSecret()
      expect(made.hex).toMatch(/^[0-9a-f]{64}$/)
      expect(await store().currentSecret()).toEqual(made)
      expect(await store().secret(made.id)).toEqual(made)
      expect(await store().secret(made.id + 1)).toBeUndefined()
    })

    test('an account is one person, whose newest name is kept', async () => {
      const first = await store().person({ kind: 'discord', userId: '1' }, 'Ada', MONDAY)
      expect(await store().person({ kind: 'discord', userId: '1' }, 'Ada L.', MONDAY)).toEqual({
        id: first.id,
        name: 'Ada L.',
      })
      const others = [
        await store().person({ kind: 'discord', userId: '2' }, 'Ada', MONDAY),
        await store().person({ kind: 'local', profile: '1' }, 'Ada', MONDAY),
      ]
      expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(3)
    })
  })

  describe('quizzes', () => {
    test('one per place, found by id, place and guild', async () => {
      const quiz = await makeQuiz(store())
      expect(quiz).toMatchObject({ place: channel, settings, nextOpensAt: MONDAY })
      expect(await store().quiz(quiz.id)).toEqual(quiz)
      expect(await store().quizAt(channel)).toEqual(quiz)
      expect(await store().quizAt({ kind: 'discord', guildId: 'other', channelId: 'channel' })).toBeUndefined()
      const other = await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' })
      await makeQuiz(store(), { kind: 'discord', guildId: 'another', channelId: 'third' })
      expect(await store().quizzesOfGuild('guild')).toEqual([quiz, other])
    })

    test('new settings keep the quiz; the same schedule keeps its opening', async () => {
      const quiz = await makeQuiz(store())
      const by = await ada(store())
      const changed = await store().configureQuiz(channel, { ...settings, tags: ['cnn'] }, by, day(3))
      expect(changed).toEqual({ ...quiz, settings: { ...settings, tags: ['cnn'] } })
      expect(await store().quizAt(channel)).toEqual(changed)
    })

    test('a new schedule waits for the end of the open drop', async () => {
      const quiz = await makeQuiz(store())
      await openNext(store(), quiz)
      const noon = { ...settings, schedule: { ...settings.schedule, time: '12:00' } }
      const changed = await store().configureQuiz(channel, noon, undefined, after(MONDAY, HOUR))
      expect(changed.nextOpensAt).toBe(after(MONDAY, DAY + 3 * HOUR))
    })

    test('a paused quiz opens nothing before the end of its pause; its open drop goes on', async () => {
      const quiz = await makeQuiz(store())
      const drop = await openNext(store(), quiz)
      const paused = await store().configureQuiz(channel, { ...settings, pausedUntil: day(9) }, undefined, day(1))
      expect(paused.nextOpensAt).toBe(day(9))
      expect(await store().quizzesDue(instant(day(9) - 1))).toEqual([])
      expect(await store().openDropOf(quiz.id, after(MONDAY, HOUR))).toEqual(drop)
      const again = await store().configureQuiz(channel, settings, undefined, day(3))
      expect(again.nextOpensAt).toBe(day(3))
    })

    test('a skipped slot holds nothing up', async () => {
      const quiz = await makeQuiz(store())
      await openNext(store(), quiz, { skip: true })
      const noon = { ...settings, schedule: { ...settings.schedule, time: '12:00' } }
      const changed = await store().configureQuiz(channel, noon, undefined, after(MONDAY, HOUR))
      expect(changed.nextOpensAt).toBe(after(MONDAY, 3 * HOUR))
    })

    test('a quiz moves to a free channel only', async () => {
      const [quiz, by] = [await makeQuiz(store()), await ada(store())]
      await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' })
      expect(await store().moveQuiz(quiz.id, 'second', by, MONDAY)).toBe('taken')
      expect(await store().quizAt(channel)).toEqual(quiz)
      expect(await store().moveQuiz(quiz.id, 'third', by, MONDAY)).toBe('moved')
      expect(await store().quiz(quiz.id)).toEqual({ ...quiz, place: { ...channel, channelId: 'third' } })
      expect(await store().quizAt(channel)).toBeUndefined()
    })

    test('a local quiz starts with the slot that its day already had', async () => {
      const midnight = { ...settings, schedule: { ...settings.schedule, time: '00:00' } }
      const quiz = await store().configureQuiz({ kind: 'local', profile: 'local' }, midnight, undefined, MONDAY)
      expect(quiz.nextOpensAt).toBe(at('2026-01-05T00:00:00Z'))
      expect(await store().quizAt({ kind: 'local', profile: 'local' })).toEqual(quiz)
    })

    test('due ones come with their opening, the longest due first', async () => {
      const quiz = await makeQuiz(store())
      const early = { ...settings, schedule: { ...settings.schedule, time: '08:59' } }
      const second = await makeQuiz(store(), { kind: 'discord', guildId: 'guild', channelId: 'second' }, early)
      expect(await store().quizzesDue(instant(MONDAY - MINUTE - 1))).toEqual([])
      expect(await store().quizzesDue(MONDAY)).toEqual([
        { quiz: second, opensAt: MONDAY - MINUTE },
        { quiz, opensAt: MONDAY },
      ])
      await openNext(store(), second)
      await postNext(store(), quiz)
      expect(await store().quizzesDue(MONDAY)).toEqual([])
    })
  })
}
