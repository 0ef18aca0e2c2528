// The contract of seasons: begun by their first drop, K fixed, final with a table and a podium, corrected later; summaries.
import { describe, expect, test } from 'vitest'
import { allTime, seasonBoard } from '../../../src/domain/play/board.ts'
import type { Drop } from '../../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../../src/domain/play/quiz.ts'
import { after, DAY, HOUR, instant, type Instant, type LocalDate } from '../../../src/domain/time.ts'
import type { PlayStore, Season } from '../../../src/storage/play/port.ts'
import { answer, channel, day, makeQuiz, MONDAY, openNext, personNamed, postNext, settings } from './world.ts'

/** The first drop of February closes the last one of January on the 1st at 09:00; a day later January is final. */
const FINAL = day(28)

/** Plays a row of drops, a letter each: a, b, c answer rightly, the others do not; from Monday, 5 January on. */
async function play(
  store: PlayStore,
  rows: readonly string[],
): Promise<{ quiz: Quiz; ids: PersonId[]; drops: Drop[] }> {
  const quiz = await makeQuiz(store)
  const ids = await Promise.all(['A', 'B', 'C'].map(name => personNamed(store, name)))
  const drops: Drop[] = []
  for (const row of rows) {
    const drop = await postNext(store, quiz)
    drops.push(drop)
    for (const [n, id] of ids.entries()) if (row.includes('abc'.charAt(n))) await answer(store, drop, id)
  }
  return { quiz, ids, drops }
}

/** January with 27 drops: a answers all, b the first three, c the last. */
const january = Array.from({ length: 27 }, (_, n) => `a${n < 3 ? 'b' : ''}${n === 26 ? 'c' : ''}`)

/** Everything else that opens until `until` is a slot that was missed. */
async function skipUntil(store: PlayStore, quiz: Quiz, until: Instant): Promise<void> {
  for (;;) {
    const now = await store.quiz(quiz.id)
    if (!now || now.nextOpensAt > until) return
    await openNext(store, quiz, { skip: true })
  }
}

