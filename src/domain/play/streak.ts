// Owns the streak: consecutive drops answered, right or wrong, with freezes that forgive a missed one.
import type { Mark } from './mark.ts'

export interface FreezeRules {
  /** Freezes that a person begins with. */
  readonly start: number
  /** Most freezes that can be kept. */
  readonly cap: number
  /** Every how many answered drops earn one. */
  readonly earnEvery: number
}

export const freezeRules: FreezeRules = { start: 1, cap: 2, earnEvery: 7 }

export interface Streak {
  readonly current: number
  readonly best: number
  readonly freezes: number
  readonly answered: number
}

export const noStreak = (rules: FreezeRules): Streak => ({ current: 0, best: 0, freezes: rules.start, answered: 0 })

/** The streak after one more mark. A missed drop spends a freeze if there is one, else it breaks the streak. */
export function step(streak: Streak, mark: Mark, rules: FreezeRules): Streak {
  switch (mark) {
    case 'answered': {
      const answered = streak.answered + 1
      const current = streak.current + 1
      const earned = answered % rules.earnEvery === 0 ? 1 : 0
      const freezes = Math.min(streak.freezes + earned, rules.cap)
      return { current, best: Math.max(streak.best, current), freezes, answered }
    }
    case 'missed':
      return streak.freezes > 0 ? { ...streak, freezes: streak.freezes - 1 } : { ...streak, current: 0 }
    case 'void':
    case 'pending':
      return streak
  }
}

/** The streak over a person's marks in one quiz, oldest first, from the first attempt on: what came before is nothing. */
export const fold = (marks: readonly Mark[], rules: FreezeRules): Streak =>
  marks.slice(begin(marks)).reduce((streak, mark) => step(streak, mark, rules), noStreak(rules))

/** Where a person begins: their first attempt, or behind everything. */
function begin(marks: readonly Mark[]): number {
  const first = marks.indexOf('answered')
  return first === -1 ? marks.length : first
}

/** The place of the newest mark that broke a streak. */
export function newestBreak(marks: readonly Mark[], rules: FreezeRules): number | undefined {
  let streak = noStreak(rules)
  let broken: number | undefined
  for (const [place, mark] of marks.entries()) {
    if (place < begin(marks)) continue
    const next = step(streak, mark, rules)
    if (next.current < streak.current) broken = place
    streak = next
  }
  return broken
}

/** The longest row of right answers, and the row that ends now; drops that were not answered are not in it. */
export function rightRuns(answers: readonly { readonly isRight: boolean }[]): { current: number; best: number } {
  let [current, best] = [0, 0]
  for (const { isRight } of answers) {
    current = isRight ? current + 1 : 0
    best = Math.max(best, current)
  }
  return { current, best }
}
