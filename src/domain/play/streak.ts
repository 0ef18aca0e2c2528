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
export function fold(marks: readonly Mark[], rules: FreezeRules): Streak {
  const first = marks.indexOf('answered')
  return marks
    .slice(first === -1 ? marks.length : first)
    .reduce((streak, mark) => step(streak, mark, rules), noStreak(rules))
}
