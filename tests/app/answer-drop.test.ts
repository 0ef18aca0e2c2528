// Checks asking and answering: own numbers, verdicts, once, in time, from the snapshot whatever the deck becomes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDrop, type Answered, type GivenAnswer } from '../../src/app/answer-drop.ts'
import { revealDrop, type Question } from '../../src/app/reveal-drop.ts'
import { signOpening } from '../../src/app/secret-hash.ts'
import { boardAt, showBoard, type BoardName } from '../../src/app/show-board.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { allTime } from '../../src/domain/play/board.ts'
import { resultsAt, type Drop } from '../../src/domain/play/drop.ts'
import type { DropId, PersonId } from '../../src/domain/play/quiz.ts'
import { DAY, instant, SECOND, type Instant } from '../../src/domain/time.ts'
import {
  capital,
  channel,
  day,
  makeWorld,
  minutes,
  MONDAY,
  openedDrop,
  personNamed,
  product,
  sums,
  type World,
} from './world.ts'

let world: World
let drop: Drop
let ada: PersonId
beforeEach(async () => {
  world = await makeWorld()
  drop = await openedDrop(world)
  ada = await personNamed(world, 'Ada')
})
afterEach(() => world.end())

const reveal = (person = ada, at: Instant = minutes(1), locale = 'en'): ReturnType<typeof revealDrop> =>
  revealDrop(world.store, { drop: drop.id, person, at, locale })

async function question(person = ada, at = minutes(1), locale = 'en'): Promise<Question> {
  const shown = await reveal(person, at, locale)
  if (shown.kind !== 'revealed') throw new Error(shown.kind)
  return shown.question
}

/** The key of a person's own numbers, worked out here. */
async function keyOf(person = ada): Promise<number> {
  const { variant } = (await question(person)).assignment
  if (variant.kind !== 'numeric') throw new Error('numeric')
  return Number(variant.values.a) * Number(variant.values.b) + 1
}

let sources = 0
const give = (typed: string, change: Partial<GivenAnswer> = {}): Promise<Answered> =>
  answerDrop(world.store, {
    drop: drop.id,
    person: ada,
    sourceId: `interaction ${sources++}`,
    answeredAt: minutes(2),
    answer: { kind: 'typed', text: typed },
    locale: 'en',
    ...change,
  })

describe('a question', () => {
  test('stays the person’s own, and is another for others', async () => {
    const first = await question()
    expect((await question(ada, minutes(9))).assignment).toEqual(first.assignment)
    const people = await Promise.all(['Bo', 'Chen', 'Di', 'Eve'].map(name => personNamed(world, name)))
    const questions = await Promise.all(people.map(person => question(person)))
    expect(new Set([first, ...questions].map(({ presented }) => presented.question)).size).toBeGreaterThan(3)
  })

  test('comes in the person’s language, with the same numbers', async () => {
    const english = await question()
    const chinese = await question(ada, minutes(1), 'zh-CN')
    expect(chinese.presented.title).toBe('乘积加一')
    expect(chinese.assignment).toEqual(english.assignment)
  })

  test('survives a new deck and a restart: shown, graded and explained as it was asked', async () => {
    const before = await question()
    const key = await keyOf()
    if (product.kind !== 'numeric') throw new Error('numeric')
    const texts = { en: { title: 'Other', body: '{{a}} and {{b}}', hints: [] } }
    await world.build([{ ...product, answer: 'a*b + 2', mistakes: [], texts }])
    world = await world.restart()
    expect(await question()).toEqual(before)
    const bo = await personNamed(world, 'Bo')
    expect((await question(bo)).presented.title).toBe('Product and one')
    expect(await give(String(key))).toMatchObject({ kind: 'recorded', attempt: { verdict: 'right' } })
  })

  test('cannot be seen early, nor first after the close', async () => {
    expect(await reveal(ada, instant(MONDAY - 1))).toMatchObject({ kind: 'early' })
    expect(await reveal(ada, drop.closesAt)).toMatchObject({ kind: 'closed' })
    expect(await world.store.assignment(drop.id, ada)).toBeUndefined()
    await reveal()
    expect((await question(ada, drop.closesAt)).mayShowAnswer).toBe(false)
    expect((await question(ada, instant(resultsAt(drop) - 1))).mayShowAnswer).toBe(false)
    expect((await question(ada, resultsAt(drop))).mayShowAnswer).toBe(true)
  })

  test('an unknown drop', async () => {
    const unknown = { drop: 999 as DropId }
    expect(await revealDrop(world.store, { ...unknown, person: ada, at: MONDAY, locale: 'en' })).toEqual({
      kind: 'unknown',
    })
    expect(await give('1', unknown)).toEqual({ kind: 'unknown' })
  })
})

