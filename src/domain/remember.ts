// Owns remembering what was made last: bounded, so that neither a long run nor a large build keeps everything.

/**
 * `make`, called again only for what is not among the `most` that were asked for last. What it is made of, and what is
 * made, must never change. Nothing (undefined) is not remembered: there may be something later.
 */
export function remember<Of, Made>(most: number, make: (of: Of) => Made): (of: Of) => Made {
  // A map keeps its order: the first is the one that nobody asked for longest.
  const made = new Map<Of, Made>()
  return of => {
    const known = made.get(of)
    const value = known ?? make(of)
    if (value === undefined) return value
    made.delete(of)
    made.set(of, value)
    for (const oldest of made.keys()) {
      if (made.size <= most) break
      made.delete(oldest)
    }
    return value
  }
}
