// Owns practice: a card of a drop whose results are out, asked again with fresh numbers. Nothing of it is kept.
import { draw } from '../domain/deck/variant.ts'
import { present } from '../domain/deck/present.ts'
import type { Variant } from '../domain/deck/card.ts'
import { typedText, type Answer } from '../domain/grading/answer.ts'
import { grade } from '../domain/grading/grade.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import { resultsAt, type Drop } from '../domain/play/drop.ts'
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { findAssigned } from './assign-variant.ts'
import type { Example } from './example-question.ts'
import type { Graded } from './feedback.ts'
import { practiceSeed } from './secret-hash.ts'
import { withheldAt } from './withheld.ts'

interface World {
  readonly store: PlayStore
  readonly decks: DeckSource
}

/** A question to practise. It holds the answer. Drop, place and turn name it: the same ones give the same numbers. */
export interface PracticeQuestion extends Example {
  readonly drop: DropId
  /** Of the card in the drop's pool, from 0. */
  readonly place: number
  readonly turn: string
  readonly assignment: { readonly variant: Variant }
}

/**
 * early: the results are not out · withdrawn: there are none · withheld: a drop that is open asks the card · unknown: no
 * such drop or card · undrawable: the card gives no numbers (any more).
 */
export type Practice =
  | { readonly kind: 'asked'; readonly question: PracticeQuestion }
  | { readonly kind: 'early'; readonly drop: Drop }
  | { readonly kind: 'withdrawn' | 'withheld' | 'unknown' | 'undrawable' }

interface Asked {
  readonly drop: DropId
  readonly place: number
  readonly turn: string
  readonly at: Instant
  readonly locale: string
}

/** The place in a drop's pool of the card that a person was asked; of the first where they were not. */
export async function practicePlace(store: PlayStore, drop: Drop, person: PersonId): Promise<number> {
  const hash = (await findAssigned(store, drop, person))?.assignment.cardHash
  return Math.max(
    0,
    drop.pool.findIndex(each => each.hash === hash),
  )
}

/** A card of a drop with the numbers of `turn`, as far as it may be shown now. */
export async function practise(world: World, asked: Asked): Promise<Practice> {
  const { store } = world
  const drop = await store.drop(asked.drop)
  const entry = drop?.pool[asked.place]
  const card = entry && (await store.snapshot(entry.hash))
  if (!drop || !card) return { kind: 'unknown' }
  if (drop.state !== 'posted') return { kind: 'withdrawn' }
  if (asked.at < resultsAt(drop)) return { kind: 'early', drop }
  if ((await withheldAt(world, asked.at)).has(entry.key)) return { kind: 'withheld' }
  const secret = await store.secret(drop.secretId)
  if (!secret) throw new Error(`drop ${drop.id} names the secret ${drop.secretId}, which is not there`)
  const variant = draw(card, practiceSeed(secret, drop.id, asked.place, asked.turn))
  if (!variant.ok) return { kind: 'undrawable' }
  const { place, turn, locale } = asked
  const presented = present(card, variant.value, locale)
  return {
    kind: 'asked',
    question: { drop: drop.id, place, turn, card, presented, assignment: { variant: variant.value } },
  }
}

/** graded: and forgotten · ungradable: it can be tried again · the rest as in `Practice`. */
export type Practised =
  | { readonly kind: 'graded'; readonly question: PracticeQuestion; readonly graded: Graded }
  | {
      readonly kind: 'ungradable'
      readonly question: PracticeQuestion
      readonly verdict: Verdict & { kind: 'ungradable' }
    }
  | Exclude<Practice, { kind: 'asked' }>

/** Grades an answer to a question that is practised. */
export async function answerPractice(world: World, asked: Asked, answer: Answer): Promise<Practised> {
  const practice = await practise(world, asked)
  if (practice.kind !== 'asked') return practice
  const { question } = practice
  const verdict = grade(question.card, question.assignment.variant, answer, asked.locale)
  if (verdict.kind === 'ungradable') return { kind: 'ungradable', question, verdict }
  const graded = {
    typed: typedText(answer),
    readAs: verdict.reading.readAs,
    verdict: verdict.kind,
    mistakes: verdict.kind === 'mistake' ? verdict.mistakes : [],
    credit: verdict.credit,
  }
  return { kind: 'graded', question, graded }
}
