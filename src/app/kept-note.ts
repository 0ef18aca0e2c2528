// Owns the form in which a compiled note is kept: plain JSON, and beside it its cards as the texts that are stored, which few builds look into.
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { DeckCard, Note } from '../domain/deck/deck.ts'
import { canonicalJson, digestedCard, digestOf, type Digest } from '../storage/deck/hash.ts'
import { digestWith, type KeptText } from '../storage/notes/cache.ts'

interface Kept {
  /** Its note without the cards. */
  readonly compiled: Omit<CompiledNote, 'note'> & { readonly note?: Omit<Note, 'cards'> }
  readonly cards: readonly (Omit<DeckCard, 'card'> & { readonly digest: Omit<Digest, 'body'> })[]
}

/** `compiled` as text under `name`. */
export function keptText(name: string, compiled: CompiledNote): KeptText {
  const { note, ...rest } = compiled
  const { cards = [], ...own } = note ?? {}
  const digests = cards.map(digestOf)
  const kept = {
    compiled: { ...rest, ...(note ? { note: own } : {}) },
    cards: cards.map(({ aliases, figures }, index) => ({
      digest: { ...digests[index], body: undefined },
      aliases,
      figures,
    })),
  }
  const text = canonicalJson(kept)
  // Canonical JSON has no line ends of its own, and a line need not be read to be stored.
  const beside = digests.map(({ body }) => body).join('\n')
  return { name, text, beside, digest: digestWith(text, beside) }
}

/** The compiled note in such a text. */
export function compiledIn(text: string, beside: string): CompiledNote {
  const bodies = beside.split('\n')
  // Under its key and in a cache of this very code nothing else stands.
  const { compiled, cards: kept } = JSON.parse(text) as Kept
  const { note, ...rest } = compiled
  if (!note) return rest
  const cards = kept.map((each, index) => digestedCard({ ...each.digest, body: bodies[index] ?? '' }, each))
  return { ...rest, note: { ...note, cards } }
}
