// Owns what people see of themselves in the play file: their answers, and the quizzes that are theirs.
import type { SQL } from 'drizzle-orm'
import { and, desc, eq, max, sql } from './drizzle.ts'
import type { PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { OwnAnswer } from '../../domain/play/stats.ts'
import type { Database, SyncPlayStore } from './database.ts'
import { attempts, drops } from './schema.ts'
import { people } from './schema-people.ts'

type Row = Omit<OwnAnswer, 'tags' | 'isRight' | 'isHardRight' | 'isWithdrawn'> & {
  readonly isRight: number
  readonly isHardRight: number
  readonly isWithdrawn: number
  readonly tags: string
}

/** By the person's scores in the quiz: every attempt at a scheduled drop has one. The plus keeps off an index by time alone. */
const ownAnswersQuery = (quizId: QuizId, personId: PersonId): SQL => sql`
  select score.opens_at as opensAt, assignment.revealed_at as revealedAt, attempt.answered_at as answeredAt,
    score.is_right as isRight, score.is_hard_right as isHardRight, "drop".state = 'void' as isWithdrawn, score.points,
    (select count(*) from hint where hint.drop_id = score.drop_id and hint.person_id = score.person_id) as hints,
    snapshot.card ->> '$.tags' as tags
  from score
  join attempt on attempt.drop_id = score.drop_id and attempt.person_id = score.person_id
  join assignment on assignment.drop_id = score.drop_id and assignment.person_id = score.person_id
  join "drop" on "drop".id = score.drop_id
  join snapshot on snapshot.hash = assignment.card_hash
  where score.quiz_id = ${quizId} and score.person_id = ${personId}
  order by +score.opens_at`

/** The quizzes whose scheduled drops a person has answered, the newest opening first. */
export const quizzesPlayedBy = (db: Database, personId: PersonId): QuizId[] =>
  db
    .select({ quizId: drops.quizId })
    .from(attempts)
    .innerJoin(drops, eq(drops.id, attempts.dropId))
    .where(and(eq(attempts.personId, personId), eq(drops.isPractice, false)))
    .groupBy(drops.quizId)
    .orderBy(desc(max(drops.opensAt)))
    .all()
    .map(({ quizId }) => quizId)

export const ownMethods = (
  db: Database,
): Pick<SyncPlayStore, 'ownAnswers' | 'quizzesOf' | 'lastQuiz' | 'keepLastQuiz'> => ({
  ownAnswers: (quizId, personId) =>
    db.all<Row>(ownAnswersQuery(quizId, personId)).map(row => ({
      ...row,
      isRight: row.isRight === 1,
      isHardRight: row.isHardRight === 1,
      isWithdrawn: row.isWithdrawn === 1,
      tags: JSON.parse(row.tags) as string[], // of a card, which was sound when it was written
    })),

  quizzesOf: personId => quizzesPlayedBy(db, personId),

  lastQuiz: personId =>
    db.select({ quizId: people.lastQuizId }).from(people).where(eq(people.id, personId)).get()?.quizId ?? undefined,

  keepLastQuiz: (personId, quizId) => {
    db.update(people).set({ lastQuizId: quizId }).where(eq(people.id, personId)).run()
  },
})