describe('an answer', () => {
  test('right: recorded with what was decided, before anything is shown', async () => {
    const key = await keyOf()
    const answered = await give(` ${key} `)
    expect(answered).toMatchObject({
      kind: 'recorded',
      attempt: { verdict: 'right', typed: ` ${key} `, credit: '1', mistakes: [], answeredAt: minutes(2) },
      score: { points: 101, streak: 1 },
      question: { mayShowAnswer: false },
    })
    expect((await question()).answered).toMatchObject({ score: { points: 101 } })
  })

  test('a listed mistake is named', async () => {
    const answered = await give(String((await keyOf()) - 1))
    expect(answered).toMatchObject({ kind: 'recorded', attempt: { verdict: 'mistake', mistakes: [0], credit: '0' } })
    expect(answered.kind === 'recorded' && answered.question.presented.says[0]).toBe('You forgot the one.')
  })

  test('wrong keeps the streak, without points', async () => {
    expect(await give('7')).toMatchObject({ attempt: { verdict: 'wrong' }, score: { points: 0, streak: 1 } })
  })

  test.each(['', 'many', '1/0', '(1', 'x'.repeat(5000), '@everyone', '\u202e12', '1;2', '\0', '💥'])(
    'unreadable %j is no attempt',
    async typed => {
      expect((await give(typed)).kind).toBe('ungradable')
      expect(await world.store.attempt(drop.id, ada)).toBeUndefined()
      expect((await give(String(await keyOf()))).kind).toBe('recorded')
    },
  )

  test('the same interaction twice is one answer, another one is too late', async () => {
    const first = await give('7', { sourceId: 'same' })
    expect(await give('7', { sourceId: 'same' })).toEqual(first)
    const key = await keyOf()
    expect(await give(String(key))).toMatchObject({
      kind: 'already-answered',
      attempt: { verdict: 'wrong', typed: '7' },
    })
    // Also after the close, and when it cannot be read.
    expect(await give('?', { answeredAt: day(3) })).toMatchObject({ kind: 'already-answered' })
  })

  test('at once from two places: one stands', async () => {
    const answered = await Promise.all(['7', '8', '9'].map(typed => give(typed)))
    expect(answered.map(({ kind }) => kind).sort()).toEqual(['already-answered', 'already-answered', 'recorded'])
  })

  test('without having looked at the question is graded by the same numbers', async () => {
    expect(await give('7')).toMatchObject({ kind: 'recorded' })
    expect(await world.store.assignment(drop.id, ada)).toBeDefined()
  })
})

describe('the window', () => {
  const opened = async (openedAt: Instant, person = ada): Promise<GivenAnswer['opening']> => {
    const secret = await world.store.secret(drop.secretId)
    if (!secret) throw new Error('no secret')
    return { openedAt, signature: signOpening(secret, drop.id, person, openedAt) }
  }
  const last = (): Instant => instant(drop.closesAt - 1)
  const late = (ms: number): Instant => instant(drop.closesAt + ms)

  test('early and late are not recorded', async () => {
    expect(await give('7', { answeredAt: instant(MONDAY - 1) })).toMatchObject({ kind: 'early' })
    expect(await give('7', { answeredAt: drop.closesAt })).toMatchObject({ kind: 'late' })
    expect(await give('7', { answeredAt: last() })).toMatchObject({ kind: 'recorded' })
  })

  test('a form that was opened in time counts for 120 s more', async () => {
    const opening = await opened(last())
    if (!opening) throw new Error('no opening')
    expect(await give('7', { answeredAt: late(120 * SECOND + 1), opening })).toMatchObject({ kind: 'late' })
    expect(await give('7', { answeredAt: late(120 * SECOND), opening })).toMatchObject({ kind: 'recorded' })
  })

  test('a forged opening does not', async () => {
    const genuine = await opened(late(5))
    const borrowed = await opened(last(), await personNamed(world, 'Bo'))
    if (!genuine || !borrowed) throw new Error('no opening')
    const forgeries = [
      genuine,
      borrowed,
      { openedAt: last(), signature: genuine.signature },
      { openedAt: last(), signature: '' },
    ]
    for (const opening of forgeries)
      expect(await give('7', { answeredAt: late(10 * SECOND), opening })).toMatchObject({ kind: 'late' })
  })

  test('a drop that was never posted is withdrawn', async () => {
    await world.store.recordMissed({ quizId: drop.quizId, kind: 'drop', key: String(drop.id) }, 'forbidden', MONDAY)
    expect(await reveal()).toMatchObject({ kind: 'withdrawn' })
    expect(await give('7')).toMatchObject({ kind: 'withdrawn' })
  })
})

