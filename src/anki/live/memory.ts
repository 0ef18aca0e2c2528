// Owns what the front of a live card hands to its back: which numbers were drawn and what was typed.
import type { Seed } from '../../domain/random.ts'

/** One look at a card. */
export interface Look {
  readonly seed: Seed
  /** As it stands in the field, graded or not. */
  readonly typed: string
}

/** A document lives on from front to back on the desktop; elsewhere each side is a new one, with the same session. */
interface Window {
  prepdeckLooks?: Map<string, Look>
}
const page = window as unknown as Window

const itemOf = (card: string): string => `prepdeck ${card}`

/** Remembers the last look at `card`, a card key; whether another document will find it. */
export function keep(card: string, look: Look): boolean {
  page.prepdeckLooks ??= new Map()
  page.prepdeckLooks.set(card, look)
  try {
    sessionStorage.setItem(itemOf(card), JSON.stringify(look))
    return true
  } catch {
    // Forbidden, full, or none at all.
    return false
  }
}

/** The last look at `card`, in this document or in an earlier one of this session. */
export const kept = (card: string): Look | undefined => page.prepdeckLooks?.get(card) ?? stored(card)

function stored(card: string): Look | undefined {
  try {
    // Other scripts write there too.
    const look = JSON.parse(sessionStorage.getItem(itemOf(card)) ?? 'null') as Partial<Look> | null
    if (typeof look?.seed !== 'string' || !/^[0-9a-f]{32}$/.test(look.seed) || typeof look.typed !== 'string')
      return undefined
    return { seed: look.seed, typed: look.typed }
  } catch {
    return undefined
  }
}
