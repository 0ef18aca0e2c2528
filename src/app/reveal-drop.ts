// Owns showing a person their own question of a drop.
import { present, type PresentedCard } from '../domain/deck/present.ts'
import { phaseAt, resultsAt, type Drop } from '../domain/play/drop.ts'
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { Attempt, PlayStore, Score } from '../storage/play/port.ts'
import { assignVariant, findAssigned, type Assigned } from './assign-variant.ts'
import { isErasedFrom } from './erase-person.ts'

/** A question as one person has it. */
export interface Question extends Assigned {
  readonly drop: Drop
  /** In the person's language. It holds the answer: show that and the explanation only where `mayShowAnswer`. */
  readonly presented: PresentedCard
  readonly answered?: { readonly attempt: Attempt; readonly score: Score }
  readonly mayShowAnswer: boolean
}

/**
 * early: opens later · closed, withdrawn: and the person never saw it · unknown: no such drop · undrawable: its card, as
 * it was when the drop opened, gives no numbers (any more) · erased: the person erased themselves after they had seen it.
 */
export type Reveal =
  | { readonly kind: 'revealed'; readonly question: Question }
  | { readonly kind: 'early' | 'closed' | 'withdrawn'; readonly drop: Drop }
  | { readonly kind: 'unknown' | 'undrawable' | 'erased' }

/** The person's question, made at the first reveal; one that was revealed in time is shown for ever. */
export async function revealDrop(
  store: PlayStore,
  asked: { readonly drop: DropId; readonly person: PersonId; readonly at: Instant; readonly locale: string },
): Promise<Reveal> {
  const drop = await store.drop(asked.drop)
  if (!drop) return { kind: 'unknown' }
  if (await isErasedFrom(store, drop, asked.person)) return { kind: 'erased' }
  const phase = phaseAt(drop, asked.at)
  const assigned =
    phase === 'open'
      ? await assignVariant(store, drop, asked.person, asked.at)
      : await findAssigned(store, drop, asked.person)
  if (assigned) return { kind: 'revealed', question: await questionOf(store, drop, assigned, asked) }
  return phase === 'open' ? { kind: 'undrawable' } : { kind: phase, drop }
}

/** The assigned card as a person may see it at a moment. */
export async function questionOf(
  store: PlayStore,
  drop: Drop,
  assigned: Assigned,
  { person, at, locale }: { readonly person: PersonId; readonly at: Instant; readonly locale: string },
): Promise<Question> {
  const answered = await store.attempt(drop.id, person)
  const quiz = await store.quiz(drop.quizId)
  // Alone at a terminal nobody can be told too much once the answer is given; elsewhere all wait for the results.
  const mayShowAnswer =
    quiz?.place.kind === 'local' ? answered !== undefined || at >= drop.closesAt : at >= resultsAt(drop)
  const presented = present(assigned.card, assigned.assignment.variant, locale)
  return { ...assigned, drop, presented, mayShowAnswer, ...(answered ? { answered } : {}) }
}