export const seasonContract = (store: () => PlayStore): void => {
  const only = async (quiz: Quiz): Promise<Season> => {
    const [newest] = await store().seasons(quiz.id, 1)
    if (!newest) throw new Error('no season')
    return newest
  }
  const table = async (season: Season, version?: number) => {
    const found = await store().seasonTable(season.id, version, 9)
    return found && { ...found, rows: found.rows.map(({ rank, name, points }) => `${rank} ${name} ${points}`) }
  }
  const due = async (kind: string, now = day(90)) => {
    const claimed = await store().claimDueMessages(now, 'poster', 999)
    return claimed.filter(message => message.kind === kind)
  }

  describe('seasons', () => {
    test('have the drops that opened in them, without those that were missed', async () => {
      const { quiz, drops } = await play(store(), ['a', '', 'b'])
      await openNext(store(), quiz, { skip: true })
      await postNext(store(), quiz, { isPractice: true })
      const season = await only(quiz)
      expect(await store().seasonDrops(season.id)).toEqual(await Promise.all(drops.map(({ id }) => store().drop(id))))
      await skipUntil(store(), quiz, day(28))
      const next = await postNext(store(), quiz)
      expect((await store().seasonDrops((await only(quiz)).id)).map(({ id }) => id)).toEqual([next.id])
      expect(await store().seasonDrops(season.id)).toHaveLength(3)
    })

    test('begin with their first drop, which fixes how many count', async () => {
      const { quiz } = await play(store(), ['a'])
      const season = await only(quiz)
      // 5 to 31 January: 27 drops, four fifths are 21.6.
      expect(season).toMatchObject({ bestOf: 22, archivedAt: null, startsAt: instant(MONDAY - 4 * DAY - 9 * HOUR) })
      await store().configureQuiz(
        channel,
        { ...settings, schedule: { ...settings.schedule, weekdays: [1] } },
        undefined,
        day(1),
      )
      await postNext(store(), quiz)
      expect(await store().seasons(quiz.id, 9)).toEqual([season])
    })

    test('a missed slot begins one too', async () => {
      const quiz = await makeQuiz(store())
      await openNext(store(), quiz, { skip: true })
      await postNext(store(), quiz)
      expect((await only(quiz)).bestOf).toBe(22)
    })

    test('the best K drops count, a new month begins at nothing', async () => {
      const { quiz, ids } = await play(store(), january)
      const season = await only(quiz)
      const { rows } = await store().board(quiz.id, seasonBoard(season.id), { kind: 'top' }, 9)
      // Medium cards: 150 · (1 + 5 ‰ · streak, at most 10), of which the best 22 of 27 stand at 158 but for four.
      const points = Array.from({ length: 27 }, (_, n) =>
        Math.floor((150 * (1000 + 5 * Math.min(n + 1, 10)) * 2) / 2000 + 0.5),
      )
      const best = points.sort((x, y) => y - x).slice(0, 22)
      expect(rows[0]).toMatchObject({ name: 'A', points: best.reduce((sum, x) => sum + x), right: 27, answered: 27 })
      const february = await postNext(store(), quiz)
      await answer(store(), february, ids[1] ?? (0 as PersonId))
      const next = await only(quiz)
      expect(next.id).not.toBe(season.id)
      expect((await store().board(quiz.id, seasonBoard(next.id), { kind: 'top' }, 9)).rows).toMatchObject([
        { name: 'B' },
      ])
    })

    test('are final a day after the last drop closed, once, with a podium', async () => {
      const { quiz } = await play(store(), january)
      const season = await only(quiz)
      await skipUntil(store(), quiz, FINAL)
      expect(await store().settleSeasons(instant(FINAL - 1))).toBe(0)
      expect(await table(season)).toBeUndefined()
      expect(await store().settleSeasons(FINAL)).toBe(1)
      expect(await store().settleSeasons(FINAL)).toBe(0)
      expect(await table(season)).toMatchObject({ version: 1, writtenAt: FINAL })
      expect((await table(season))?.rows.map(row => row.slice(0, 3))).toEqual(['1 A', '2 B', '3 C'])
      expect(await due('podium')).toMatchObject([{ key: String(season.id), quizId: quiz.id }])
      expect((await store().season(season.id))?.archivedAt).toBe(FINAL)
    })

    test('wait for slots that were missed and are not looked at yet', async () => {
      const { quiz } = await play(store(), january.slice(0, 5))
      expect(await store().settleSeasons(day(60))).toBe(0)
      await skipUntil(store(), quiz, day(60))
      expect(await store().settleSeasons(day(60))).toBeGreaterThan(0)
    })

    test('in which nobody answered have no podium', async () => {
      const { quiz } = await play(store(), ['', ''])
      await skipUntil(store(), quiz, day(60))
      await store().settleSeasons(day(60))
      expect(await due('podium')).toEqual([])
    })

    test('a correction is a later version beside the first, with its own notice; what changes nothing is none', async () => {
      const { quiz, ids, drops } = await play(store(), january)
      const season = await only(quiz)
      await skipUntil(store(), quiz, FINAL)
      await store().settleSeasons(FINAL)
      const first = await table(season)
      const last = drops.at(-1)
      const [by] = ids
      if (!last || by === undefined) throw new Error('27 drops')
      await store().voidDrop({ drop: last.id, by, reason: 'wrong key', at: day(40) })
      expect(await store().settleSeasons(day(40))).toBe(1)
      expect(await table(season, 1)).toEqual(first)
      const second = await table(season)
      expect(second).toMatchObject({ version: 2, writtenAt: day(40) })
      // C had answered nothing else; A has more than enough others.
      expect(second?.rows.map(row => row.slice(0, 3))).toEqual(['1 A', '2 B'])
      expect(await due('correction')).toMatchObject([{ key: `${season.id}.2` }])
      await store().recordRegrade({ drop: last.id, by, reason: 'again', at: day(41) }, [])
      expect(await store().settleSeasons(day(41))).toBe(0)
      expect((await table(season))?.version).toBe(2)
    })

    test('who erases themselves stays as a nameless row, and the ranks of others do not move, in a correction either', async () => {
      const { quiz, ids, drops } = await play(store(), january)
      const season = await only(quiz)
      await skipUntil(store(), quiz, FINAL)
      await store().settleSeasons(FINAL)
      await store().erasePerson('user A', day(30), () => 'mark')
      expect((await table(season))?.rows.map(row => row.slice(0, 3))).toEqual(['1 u', '2 B', '3 C'])
      await store().voidDrop({
        drop: drops[1]?.id ?? last(drops),
        by: ids[1] ?? (0 as PersonId),
        reason: 'x',
        at: day(40),
      })
      await store().settleSeasons(day(40))
      expect((await table(season))?.version).toBe(2)
      expect((await table(season))?.rows.map(row => row.slice(0, 3))).toEqual(['1 u', '2 B', '3 C'])
      await store().showOnBoards(ids[1] ?? (0 as PersonId), false)
      expect((await table(season))?.rows.map(row => row.slice(0, 3))).toEqual(['1 u', '2 u', '3 C'])
    })

    test('exclusion: off this season’s board alone, with an audit; put back with everything', async () => {
      const { quiz, ids } = await play(store(), ['ab', 'ab'])
      const season = await only(quiz)
      const [person, by] = ids
      if (person === undefined || by === undefined) throw new Error('two people')
      const decide = (isExcluded: boolean, reason: string) =>
        store().exclude({ season: season.id, person, isExcluded, by, reason, at: day(2) })
      const names = async (board = seasonBoard(season.id)) =>
        (await store().board(quiz.id, board, { kind: 'top' }, 9)).rows.map(({ name }) => name)
      await decide(true, 'shared answers')
      expect(await names()).toEqual(['B'])
      expect(await names(allTime)).toEqual(['B', 'A'])
      expect(await store().placing(quiz.id, seasonBoard(season.id), person)).toBe('excluded')
      const next = await postNext(store(), quiz)
      await answer(store(), next, person)
      expect(await names()).toEqual(['B'])
      expect((await store().takeExclusions(quiz.id, person)).map(({ reason }) => reason)).toEqual(['shared answers'])
      expect(await store().takeExclusions(quiz.id, person)).toEqual([])
      await decide(false, 'a mistake')
      expect((await store().board(quiz.id, seasonBoard(season.id), { kind: 'top' }, 1)).rows).toMatchObject([
        { name: 'A', answered: 3 },
      ])
      expect(await store().exclusions(season.id)).toMatchObject([
        { isExcluded: true, reason: 'shared answers', by, at: day(2) },
        { isExcluded: false, reason: 'a mistake' },
      ])
    })

    test('exclusion after the end is a correction', async () => {
      const { quiz, ids } = await play(store(), january)
      const season = await only(quiz)
      await skipUntil(store(), quiz, FINAL)
      await store().settleSeasons(FINAL)
      const [person, by] = ids
      if (person === undefined || by === undefined) throw new Error('two people')
      await store().exclude({ season: season.id, person, isExcluded: true, by, reason: 'x', at: day(30) })
      expect(await store().settleSeasons(day(30))).toBe(1)
      expect((await table(season))?.rows.map(row => row.slice(0, 3))).toEqual(['1 B', '2 C'])
    })

    test('dates that an admin sets end the month that runs when they begin, and have their own K', async () => {
      const { quiz } = await play(store(), ['a', 'a'])
      const dates = { from: '2026-01-10' as LocalDate, to: '2026-02-09' as LocalDate }
      await store().configureQuiz(channel, { ...settings, season: dates }, undefined, day(1))
      for (const _ of [0, 1, 2, 3]) await postNext(store(), quiz)
      const [spring, month] = await store().seasons(quiz.id, 9)
      expect(spring).toMatchObject({ bestOf: 25, startsAt: instant(day(5) - 9 * HOUR) })
      expect(month).toMatchObject({ bestOf: 22 })
      expect(month?.endsAt).toBe(spring?.startsAt)
    })
  })

  describe('the summary of a week', () => {
    test('is due when the results of its last drop are, once', async () => {
      const { drops, quiz } = await play(store(), ['a', '', '', '', '', '', 'b', ''])
      const sunday = drops[6]
      if (!sunday) throw new Error('a week')
      const results = after(sunday.closesAt, 150_000)
      expect(await due('summary', instant(results - 1))).toEqual([])
      expect(await due('summary', results)).toMatchObject([{ key: 'week 2026-01-05', quizId: quiz.id }])
    })

    test('there is none of a week in which nobody answered, and none at a terminal', async () => {
      await play(
        store(),
        Array.from({ length: 8 }, () => ''),
      )
      const terminal = await makeQuiz(store(), { kind: 'local', profile: 'local' })
      for (let n = 0; n < 8; n++)
        await answer(store(), await openNext(store(), terminal), await personNamed(store(), 'A'))
      expect(await due('summary')).toEqual([])
    })
  })
}

function last(drops: readonly Drop[]): Drop['id'] {
  const drop = drops.at(-1)
  if (!drop) throw new Error('no drop')
  return drop.id
}
