// Owns repairing a streak: two fresh questions of earlier drops, one attempt at each, both right.
import { cardKey, type Card } from '../domain/deck/card.ts'
import { present, type PresentedCard } from '../domain/deck/present.ts'
import { draw } from '../domain/deck/variant.ts'
import type { Answer } from '../domain/grading/answer.ts'
import { typedText } from '../domain/grading/answer.ts'
import { ENGINE_VERSION } from '../domain/grading/engine-version.ts'
import { grade } from '../domain/grading/grade.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import type { PersonId, QuizId } from '../domain/play/quiz.ts'
import { isWithinReach, REPAIR_QUESTIONS, repairable, type Repairable, type RepairId } from '../domain/play/repair.ts'
import { freezeRules } from '../domain/play/streak.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { Assignment, PlayStore } from '../storage/play/port.ts'
import type { Repair } from '../storage/play/port-log.ts'
import { repairRank, repairSeed } from './secret-hash.ts'
import { withheldAt } from './withheld.ts'

interface World {
  readonly store: PlayStore
  readonly decks: DeckSource
}

interface Asked {
  readonly quiz: QuizId
  readonly person: PersonId
  readonly at: Instant
  readonly locale: string
}

/** The next question of a repair, with what was drawn for it. It holds the answer. */
export interface RepairStep {
  readonly repair: Repair
  /** From 0. */
  readonly place: number
  readonly card: Card
  readonly variant: Assignment['variant']
  readonly presented: PresentedCard
}

/**
 * no-card: the quiz has asked no numeric card yet that may be shown · withheld: an open drop asks this card of everybody
 * since the repair was begun, so that it waits for the results · the rest as in `Repairable`.
 */
export type RepairBegun =
  | { readonly kind: 'asked'; readonly step: RepairStep }
  | { readonly kind: 'no-card' | 'withheld' | Exclude<Repairable['kind'], 'possible'> }

/**
 * The next question of the repair that a person may make: of one that was begun and is not decided, else of a new one.
 * Beginning it spends it.
 */
export async function beginRepair(world: World, asked: Asked): Promise<RepairBegun> {
  const { store } = world
  const { quiz, person, at } = asked
  const marks = await store.marks(quiz, person, at)
  const begun = await store.repairs(quiz, person)
  const placeOf = (dropId: number): number => marks.findIndex(marked => marked.dropId === dropId)
  const plain = marks.map(({ mark }) => mark)
  const newest = begun.at(-1)
  if (newest && isUndecided(newest) && isWithinReach(plain, placeOf(newest.dropId)))
    return unlessWithheld(world, await stepOf(store, newest, asked.locale), at)
  const possible = repairable(
    plain,
    begun.map(({ dropId }) => placeOf(dropId)),
    freezeRules,
  )
  if (possible.kind !== 'possible') return { kind: possible.kind }
  const dropId = marks[possible.place]?.dropId
  const questions = dropId === undefined ? undefined : await drawQuestions(world, asked)
  if (dropId === undefined || !questions) return { kind: 'no-card' }
  const repair = await store.beginRepair({ quizId: quiz, personId: person, dropId, begunAt: at, questions })
  return { kind: 'asked', step: await stepOf(store, repair, asked.locale) }
}

/**
 * next: right, and there is another question · repaired · failed: wrong, so that the streak stays broken · ungradable:
 * costs nothing · withheld: as above, costs nothing · late: too many drops ago · unknown: no such repair of this person, or nothing is asked there.
 */
export type RepairAnswered =
  | { readonly kind: 'next'; readonly step: RepairStep }
  | { readonly kind: 'repaired' | 'failed'; readonly step: RepairStep; readonly streak: number }
  | { readonly kind: 'ungradable'; readonly verdict: Verdict & { kind: 'ungradable' }; readonly step: RepairStep }
  | { readonly kind: 'late' | 'unknown' | 'withheld' }

