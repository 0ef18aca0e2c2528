// Plays a whole season, 30 drops and 200 people, and compares its standings with an independent fold of what happened.
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDrop } from '../../src/app/answer-drop.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { openPractice } from '../../src/app/open-practice.ts'
import { pausePerson } from '../../src/app/pause-person.ts'
import { answerRepair, beginRepair } from '../../src/app/repair-streak.ts'
import { revealDrop } from '../../src/app/reveal-drop.ts'
import { takeHint } from '../../src/app/take-hint.ts'
import { allTime } from '../../src/domain/play/board.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { isPaused } from '../../src/domain/play/pause.ts'
import { resultsAt, type Drop } from '../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../src/domain/play/quiz.ts'
import { prng, seed } from '../../src/domain/random.ts'
import { after, HOUR, instant, MINUTE, type Instant } from '../../src/domain/time.ts'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { at, makeQuiz, makeWorld, personNamed, product, type World } from '../app/world.ts'
import { foldSeason, inOrder, type Happened } from './season-fold.ts'

const PEOPLE = 200
const SLOTS = 30
/** By slot: the bot is away for the whole day, for seven hours in the middle, for the last twenty minutes. */
const AWAY: Readonly<Record<number, readonly [fromHour: number, toHour: number]>> = {
  6: [0, 24],
  13: [5, 12],
  21: [23.6, 24],
}
const VOIDED = [9, 17]
const BASE = { easy: 100, medium: 150, hard: 200 }

if (product.kind !== 'numeric') throw new Error('numeric')
const cards: Card[] = (['easy', 'medium', 'hard'] as const).flatMap(difficulty =>
  [1, 2, 3].map(n => ({
    ...product,
    id: `${difficulty}-${n}`,
    difficulty,
    texts: { en: { title: 'P', body: '{{a}} × {{b}} + 1?', hints: ['Multiply.', 'Add.'], says: ['The one.'] } },
    mistakes: [{ formula: 'a*b', credit: '0.5' }],
  })),
)

