// Owns the buttons under one's own numbers: those of another quiz, in the place of these.
import type { QuizId } from '../../domain/play/quiz.ts'
import { component } from '../define.ts'
import { chooseOwnQuiz } from '../own-quiz.ts'
import { showStats } from '../own-stats.ts'

export const stats = component<'stats', 'own'>({
  policy: 'own',
  async run(call, fields, world) {
    const own = await chooseOwnQuiz(call, Number(fields.quiz) as QuizId, world) // looked up among their own
    return own.ok ? showStats(call, own.value, world) : own.error
  },
})
