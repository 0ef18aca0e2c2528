// Owns that of several versions of one message the newest stands, in whatever order Discord gets them: a picture that is
// late must not bring back the text of before.

/** One version of a message, from before it is sent until nothing more of it will be. */
export interface Version {
  /** Whether no newer one has begun. */
  readonly isNewest: () => boolean
  /** It has reached Discord; `again` writes it once more, should an older one have come after it. */
  readonly reached: (again: () => Promise<void>) => Promise<void>
  /** Something of it was written late: a newer one that has begun meanwhile is written once more. */
  readonly wroteLate: () => Promise<void>
  readonly end: () => void
}

interface Standing {
  again: (() => Promise<void>) | undefined
  isOvertaken: boolean
}

/** Begins versions of messages, named by whatever all versions of one have in common. */
export function keepLatest(): (message: string) => Version {
  const messages = new Map<string, { newest: Standing; running: number }>()
  return message => {
    const mine: Standing = { again: undefined, isOvertaken: false }
    const entry = messages.get(message) ?? { newest: mine, running: 0 }
    entry.newest = mine
    entry.running++
    messages.set(message, entry)
    return {
      isNewest: () => entry.newest === mine,
      reached: async again => {
        mine.again = again
        if (mine.isOvertaken) await again()
      },
      wroteLate: async () => {
        const { newest } = entry
        if (newest === mine) return
        newest.isOvertaken = true
        await newest.again?.()
      },
      end: () => {
        entry.running--
        if (entry.running === 0) messages.delete(message)
      },
    }
  }
}