/** Grades the one attempt at a question of a repair and writes it down. */
export async function answerRepair(
  world: World,
  given: Asked & {
    readonly repair: RepairId
    readonly place: number
    readonly sourceId: string
    readonly answer: Answer
  },
): Promise<RepairAnswered> {
  const { store } = world
  const repair = (await store.repairs(given.quiz, given.person)).find(({ id }) => id === given.repair)
  if (!repair) return { kind: 'unknown' }
  const repeated = repair.answers.find(({ sourceId }) => sourceId === given.sourceId)
  if (repeated) return outcomeOf(store, repair, repeated.place, given)
  if (!isUndecided(repair) || given.place !== repair.answers.length) return { kind: 'unknown' }
  const marks = await store.marks(given.quiz, given.person, given.at)
  const place = marks.findIndex(({ dropId }) => dropId === repair.dropId)
  if (
    !isWithinReach(
      marks.map(({ mark }) => mark),
      place,
    )
  )
    return { kind: 'late' }
  const step = await stepOf(store, repair, given.locale)
  if ((await unlessWithheld(world, step, given.at)).kind === 'withheld') return { kind: 'withheld' }
  const verdict = grade(step.card, step.variant, given.answer, given.locale)
  if (verdict.kind === 'ungradable') return { kind: 'ungradable', verdict, step }
  const answered = await store.answerRepair(repair.id, {
    place: given.place,
    sourceId: given.sourceId,
    answeredAt: given.at,
    typed: typedText(given.answer),
    readAs: verdict.reading.readAs,
    verdict: verdict.kind,
    engineVersion: ENGINE_VERSION,
  })
  return outcomeOf(store, answered, given.place, given)
}

async function outcomeOf(store: PlayStore, repair: Repair, place: number, asked: Asked): Promise<RepairAnswered> {
  if (isUndecided(repair)) return { kind: 'next', step: await stepOf(store, repair, asked.locale) }
  const kind = repair.answers.every(({ verdict }) => verdict === 'right') ? 'repaired' : 'failed'
  const { current } = await store.streak(asked.quiz, asked.person, asked.at)
  return { kind, step: await stepOf(store, repair, asked.locale, place), streak: current }
}

const unlessWithheld = async (
  world: World,
  step: RepairStep,
  at: Instant,
): Promise<{ readonly kind: 'asked'; readonly step: RepairStep } | { readonly kind: 'withheld' }> => {
  const withheld = await withheldAt(world, at)
  return withheld.has(cardKey(step.card.deckId, step.card.id)) ? { kind: 'withheld' } : { kind: 'asked', step }
}

/** Whether a question of it is still open: not all answered, and none wrong. */
const isUndecided = ({ questions, answers }: Repair): boolean =>
  answers.length < questions.length && answers.every(({ verdict }) => verdict === 'right')

async function stepOf(
  store: PlayStore,
  repair: Repair,
  locale: string,
  place = repair.answers.length,
): Promise<RepairStep> {
  const question = repair.questions[place]
  const card = question && (await store.snapshot(question.cardHash))
  if (!card) throw new Error(`the repair ${repair.id} has no question ${place}`)
  return { repair, place, card, variant: question.variant, presented: present(card, question.variant, locale) }
}

/** Two cards by the secret's rank, or one card twice; undefined where none may be asked. */
async function drawQuestions(world: World, { quiz, person, at }: Asked): Promise<Repair['questions'] | undefined> {
  const { store } = world
  const [secret, withheld] = [await store.currentSecret(), await withheldAt(world, at)]
  const cards = (await store.numericCards(quiz, at))
    .filter(({ key }) => !withheld.has(key))
    .map(({ hash }) => ({ hash, rank: repairRank(secret, quiz, person, at, hash) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  const questions: Repair['questions'][number][] = []
  for (let tries = 0; questions.length < REPAIR_QUESTIONS && tries < cards.length + REPAIR_QUESTIONS; tries++) {
    const hash = cards[tries % Math.max(1, cards.length)]?.hash
    const card = hash === undefined ? undefined : await store.snapshot(hash)
    if (hash === undefined || !card) return undefined
    const variant = draw(card, repairSeed(secret, quiz, person, at, tries))
    if (variant.ok) questions.push({ cardHash: hash, variant: variant.value })
  }
  return questions.length === REPAIR_QUESTIONS ? questions : undefined
}
