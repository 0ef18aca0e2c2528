// Owns the tags of a note in Anki: ours below `prepdeck::`, then the card's own.
import type { Card } from '../domain/deck/card.ts'

/** Sorted, each once. Anki separates tags by spaces, so that one in a tag becomes `_`; quotes it refuses. */
export function tagsOf({ deckId, kind, difficulty, tags }: Card): string[] {
  const ours = [`prepdeck::deck::${deckId}`, `prepdeck::kind::${kind}`, `prepdeck::difficulty::${difficulty}`]
  return [...new Set([...ours, ...tags].map(ankiTag))].sort()
}

const ankiTag = (tag: string): string => tag.normalize('NFC').replace(/[\s\u3000"\u0000-\u001f\u007f]+/g, '_')
