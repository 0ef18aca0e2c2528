// Property: after any play the cached scores and boards are what an independent fold of the log says, and a replay
// changes nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { difficulties, type Difficulty } from '../../src/domain/deck/card.ts'
import { allTime } from '../../src/domain/play/board.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { PersonId } from '../../src/domain/play/quiz.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { Attempt, PlayStore } from '../../src/storage/play/port.ts'
import { answer, day, makeQuiz, messageOf, openNext, personNamed } from '../contracts/play-store/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'prepdeck-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const people = ['Ada', 'Bo', 'Chen']
/** What an answer was worth: verdict and credit. */
const grades = [
  ['right', '1'],
  ['mistake', '0.5'],
  ['mistake', '0'],
  ['wrong', '0'],
] as const

/** One slot: what became of its message, and who answered (in which order, how), some of them to the slot before. */
const slots = fc.record({
  fate: fc.constantFrom('posted', 'posted', 'posted', 'missed', 'unknown', 'found later', 'no drop'),
  difficulty: fc.constantFrom(...difficulties),
  answers: fc.uniqueArray(
    fc.record({ who: fc.nat(people.length - 1), grade: fc.constantFrom(...grades), toTheOneBefore: fc.boolean() }),
    { selector: ({ who }) => who },
  ),
})
type Slot = typeof slots extends fc.Arbitrary<infer Drawn> ? Drawn : never

interface Played {
  readonly drop: Drop
  readonly difficulty: Difficulty
  /** Whether it counts in the end; unknown: nobody knows that it was seen. */
  counts: 'yes' | 'no' | 'unknown'
  readonly answers: Map<PersonId, Pick<Attempt, 'verdict' | 'credit'>>
}

async function play(store: PlayStore, ids: readonly PersonId[], drawn: readonly Slot[]): Promise<Played[]> {
  const quiz = await makeQuiz(store)
  const played: Played[] = []
  for (const { fate, difficulty, answers } of drawn) {
    const skip = fate === 'no drop'
    const drop = await openNext(store, quiz, { cardId: difficulty, difficulty, skip })
    const now: Played = { drop, difficulty, counts: skip ? 'no' : 'unknown', answers: new Map() }
    const before = played.at(-1)
    played.push(now)
    if (fate === 'posted') await store.recordPosted(messageOf(drop), `message ${drop.id}`, drop.opensAt)
    if (fate === 'posted') now.counts = 'yes'
    for (const { who, grade, toTheOneBefore } of answers) {
      const target = toTheOneBefore ? before : now
      const person = ids[who]
      if (!target || person === undefined || target.drop.state === 'skipped' || target.answers.has(person)) continue
      const [verdict, credit] = grade
      await answer(store, target.drop, person, { verdict, credit })
      target.answers.set(person, { verdict, credit })
    }
    if (fate === 'missed') await store.recordMissed(messageOf(drop), 'forbidden', drop.opensAt)
    if (fate === 'missed') now.counts = 'no'
  }
  for (const [index, slot] of drawn.entries()) {
    const found = played[index]
    if (slot.fate !== 'found later' || !found) continue
    await store.recordPosted(messageOf(found.drop), `message ${found.drop.id}`, day(400))
    found.counts = 'yes'
  }
  return played
}

/** The rules once more, as a loop: points and streak of each answer of a person. */
function scoresOf(played: readonly Played[], person: PersonId): { points: number; streak: number }[] {
  const scores: { points: number; streak: number }[] = []
  let [streak, freezes, answered] = [0, 1, 0]
  for (const { counts, difficulty, answers } of played) {
    const given = answers.get(person)
    if (given) {
      streak++
      if (++answered % 7 === 0 && freezes < 2) freezes++
      const base = { easy: 100, medium: 150, hard: 200 }[difficulty]
      // Twice the points in thousandths is whole for credits 0, 0.5 and 1: rounding half up stays exact.
      const doubled = base * Number(given.credit) * 2 * (1000 + 5 * Math.min(streak, 10))
      scores.push({ points: counts === 'no' ? 0 : Math.floor((doubled + 1000) / 2000), streak })
    } else if (counts === 'yes' && answered > 0) {
      if (freezes > 0) freezes--
      else streak = 0
    }
  }
  return scores
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

test('the cache is the fold of the log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(slots, { maxLength: 24 }), async drawn => {
      const opened = await openPlayStore(join(folder, `${files++}.sqlite`))
      if (!opened.ok) throw new Error(opened.error.code)
      const store = opened.value
      const ids = await Promise.all(people.map(name => personNamed(store, name)))
      const played = await play(store, ids, drawn)
      const quizId = (await store.quizAt({ kind: 'discord', guildId: 'guild', channelId: 'channel' }))?.id
      if (quizId === undefined) throw new Error('no quiz')
      const wanted = ids.map(person => scoresOf(played, person))
      const cached = () =>
        Promise.all(
          ids.map(async person => {
            const attempts = await Promise.all(played.map(({ drop }) => store.attempt(drop.id, person)))
            return attempts.flatMap(attempt => (attempt ? [attempt.score] : []))
          }),
        )
      expect(await cached()).toEqual(wanted)
      const board = await store.board(quizId, allTime, { kind: 'top' }, 9)
      for (const [index, person] of ids.entries()) {
        const points = sum((wanted[index] ?? []).map(score => score.points))
        expect(board.rows.find(row => row.personId === person)?.points ?? 0).toBe(points)
      }
      await store.replay()
      expect(await cached()).toEqual(wanted)
      expect(await store.board(quizId, allTime, { kind: 'top' }, 9)).toEqual(board)
      await store.close()
    }),
    { numRuns: 25 },
  )
})
