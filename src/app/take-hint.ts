// Owns taking a hint to one's question of a drop: shown only once it is written down, because each lowers the credit.
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import { phaseAt } from '../domain/play/drop.ts'
import type { Instant } from '../domain/time.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { revealDrop, type Question, type Reveal } from './reveal-drop.ts'

/**
 * hinted: with all hints that were taken, in the card's order · none: the card has no such hint · answered: nothing is
 * to be gained any more · closed: it is too late for a new one · the rest as in `Reveal`.
 */
export type Hinted =
  | { readonly kind: 'hinted'; readonly question: Question; readonly hints: readonly string[]; readonly left: number }
  | { readonly kind: 'none' | 'answered' | 'closed'; readonly question: Question }
  | Exclude<Reveal, { kind: 'revealed' }>

/** Takes the hint at `place`, from 0. One that was taken before costs nothing again. */
export async function takeHint(
  store: PlayStore,
  asked: {
    readonly drop: DropId
    readonly person: PersonId
    readonly at: Instant
    readonly locale: string
    readonly place: number
  },
): Promise<Hinted> {
  const reveal = await revealDrop(store, asked)
  if (reveal.kind !== 'revealed') return reveal
  const { question } = reveal
  const { hints } = question.presented
  if (hints[asked.place] === undefined) return { kind: 'none', question }
  if (question.answered) return { kind: 'answered', question }
  if (phaseAt(question.drop, asked.at) !== 'open') return { kind: 'closed', question }
  await store.recordHint(asked.drop, asked.person, asked.place, asked.at)
  const taken = await store.hints(asked.drop, asked.person)
  const shown = hints.filter((_, place) => taken.includes(place))
  return { kind: 'hinted', question, hints: shown, left: hints.length - shown.length }
}
