// Owns reporting a question to the deck's owner: which card it is about, with whose numbers, and within which limits.
import type { Drop } from '../domain/play/drop.ts'
import type { PersonId, Quiz } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { PlayStore, Reported } from '../storage/play/port.ts'

/** About the card that the person was given, with their numbers; else about the first of the pool. */
export async function reportQuestion(
  store: PlayStore,
  {
    quiz,
    drop,
    person,
    note,
    at,
  }: {
    readonly quiz: Quiz
    readonly drop: Drop
    readonly person: PersonId
    readonly note: string
    readonly at: Instant
  },
): Promise<Reported> {
  const assigned = await store.assignment(drop.id, person)
  const card = drop.pool.find(({ hash }) => hash === assigned?.cardHash) ?? drop.pool[0]
  if (!card) throw new Error(`drop ${drop.id} has no card`)
  return store.recordReport(
    {
      quizId: quiz.id,
      dropId: drop.id,
      personId: person,
      cardKey: card.key,
      cardHash: card.hash,
      variant: assigned?.variant ?? null,
      note,
      reportedAt: at,
    },
    quiz.settings.reportsChannelId,
  )
}
