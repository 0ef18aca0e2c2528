// Owns the part of the PlayStore port about what people see of themselves, wherever they ask.
import type { PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { OwnAnswer } from '../../domain/play/stats.ts'

export interface OwnStore {
  /** A person's answers to the scheduled drops of a quiz, as they stand, oldest first. */
  readonly ownAnswers: (quiz: QuizId, person: PersonId) => Promise<OwnAnswer[]>
  /** The quizzes that a person has played, the newest answer first. */
  readonly quizzesOf: (person: PersonId) => Promise<QuizId[]>
  /** The quiz that they asked about last in a direct message, and that they ask about now. */
  readonly lastQuiz: (person: PersonId) => Promise<QuizId | undefined>
  readonly keepLastQuiz: (person: PersonId, quiz: QuizId) => Promise<void>
}