describe('a choice', () => {
  beforeEach(async () => {
    await world.end()
    world = await makeWorld()
    drop = await openedDrop(world, capital)
    ada = await personNamed(world, 'Ada')
  })

  test('is graded in the order in which the person sees it, chosen or typed', async () => {
    const { presented } = await question()
    const right = presented.options?.findIndex(({ text }) => text === 'four') ?? -1
    expect(presented.options?.map(({ isRight }) => isRight).indexOf(true)).toBe(right)
    const answered = await give('', { answer: { kind: 'chosen', positions: [right] } })
    const letter = 'ABC'.charAt(right)
    expect(answered).toMatchObject({ kind: 'recorded', attempt: { verdict: 'right', typed: letter, readAs: letter } })
    const bo = await personNamed(world, 'Bo')
    const other = (await question(bo)).presented.options?.findIndex(({ text }) => text === 'five') ?? -1
    const wrong = await give(` ${'abc'.charAt(other)}) `, { person: bo })
    expect(wrong).toMatchObject({ kind: 'recorded', attempt: { verdict: 'wrong', readAs: 'ABC'.charAt(other) } })
  })

  test.each([-1, 3, 0.5, Number.NaN])('there is no option %d', async position => {
    expect((await give('', { answer: { kind: 'chosen', positions: [position] } })).kind).toBe('ungradable')
  })
})

describe('boards', () => {
  test('this week’s and today’s count by the opening, in the quiz’s zone', async () => {
    await give(String(await keyOf()))
    const quiz = await world.store.quiz(drop.quizId)
    if (!quiz) throw new Error('no quiz')
    const shown = async (name: BoardName, at: Instant) =>
      (await showBoard(world.store, quiz, await boardAt(world.store, quiz, name, at), { kind: 'top' }, 9)).rows
    const mine = [expect.objectContaining({ rank: 1, name: 'Ada', points: 101, right: 1, answered: 1 })]
    const sunday = instant(day(6) + 14 * 3_600_000)
    expect(await shown('today', MONDAY)).toEqual(mine)
    expect(await shown('today', day(1))).toEqual([])
    expect(await shown('week', sunday)).toEqual(mine)
    expect(await shown('week', day(7))).toEqual([])
    expect(await shown('season', day(700))).toEqual(mine)
    expect(await shown('all', day(700))).toEqual(mine)
  })

  test('who is too young is ranked from the first answer on that is given when they are old enough', async () => {
    await world.store.configureQuiz(channel, { ...sums, ranked: { accountDays: 30, memberDays: 7 } }, undefined, MONDAY)
    const belonging = { accountMadeAt: instant(MONDAY - 90 * DAY), joinedAt: instant(MONDAY - 6.5 * DAY) }
    const rows = async () => (await world.store.board(drop.quizId, allTime, { kind: 'top' }, 9)).rows
    const right = String(await keyOf())
    await give(right, { belonging })
    expect(await rows()).toEqual([])
    expect(await world.store.placing(drop.quizId, allTime, ada)).toBe('young')
    await openDueDrops({ ...world, now: day(1), kind: 'discord' })
    const next = await world.store.openDropOf(drop.quizId, day(1))
    if (!next) throw new Error('no drop')
    await give('5', { drop: next.id, answeredAt: day(1), belonging })
    expect(await rows()).toMatchObject([{ name: 'Ada', points: 101, answered: 2 }])
    expect(await world.store.placing(drop.quizId, allTime, ada)).toBe('ranked')
  })
})
