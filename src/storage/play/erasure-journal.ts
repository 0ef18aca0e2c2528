// Owns the journal of erasures: a file beside the play file and outside its backups, one JSON line for each.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '../../domain/time.ts'

interface Erasure {
  readonly at: Instant
  /** Which secret of the play file made the mark. */
  readonly secretId: number
  /** An HMAC of the account: the journal names nobody. */
  readonly mark: string
}

export interface ErasureJournal {
  /** On the disk when it returns; throws the system's errors. */
  readonly add: (erasure: Erasure) => void
  /** What was noted, oldest first. A last line that was cut off is none. */
  readonly entries: () => Erasure[]
}

export const erasureJournal = (path: string): ErasureJournal => ({
  add(erasure) {
    mkdirSync(dirname(path), { recursive: true })
    appendFileSync(path, `${JSON.stringify(erasure)}\n`, { flush: true })
  },
  entries() {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    }
    return text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as Erasure) // written by `add` alone
  },
})
