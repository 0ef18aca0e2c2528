// Checks what people do for and against their streak: hints, repairs, practice, and what admins correct.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDrop } from '../../src/app/answer-drop.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { pausePerson } from '../../src/app/pause-person.ts'
import { openPractice } from '../../src/app/open-practice.ts'
import { answerRepair, beginRepair, type RepairStep } from '../../src/app/repair-streak.ts'
import { revealDrop } from '../../src/app/reveal-drop.ts'
import { takeHint } from '../../src/app/take-hint.ts'
import { withheldAt } from '../../src/app/withheld.ts'
import { allTime } from '../../src/domain/play/board.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../src/domain/play/quiz.ts'
import { after, HOUR, instant, MINUTE, type Instant } from '../../src/domain/time.ts'
import { day, makeQuiz, makeWorld, minutes, MONDAY, personNamed, product, type World } from './world.ts'

if (product.kind !== 'numeric') throw new Error('numeric')
const hinted: Card = {
  ...product,
  texts: { en: { title: 'P', body: '{{a}} × {{b}} + 1?', hints: ['Multiply.', 'Then add.'], says: ['The one.'] } },
}

let world: World
let quiz: Quiz
let ada: PersonId
beforeEach(async () => {
  world = await makeWorld()
  await world.build([hinted])
  quiz = await makeQuiz(world)
  ada = await personNamed(world, 'Ada')
})
afterEach(() => world.end())

/** Opens the drop that is due and has its message posted. */
async function open(at: Instant): Promise<Drop> {
  await openDueDrops({ ...world, now: at, kind: 'discord' })
  const drop = await world.store.openDropOf(quiz.id, at)
  if (!drop) throw new Error('no drop')
  const name = { quizId: quiz.id, kind: 'drop', key: String(drop.id) } as const
  await world.store.recordPosted(name, `message ${drop.id}`, at)
  return { ...drop, state: 'posted' }
}

async function keyAt(drop: Drop, at: Instant, person = ada): Promise<string> {
  const shown = await revealDrop(world.store, { drop: drop.id, person, at, locale: 'en' })
  if (shown.kind !== 'revealed') throw new Error(shown.kind)
  return shown.question.presented.answerText ?? ''
}

let sources = 0
async function give(drop: Drop, text: string, at = minutes(1, drop.opensAt), person = ada) {
  return answerDrop(world.store, {
    drop: drop.id,
    person,
    sourceId: `interaction ${sources++}`,
    answeredAt: at,
    answer: { kind: 'typed', text },
    locale: 'en',
  })
}

const right = async (drop: Drop, person = ada) =>
  give(drop, await keyAt(drop, minutes(1, drop.opensAt), person), minutes(1, drop.opensAt), person)

describe('hints', () => {
  const hint = (drop: Drop, place: number, at = minutes(1)) =>
    takeHint(world.store, { drop: drop.id, person: ada, at, locale: 'en', place })

  test('are shown one by one and lower the credit, each once', async () => {
    const drop = await open(MONDAY)
    expect(await hint(drop, 0)).toMatchObject({ kind: 'hinted', hints: ['Multiply.'], left: 1 })
    expect(await hint(drop, 0)).toMatchObject({ kind: 'hinted', hints: ['Multiply.'], left: 1 })
    expect(await hint(drop, 1)).toMatchObject({ kind: 'hinted', hints: ['Multiply.', 'Then add.'], left: 0 })
    expect((await hint(drop, 2)).kind).toBe('none')
    expect(await right(drop)).toMatchObject({ kind: 'recorded', score: { points: 64 } }) // 64.32
    expect((await hint(drop, 0)).kind).toBe('answered')
  })

  test('none is taken outside the window', async () => {
    const drop = await open(MONDAY)
    expect((await hint(drop, 0, drop.closesAt)).kind).toBe('closed')
    await keyAt(drop, minutes(1))
    expect((await hint(drop, 0, drop.closesAt)).kind).toBe('closed')
    expect(await world.store.hints(drop.id, ada)).toEqual([])
  })
})

