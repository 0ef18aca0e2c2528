// Owns what can be wrong with a deck file, as codes; the texts are in i18n.
import type { Args } from '../../domain/diagnostic.ts'

/** `args.path` always names the file; `args.detail` says more where the system or a check did. */
export interface DeckFileProblem {
  readonly code:
    | 'deck-file.missing'
    | 'deck-file.unreadable'
    | 'deck-file.not-a-deck'
    | 'deck-file.in-the-way'
    | 'deck-file.newer'
    | 'deck-file.foreign-schema'
    | 'deck-file.damaged'
    | 'deck-file.unwritable'
  readonly args: Args
}

export const deckFileProblem = (code: DeckFileProblem['code'], args: Args): DeckFileProblem => ({ code, args })

/** The system's reason, e.g. `ENOSPC: no space left on device`. */
export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
