// Owns "did you mean": the nearest known word to an unknown one.

/** Optimal string alignment distance: insert, delete, replace, swap neighbours, each one step. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let steps = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1)
      current.push(steps)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

/** The known word nearest to `word`, at most a third of its letters (at least one) away; the first among equals. */
export function closest<Known extends string>(word: string, known: Iterable<Known>): Known | undefined {
  const allowed = Math.max(1, Math.floor(word.length / 3))
  let best: { word: Known; steps: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > allowed) continue
    const steps = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (steps <= allowed && (!best || steps < best.steps)) best = { word: candidate, steps }
  }
  return best?.word
}