describe('a repair', () => {
  /** Seven drops answered and three missed: the third broke the streak. */
  async function broken(): Promise<Instant> {
    // Of two difficulties, so that they share no pool: one of them is always free.
    await world.build([hinted, { ...hinted, id: 'second', difficulty: 'hard' }])
    for (let turn = 0; turn < 7; turn++) await right(await open(day(turn)))
    for (let turn = 7; turn < 11; turn++) await open(day(turn))
    return minutes(5, day(10))
  }
  const asked = (at: Instant) => ({ quiz: quiz.id, person: ada, at, locale: 'en' })
  const begin = async (at: Instant): Promise<RepairStep> => {
    const begun = await beginRepair(world, asked(at))
    if (begun.kind !== 'asked') throw new Error(begun.kind)
    return begun.step
  }
  const answerStep = ({ repair, place, presented }: RepairStep, at: Instant, text = presented.answerText ?? '') =>
    answerRepair(world, {
      ...asked(at),
      repair: repair.id,
      place,
      sourceId: `repair ${sources++}`,
      answer: { kind: 'typed', text },
    })

  test('two right answers restore the streak; the question stays the same until it is answered', async () => {
    const at = await broken()
    expect(await world.store.streak(quiz.id, ada, at)).toMatchObject({ current: 0, best: 7 })
    const first = await begin(at)
    expect(await begin(minutes(1, at))).toEqual(first)
    expect((await answerStep(first, at, 'what?')).kind).toBe('ungradable')
    const next = await answerStep(first, at)
    if (next.kind !== 'next') throw new Error(next.kind)
    expect(next.step.place).toBe(1)
    expect(next.step.variant).not.toEqual(first.variant)
    expect((await answerStep(first, at)).kind).toBe('unknown')
    expect(await answerStep(next.step, at)).toMatchObject({ kind: 'repaired', streak: 7 })
    expect((await beginRepair(world, asked(at))).kind).toBe('none')
    expect(await world.store.streak(quiz.id, ada, at)).toMatchObject({ current: 7, freezes: 0 })
  })

  test('a wrong answer ends it', async () => {
    const at = await broken()
    expect(await answerStep(await begin(at), at, '1')).toMatchObject({ kind: 'failed', streak: 0 })
    expect((await beginRepair(world, asked(at))).kind).toBe('spent')
  })

  test('one that was begun in time is not answered too late', async () => {
    const at = await broken()
    const step = await begin(at)
    for (let turn = 10; turn < 13; turn++) await right(await open(day(turn)))
    expect((await answerStep(step, minutes(5, day(12)))).kind).toBe('late')
    expect((await beginRepair(world, asked(minutes(5, day(12))))).kind).toBe('late')
  })

  test('a card that is asked of everybody meanwhile waits for its results, and costs nothing', async () => {
    const at = await broken()
    const step = await begin(at)
    await open(day(11))
    const then = minutes(5, day(11))
    expect((await answerStep(step, then, '1')).kind).toBe('withheld')
    expect((await beginRepair(world, asked(then))).kind).toBe('withheld')
    expect((await world.store.repairs(quiz.id, ada)).at(-1)?.answers).toEqual([])
  })

  test('another’s repair is unknown; the same answer again has the same outcome', async () => {
    const at = await broken()
    const step = await begin(at)
    const given = { repair: step.repair.id, place: 0, sourceId: 'once', answer: { kind: 'typed', text: '1' } } as const
    const other = await personNamed(world, 'Bo')
    expect((await answerRepair(world, { ...asked(at), ...given, person: other })).kind).toBe('unknown')
    expect((await answerRepair(world, { ...asked(at), ...given })).kind).toBe('failed')
    expect((await answerRepair(world, { ...asked(at), ...given })).kind).toBe('failed')
  })

  test('asks no card that an open drop withholds', async () => {
    await world.build([hinted])
    for (let turn = 0; turn < 7; turn++) await right(await open(day(turn)))
    for (let turn = 7; turn < 11; turn++) await open(day(turn))
    expect((await beginRepair(world, asked(minutes(5, day(10))))).kind).toBe('no-card')
  })
})

describe('practice', () => {
  const practise = (now: Instant) => openPractice({ ...world, now }, quiz)

  test('asks another card than the open drop, for no points, while it is open no second one', async () => {
    const other = (id: string, difficulty: 'medium' | 'hard') => ({ ...hinted, id, difficulty })
    await world.build([hinted, other('second', 'medium'), other('third', 'hard')])
    const drop = await open(MONDAY)
    const opened = await practise(minutes(5))
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    expect(opened.drop).toMatchObject({ isPractice: true, opensAt: minutes(5), closesAt: minutes(65) })
    expect(opened.drop.pool.map(({ key }) => key)).not.toEqual(drop.pool.map(({ key }) => key))
    expect((await practise(minutes(64))).kind).toBe('already')
    expect(await right(opened.drop)).toMatchObject({ kind: 'recorded', score: { points: 0 } })
    expect(await world.store.board(quiz.id, allTime, { kind: 'top' }, 9)).toMatchObject({ rows: [] })
    expect(await world.store.streak(quiz.id, ada, minutes(7))).toMatchObject({ current: 0, answered: 0 })
    expect(await world.store.openDropOf(quiz.id, minutes(7))).toMatchObject({ id: drop.id })
  })

  test('where every card is withheld there is none', async () => {
    await open(MONDAY)
    expect(await practise(minutes(5))).toEqual({ kind: 'blocked', reason: 'no-card' })
  })
})

test('a withheld card is withheld under its new name too', async () => {
  await open(MONDAY)
  await world.build([{ ...hinted, id: 'renamed' }], { renamed: ['product'] })
  expect(await withheldAt(world, minutes(1))).toEqual(new Set(['sums/product', 'sums/renamed']))
  expect(await withheldAt(world, instant(day(1) + HOUR))).toEqual(new Set())
})

test('a pause: one at a time, its drops are void, it can end early', async () => {
  const pause = (days: number, at: Instant) =>
    pausePerson(world.store, quiz, { person: ada, days, at }, () => ({ from: MONDAY, to: day(31) }))
  await right(await open(MONDAY))
  expect(await pause(15, minutes(9))).toEqual({ kind: 'too-long', daysLeft: 14 })
  expect(await pause(5, minutes(9))).toMatchObject({ kind: 'paused', daysLeft: 9 })
  expect((await pause(1, day(1))).kind).toBe('already')
  for (let turn = 1; turn < 4; turn++) await open(day(turn))
  expect(await world.store.streak(quiz.id, ada, minutes(1, day(3)))).toMatchObject({
    current: 1,
    freezes: 1,
    pending: false,
  })
  await world.store.endPause(quiz.id, ada, minutes(2, day(3)))
  expect(await pause(11, minutes(3, day(3)))).toMatchObject({ kind: 'paused', daysLeft: 0 })
})

test('a drop that was withdrawn can be answered no more, and nobody missed it', async () => {
  await right(await open(MONDAY))
  const drop = await open(day(1))
  await world.store.voidDrop({ drop: drop.id, by: ada, reason: 'key', at: minutes(9, day(1)) })
  expect((await give(drop, '1', after(day(1), 10 * MINUTE))).kind).toBe('withdrawn')
  await open(day(2))
  expect(await world.store.streak(quiz.id, ada, minutes(1, day(2)))).toMatchObject({ current: 1, freezes: 1 })
})
