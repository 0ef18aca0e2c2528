// Owns the form in which a compiled note is kept: plain JSON, its cards as the texts that are stored, which few builds look into.
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { DeckCard, Note } from '../domain/deck/deck.ts'
import { canonicalJson, digestedCard, digestOf, sha256, type Digest } from '../storage/deck/hash.ts'

/** A compiled note as text, under its key; the digest tells damage. */
export interface KeptText {
  readonly key: string
  readonly text: string
  readonly digest: string
}

interface Kept {
  /** Its note without the cards. */
  readonly compiled: Omit<CompiledNote, 'note'> & { readonly note?: Omit<Note, 'cards'> }
  readonly cards: readonly (Omit<DeckCard, 'card'> & { readonly digest: Digest })[]
}

/** `compiled` as text. */
export function keptText(key: string, compiled: CompiledNote): KeptText {
  const { note, ...rest } = compiled
  const { cards = [], ...own } = note ?? {}
  const kept = {
    compiled: { ...rest, ...(note ? { note: own } : {}) },
    cards: cards.map(each => {
      const { aliases, figures } = each
      return { digest: digestOf(each), aliases, figures }
    }),
  }
  const text = canonicalJson(kept)
  return { key, text, digest: sha256(text) }
}

const known = new WeakMap<object, CompiledNote>()

/** The compiled note in a value that was read from such a text; the same one for the same value. */
export function compiledIn(value: unknown): CompiledNote {
  // Under its key and in a cache of this very code nothing else stands.
  const kept = value as Kept
  const before = known.get(kept)
  if (before) return before
  const { note, ...rest } = kept.compiled
  const cards = kept.cards.map(({ digest, ...beside }) => digestedCard(digest, beside))
  const compiled = { ...rest, ...(note ? { note: { ...note, cards } } : {}) }
  known.set(kept, compiled)
  return compiled
}
