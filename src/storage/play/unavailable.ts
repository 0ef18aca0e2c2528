// Owns what a play store throws when its file cannot be used right now: nothing was written, trying again may work.

/** full: the disk · locked: another process writes for too long · corrupt · read-only · io: the disk failed · closed. */
export type UnavailableCode = 'full' | 'locked' | 'corrupt' | 'read-only' | 'io' | 'closed'

/** Thrown by every call of a store whose file fails; all of the call is undone. */
export class StoreUnavailable extends Error {
  readonly code: UnavailableCode

  constructor(code: UnavailableCode, cause: unknown) {
    super(`the play file cannot be used: ${code}`, { cause })
    this.name = 'StoreUnavailable'
    this.code = code
  }
}

/** SQLite's result codes (without what follows the primary code) → ours. */
const codes: Readonly<Record<string, UnavailableCode>> = {
  FULL: 'full',
  BUSY: 'locked',
  LOCKED: 'locked',
  CORRUPT: 'corrupt',
  NOTADB: 'corrupt',
  READONLY: 'read-only',
  PERM: 'read-only',
  IOERR: 'io',
  CANTOPEN: 'io',
  NOLFS: 'io',
}

/** The code of a failure of SQLite or of its file, looked for in the causes too; undefined for a bug. */
export function unavailableCode(error: unknown): UnavailableCode | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/database connection is not open/.test(cause.message)) return 'closed'
    const primary = 'code' in cause ? /^SQLITE_([A-Z]+)/.exec(String(cause.code))?.[1] : undefined
    const code = primary === undefined ? undefined : codes[primary]
    if (code) return code
  }
  return undefined
}
