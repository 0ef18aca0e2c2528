// Owns /stats: a person's own numbers in a quiz, with pictures; nobody else sees them.
import { command } from '../define.ts'
import { ownQuizOf } from '../own-quiz.ts'
import { showStats } from '../own-stats.ts'

export const stats = command({
  name: 'stats',
  options: {},
  policy: 'private',
  anywhere: true,
  async run(call, _, world) {
    const own = await ownQuizOf(call, world)
    return own.ok ? showStats(call, own.value, world) : own.error
  },
})
