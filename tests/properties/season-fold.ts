// Owns an independent fold of a season: streaks, freezes and points worked out from what happened, by other means.

/** What one drop was to one person. */
export interface Happened {
  readonly answer?: {
    readonly right: boolean
    readonly creditTenths: number
    readonly hints: number
    readonly base: number
  }
  /** Nobody's miss: no post, an outage, a pause, a repair. */
  excused: boolean
  /** Withdrawn: nobody's points. */
  voided: boolean
}

export interface Folded {
  readonly points: number
  readonly right: number
  readonly hardRight: number
  readonly streak: number
  readonly best: number
  readonly freezes: number
}

/** Half up, in whole numbers: the denominator is 10 · 1000 · 5^hints. */
function worth({ creditTenths, hints, base }: NonNullable<Happened['answer']>, streak: number): number {
  const above = base * creditTenths * 4 ** hints * (1000 + 5 * (streak > 10 ? 10 : streak))
  const below = 10_000 * 5 ** hints
  return (above - (above % below)) / below + (2 * (above % below) >= below ? 1 : 0)
}

export function foldSeason(drops: readonly Happened[]): Folded {
  let [points, right, hardRight, streak, best, freezes, answers] = [0, 0, 0, 0, 0, 1, 0]
  for (const { answer, excused, voided } of drops) {
    if (answer) {
      answers += 1
      streak += 1
      if (answers % 7 === 0 && freezes < 2) freezes += 1
      if (streak > best) best = streak
      if (!voided) {
        points += worth(answer, streak)
        if (answer.right) right += 1
        if (answer.right && answer.base === 200) hardRight += 1
      }
    } else if (answers > 0 && !excused && !voided) {
      if (freezes > 0) freezes -= 1
      else streak = 0
    }
  }
  return { points, right, hardRight, streak, best, freezes }
}

/** Best first. */
export const inOrder = (a: Folded, b: Folded): number =>
  b.points - a.points || b.right - a.right || b.hardRight - a.hardRight
