// Owns setting up a quiz and changing its settings.
import { isRanked } from '../domain/play/choice.ts'
import type { PersonId, Place, Quiz, QuizSettings } from '../domain/play/quiz.ts'
import { checkSettings, type SettingProblem } from '../domain/play/settings.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { PlayStore } from '../storage/play/port.ts'

/** `deck.*` names in `allowed` the decks that there are, or the tags that the deck has. */
export type SettingsProblem =
  | SettingProblem
  | {
      readonly code: 'deck.unreadable' | 'deck.unknown' | 'deck.empty'
      readonly given: string
      readonly allowed: readonly string[]
    }

/**
 * Makes the quiz of a place or changes its settings, from the next opening on that is not in the open drop's window
 * and at least twelve hours after its start. All problems are collected.
 */
export async function configureQuiz(
  { store, decks }: { readonly store: PlayStore; readonly decks: DeckSource },
  change: {
    readonly place: Place
    readonly settings: QuizSettings
    readonly by: PersonId | undefined
    readonly at: Instant
  },
): Promise<Result<Quiz, SettingsProblem[]>> {
  const checked = checkSettings(change.settings, change.at)
  const problems = [...(checked.ok ? [] : checked.error), ...deckProblems(decks, change.settings)]
  if (!checked.ok || problems.length > 0) return err(problems)
  return ok(await store.configureQuiz(change.place, checked.value, change.by, change.at))
}

function deckProblems(decks: DeckSource, { deckId, tags, mix }: QuizSettings): SettingsProblem[] {
  const file = decks.current()
  if (!file.ok) return [{ code: 'deck.unreadable', given: deckId, allowed: [] }]
  const known = file.value.decks().map(({ id }) => id)
  if (!known.includes(deckId)) return [{ code: 'deck.unknown', given: deckId, allowed: known }]
  const ranked = file.value.cards(deckId).filter(({ kind, difficulty }) => isRanked(kind) && mix[difficulty] > 0)
  if (ranked.some(card => tags.length === 0 || tags.some(tag => card.tags.includes(tag)))) return []
  const allTags = ranked.flatMap(card => card.tags)
  return [{ code: 'deck.empty', given: tags.join(', '), allowed: [...new Set(allTags)].sort() }]
}