describe('a season', () => {
  const random = prng(seed('5ea50000000000000000000000000001'))
  const chance = (share: number): boolean => random.below(1000) < share * 1000
  const people: PersonId[] = []
  const happened = new Map<PersonId, Map<number, Happened>>()
  const windows: number[] = []
  let world: World
  let quiz: Quiz
  let sources = 0

  const entry = (person: PersonId, drop: number): Happened => {
    const known = happened.get(person)?.get(drop)
    if (!known) throw new Error(`drop ${drop} is unknown`)
    return known
  }

  async function answer(person: PersonId, drop: Drop, diligence: number): Promise<void> {
    const moment = instant(drop.opensAt + 1 + random.below(drop.closesAt - drop.opensAt - 1))
    const shown = await revealDrop(world.store, { drop: drop.id, person, at: moment, locale: 'en' })
    if (shown.kind !== 'revealed') throw new Error(shown.kind)
    if (!chance(diligence)) return
    const hints = chance(0.2) ? 1 + random.below(2) : 0
    for (let place = 0; place < hints; place++)
      await takeHint(world.store, { drop: drop.id, person, at: moment, locale: 'en', place })
    const key = Number(shown.question.presented.answerText?.replaceAll(/[^0-9]/g, ''))
    const luck = random.below(10)
    const typed = luck < 6 ? key : luck < 8 ? key - 1 : 7
    // Sometimes a form that was opened in time comes late, sometimes an answer is given twice.
    const give = (text: number, answeredAt: Instant) =>
      answerDrop(world.store, {
        drop: drop.id,
        person,
        sourceId: `source ${sources++}`,
        answeredAt,
        answer: { kind: 'typed', text: String(text) },
        locale: 'en',
      })
    if (chance(0.03)) {
      expect((await give(key, after(drop.closesAt, random.below(150_000)))).kind).toBe('late')
      return
    }
    expect((await give(typed, moment)).kind).toBe('recorded')
    if (chance(0.05)) expect((await give(key, moment)).kind).toBe('already-answered')
    const creditTenths = luck < 6 ? 10 : luck < 8 ? 5 : 0
    const base = BASE[shown.question.card.difficulty]
    const before = entry(person, drop.id)
    happened.get(person)?.set(drop.id, { ...before, answer: { right: luck < 6, creditTenths, hints, base } })
  }

  async function repair(person: PersonId, moment: Instant): Promise<void> {
    const asked = { quiz: quiz.id, person, at: moment, locale: 'en' }
    const begun = await beginRepair(world, asked)
    if (begun.kind !== 'asked') return
    const isGood = chance(0.8)
    let { step } = begun
    for (;;) {
      const text = isGood ? (step.presented.answerText ?? '') : '3'
      const answered = await answerRepair(world, {
        ...asked,
        repair: step.repair.id,
        place: step.place,
        sourceId: `source ${sources++}`,
        answer: { kind: 'typed', text },
      })
      if (answered.kind === 'repaired') entry(person, step.repair.dropId).excused = true
      if (answered.kind !== 'next') return
      ;({ step } = answered)
    }
  }

  beforeAll(async () => {
    // Thousands of answers, each on the disk before the next: in memory where the system has a folder for that.
    world = await makeWorld(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'prepdeck-season-')))
    await world.build(cards)
    const schedule = { weekdays: everyDay, time: '09:00', zone: 'America/New_York' }
    const made = await makeQuiz(world, { schedule })
    const first = at('2026-10-16T13:00Z')
    quiz = await world.store.configureQuiz(
      made.place,
      { ...made.settings, pausedUntil: first },
      undefined,
      made.createdAt,
    )
    await world.store.recordUp({ from: first, to: first })
    for (let n = 0; n < PEOPLE; n++) {
      const person = await personNamed(world, `P${n}`)
      people.push(person)
      happened.set(person, new Map())
    }
    const diligence = people.map(() => 0.55 + random.below(45) / 100)
    for (let slot = 0; slot < SLOTS; slot++) {
      const { nextOpensAt: opensAt } = (await world.store.quiz(quiz.id)) ?? quiz
      const [awayFrom, awayTo] = (AWAY[slot] ?? [24, 24]).map(hours => after(opensAt, hours * HOUR)) as [
        Instant,
        Instant,
      ]
      if (awayFrom > opensAt) await openDueDrops({ ...world, now: opensAt, kind: 'discord' })
      else {
        await openDueDrops({ ...world, now: awayTo, kind: 'discord' })
        continue
      }
      const drop = await world.store.openDropOf(quiz.id, opensAt)
      if (!drop) throw new Error('no drop')
      windows.push((drop.closesAt - drop.opensAt) / HOUR)
      await world.store.recordPosted({ quizId: quiz.id, kind: 'drop', key: String(drop.id) }, `m${drop.id}`, opensAt)
      await world.store.recordUp({ from: opensAt, to: instant(Math.min(awayFrom, drop.closesAt)) })
      if (awayTo < drop.closesAt) await world.store.recordUp({ from: awayTo, to: drop.closesAt })
      for (const [n, person] of people.entries()) {
        const pauses = await world.store.pauses(quiz.id, person)
        happened.get(person)?.set(drop.id, { excused: isPaused(pauses, drop.opensAt), voided: false })
        // Some come later, some leave for good.
        if (slot >= n % 5 && !(n % 20 === 0 && slot > 20)) await answer(person, drop, diligence[n] ?? 1)
      }
      if (slot === 4 || slot === 24) {
        const practice = await openPractice({ ...world, now: after(opensAt, HOUR + slot) }, quiz)
        if (practice.kind !== 'opened') throw new Error(practice.kind)
        for (const person of people.slice(0, 20))
          await revealDrop(world.store, { drop: practice.drop.id, person, at: practice.drop.opensAt, locale: 'en' })
      }
      for (const judged of await world.store.judgeOutages(drop.closesAt)) {
        expect(judged.drop).toMatchObject({ id: drop.id, isOutage: true })
        for (const person of people) entry(person, drop.id).excused = true
      }
      await world.store.recordClosed(drop.id)
      if (VOIDED.includes(slot)) {
        const by = people[0] as PersonId
        expect(await world.store.voidDrop({ drop: drop.id, by, reason: 'key', at: drop.closesAt })).toBe('voided')
        for (const person of people) entry(person, drop.id).voided = true
      }
      for (const person of people) {
        if (chance(0.01))
          await pausePerson(world.store, quiz, { person, days: 1 + random.below(7), at: resultsAt(drop) }, () => ({
            from: first,
            to: after(first, 40 * 24 * HOUR),
          }))
        if (chance(0.12)) await repair(person, after(resultsAt(drop), MINUTE))
      }
    }
  }, 300_000)
  afterAll(() => world.end())

  const folded = (person: PersonId) => foldSeason([...(happened.get(person)?.values() ?? [])])
  const NOW = at('2026-12-01T00:00Z')

  test('has what it should have: outages, withdrawn drops, a change of the clocks, pauses, repairs', async () => {
    expect(windows).toHaveLength(SLOTS - 1)
    expect(windows.filter(hours => hours !== 24)).toEqual([25])
    const all = [...happened.values()].map(drops => [...drops.values()])
    const excused = all.map(drops => drops.filter(drop => drop.excused).length)
    // Two outages for everybody; more for who paused or repaired.
    expect(Math.min(...excused)).toBe(2)
    expect(excused.filter(count => count > 2).length).toBeGreaterThan(20)
    const repairs = await Promise.all(people.map(person => world.store.repairs(quiz.id, person)))
    expect(repairs.flat().length).toBeGreaterThan(10)
  })

  test('ends with the standings and streaks of an independent fold, before and after a replay', async () => {
    const wanted = people
      .map(person => ({ person, ...folded(person) }))
      .filter(({ best }) => best > 0)
      // Of those who share a rank the newest person stands first: any total order will do.
      .sort((a, b) => inOrder(a, b) || b.person - a.person)
    for (let turn = 0; turn < 2; turn++) {
      const { rows } = await world.store.board(quiz.id, allTime, { kind: 'top' }, PEOPLE)
      expect(rows.map(({ personId, points, right }) => [personId, points, right])).toEqual(
        wanted.map(({ person, points, right }) => [person, points, right]),
      )
      for (const { person, streak, best, freezes } of wanted)
        expect(await world.store.streak(quiz.id, person, NOW)).toMatchObject({ current: streak, best, freezes })
      await world.store.replay()
    }
  })
})
