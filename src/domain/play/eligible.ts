// Owns who is ranked: people whose account and membership are old enough when they answer.
import { DAY, type Instant } from '../time.ts'
import type { QuizSettings } from './quiz.ts'

/** Since when somebody is there; undefined where nobody says so, as at a terminal. */
export interface Belonging {
  readonly accountMadeAt: Instant
  readonly joinedAt: Instant
}

/**
 * Whether an answer given at `at` makes its person ranked in the quiz: from the first such answer on everything that
 * they answered counts, and leaving and joining again takes nothing away.
 */
export function isEligible(
  { accountDays, memberDays }: QuizSettings['ranked'],
  belonging: Belonging | undefined,
  at: Instant,
): boolean {
  if (!belonging) return true
  return at - belonging.accountMadeAt >= accountDays * DAY && at - belonging.joinedAt >= memberDays * DAY
}
