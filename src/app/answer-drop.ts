// Owns answering a drop: in time, read, graded by the snapshot, written once.
import { typedText, type Answer } from '../domain/grading/answer.ts'
import { ENGINE_VERSION } from '../domain/grading/engine-version.ts'
import { grade } from '../domain/grading/grade.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import { isEligible, type Belonging } from '../domain/play/eligible.ts'
import { isInTime, phaseAt, type Drop } from '../domain/play/drop.ts'
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { Attempt, PlayStore, Score } from '../storage/play/port.ts'
import { assignVariant } from './assign-variant.ts'
import { isErasedFrom } from './erase-person.ts'
import { questionOf, type Question } from './reveal-drop.ts'
import { isSignedOpening } from './secret-hash.ts'

export interface GivenAnswer {
  readonly drop: DropId
  readonly person: PersonId
  /** What carried it (an interaction, a terminal event): the same one twice is one answer. */
  readonly sourceId: string
  readonly answeredAt: Instant
  /** When its form was opened, as the form itself says, with what `signOpening` gave then. */
  readonly opening?: { readonly openedAt: Instant; readonly signature: string }
  readonly answer: Answer
  /** Since when they and their account are there; undefined at a terminal. */
  readonly belonging?: Belonging
  readonly locale: string
}

/**
 * recorded: confirmed and on the disk (also for the same source again) · already-answered: an earlier one stands ·
 * ungradable: no attempt was used · late: closed, and no form was open in time · the rest as in `Reveal`.
 */
export type Answered =
  | {
      readonly kind: 'recorded' | 'already-answered'
      readonly attempt: Attempt
      readonly score: Score
      readonly question: Question
    }
  | { readonly kind: 'ungradable'; readonly verdict: Verdict & { kind: 'ungradable' }; readonly question: Question }
  | { readonly kind: 'early' | 'late' | 'withdrawn'; readonly drop: Drop }
  | { readonly kind: 'unknown' | 'undrawable' | 'erased' }

/** Grades an answer against the person's own variant and records it. */
export async function answerDrop(store: PlayStore, given: GivenAnswer): Promise<Answered> {
  const drop = await store.drop(given.drop)
  if (!drop) return { kind: 'unknown' }
  const before = await store.attempt(drop.id, given.person)
  if (!before) {
    const phase = phaseAt(drop, given.answeredAt)
    if (phase === 'early' || phase === 'withdrawn') return { kind: phase, drop }
    if (await isErasedFrom(store, drop, given.person)) return { kind: 'erased' }
    if (!isInTime(drop, given.answeredAt, await provenOpening(store, drop, given))) return { kind: 'late', drop }
  }
  const assigned = await assignVariant(store, drop, given.person, given.answeredAt)
  if (!assigned) return { kind: 'undrawable' }
  const asked = { person: given.person, at: given.answeredAt, locale: given.locale }
  const question = async (): Promise<Question> => questionOf(store, drop, assigned, asked)
  if (before) {
    const kind = before.attempt.sourceId === given.sourceId ? 'recorded' : 'already-answered'
    return { kind, ...before, question: await question() }
  }
  const verdict = grade(assigned.card, assigned.assignment.variant, given.answer, given.locale)
  if (verdict.kind === 'ungradable') return { kind: 'ungradable', verdict, question: await question() }
  const { recorded, attempt, score } = await store.recordAttemptOnce({
    dropId: drop.id,
    personId: given.person,
    sourceId: given.sourceId,
    answeredAt: given.answeredAt,
    ...wordsOf(given.answer, verdict.reading.readAs),
    verdict: verdict.kind,
    mistakes: verdict.kind === 'mistake' ? verdict.mistakes : [],
    credit: verdict.credit,
    engineVersion: ENGINE_VERSION,
    locale: given.locale,
    isEligible: isEligible(drop.settings.ranked, given.belonging, given.answeredAt),
  })
  // Another answer of the same person may have won meanwhile: then that one stands.
  const stands = recorded || attempt.sourceId === given.sourceId
  return { kind: stands ? 'recorded' : 'already-answered', attempt, score, question: await question() }
}

/** When the form was opened, where its signature proves it. */
async function provenOpening(
  store: PlayStore,
  drop: Drop,
  { person, opening }: GivenAnswer,
): Promise<Instant | undefined> {
  const secret = opening && (await store.secret(drop.secretId))
  if (!secret) return undefined
  return isSignedOpening(secret, drop.id, person, opening.openedAt, opening.signature) ? opening.openedAt : undefined
}

/** What was given and how it was read; an option is named by its letter. */
function wordsOf(answer: Answer, readAs: string): Pick<Attempt, 'typed' | 'readAs'> {
  return { typed: answer.kind === 'chosen' ? readAs : typedText(answer), readAs }
}
