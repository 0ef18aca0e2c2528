// Checks grading again: by what was asked and the engine of today, for every answer that can still be read.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerDrop } from '../../src/app/answer-drop.ts'
import { findAssigned } from '../../src/app/assign-variant.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { regradeDrop } from '../../src/app/regrade-drop.ts'
import { revealDrop } from '../../src/app/reveal-drop.ts'
import { typedText } from '../../src/domain/grading/answer.ts'
import { grade } from '../../src/domain/grading/grade.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../src/domain/play/quiz.ts'
import { counting } from '../discord/cards.ts'
import { capital, day, makeQuiz, makeWorld, minutes, MONDAY, personNamed, type World } from './world.ts'

let world: World
let quiz: Quiz
let ada: PersonId
beforeEach(async () => {
  world = await makeWorld()
  await world.build()
  quiz = await makeQuiz(world)
  ada = await personNamed(world, 'Ada')
})
afterEach(() => world.end())

/** Opens Monday's drop and has its message posted. */
async function open(): Promise<Drop> {
  await openDueDrops({ ...world, now: MONDAY, kind: 'discord' })
  const drop = await world.store.openDropOf(quiz.id, MONDAY)
  if (!drop) throw new Error('no drop')
  await world.store.recordPosted({ quizId: quiz.id, kind: 'drop', key: String(drop.id) }, 'message', MONDAY)
  return { ...drop, state: 'posted' }
}

async function keyAt(drop: Drop, person: PersonId): Promise<string> {
  const shown = await revealDrop(world.store, { drop: drop.id, person, at: minutes(1), locale: 'en' })
  if (shown.kind !== 'revealed') throw new Error(shown.kind)
  return shown.question.presented.answerText ?? ''
}

const regrade = (drop: Drop) => regradeDrop(world.store, { drop: drop.id, by: ada, reason: 'engine 2', at: day(1) })

/** An answer as an old engine decided on it, which was wrong about it. */
async function misjudged(drop: Drop, name: string, typed: string, locale: string | null): Promise<PersonId> {
  const person = await personNamed(world, name)
  await keyAt(drop, person)
  const assigned = await findAssigned(world.store, drop, person)
  if (!assigned) throw new Error('not assigned')
  const read = grade(assigned.card, assigned.assignment.variant, { kind: 'typed', text: typed }, 'en')
  await world.store.recordAttemptOnce({
    dropId: drop.id,
    personId: person,
    sourceId: `old ${name}`,
    answeredAt: minutes(1),
    typed,
    readAs: read.kind === 'ungradable' ? typed : read.reading.readAs,
    verdict: 'wrong',
    mistakes: [],
    credit: '0',
    isEligible: true,
    engineVersion: 0,
    locale,
  })
  return person
}

test('grades by the snapshot and today’s engine; what comes out as it was stays', async () => {
  const drop = await open()
  const bo = await personNamed(world, 'Bo')
  const person = await misjudged(drop, 'Bo', await keyAt(drop, bo), 'en')
  await answerDrop(world.store, {
    drop: drop.id,
    person: ada,
    sourceId: 'interaction',
    answeredAt: minutes(1),
    answer: { kind: 'typed', text: await keyAt(drop, ada) },
    locale: 'en',
  })
  // Whatever the deck has become.
  await world.build([capital])
  const regraded = await regrade(drop)
  expect(regraded).toMatchObject({ kind: 'regraded', looked: 2, changed: [{ personId: person, verdict: 'right' }] })
  expect(await world.store.attempt(drop.id, person)).toMatchObject({
    attempt: { verdict: 'right', credit: '1' },
    score: { points: 101, streak: 1 },
  })
  expect(await regrade(drop)).toMatchObject({ changed: [] })
  expect((await world.store.corrections(drop.id)).length).toBe(2)
})

test('what cannot be read stays; so does what was erased', async () => {
  const drop = await open()
  await misjudged(drop, 'Bo', 'seven or so', 'en')
  await misjudged(drop, 'Cy', '', 'en')
  expect(await regrade(drop)).toMatchObject({ looked: 2, changed: [] })
})

test('gaps are kept apart, also where a semicolon was typed in one', async () => {
  await world.build([{ ...counting, deckId: 'sums' }])
  const drop = await open()
  const texts = ['one', 'a; b', 'three', 'four', 'five', 'six']
  await misjudged(drop, 'Bo', typedText({ kind: 'filled', texts }), 'en')
  expect(await regrade(drop)).toMatchObject({ changed: [{ verdict: 'partial', credit: '0.8333' }] })
})

test('an answer whose language was not kept is read as it was read', async () => {
  const drop = await open()
  const bo = await personNamed(world, 'Bo')
  await misjudged(drop, 'Bo', await keyAt(drop, bo), null)
  expect(await regrade(drop)).toMatchObject({ changed: [{ personId: bo, verdict: 'right' }] })
})

test('nothing of a drop that was withdrawn or is not there', async () => {
  const drop = await open()
  await world.store.voidDrop({ drop: drop.id, by: ada, reason: 'key', at: minutes(9) })
  expect((await regrade(drop)).kind).toBe('not-posted')
  expect((await regrade({ ...drop, id: 99 as Drop['id'] })).kind).toBe('unknown')
})
