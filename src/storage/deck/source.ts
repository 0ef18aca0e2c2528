// Owns following the deck file: whoever asks gets the newest good one, so that a running bot picks up a new build.
import { statSync } from 'node:fs'
import { err, ok, type Result } from '../../domain/result.ts'
import { deckFileProblem, reason, type DeckFileProblem } from './problem.ts'
import { openDeck, type DeckFile } from './reader.ts'

export interface DeckSource {
  /**
   * The deck file as it is now, reopened where the file was replaced. Use it and let it go: a later call may close it.
   * While a replacement is broken or missing, the last good one stays; an error only where there never was one.
   */
  readonly current: () => Result<DeckFile, DeckFileProblem>
  /** Why the file as it is now is not in use; undefined where it is. */
  readonly refused: () => DeckFileProblem | undefined
  readonly close: () => void
}

/** Follows the deck file at `path`; looks at it at every access, never in between. */
export function deckSource(path: string): DeckSource {
  let file: DeckFile | undefined
  let problem: DeckFileProblem | undefined
  let seen = ''
  const look = (): void => {
    const stamp = stampOf(path)
    if (stamp === seen) return
    const opened = stamp.startsWith('!')
      ? err(deckFileProblem('deck-file.missing', { path, detail: stamp.slice(1) }))
      : openDeck(path)
    seen = stamp
    problem = opened.ok ? undefined : opened.error
    if (!opened.ok) return
    file?.close()
    file = opened.value
  }
  return {
    current: () => {
      look()
      // A problem is there whenever no file ever opened.
      return file ? ok(file) : err(problem ?? deckFileProblem('deck-file.missing', { path }))
    },
    refused: () => {
      look()
      return problem
    },
    close: () => {
      file?.close()
      file = undefined
      seen = ''
    },
  }
}

/** Changes whenever the file is replaced or rewritten; begins with `!` where there is none. */
function stampOf(path: string): string {
  try {
    const { ino, mtimeNs, size } = statSync(path, { bigint: true })
    return `${ino} ${mtimeNs} ${size}`
  } catch (error) {
    return `!${reason(error)}`
  }
}
