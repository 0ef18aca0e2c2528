// Owns what a check of the doctor finds.

/** ok · warn: it works, but something should be looked at · fail: the bot cannot do its work so. */
type State = 'ok' | 'warn' | 'fail'

/** Why something fails, which decides the exit code. */
export type Cause = 'configuration' | 'credentials' | 'unreachable'

export interface Finding {
  /** What was looked at. */
  readonly check: 'configuration' | 'token' | 'intents' | 'sessions' | 'clock' | 'deck' | 'database' | 'permissions'
  readonly state: State
  /** One sentence; where something fails, what helps. */
  readonly says: string
  readonly cause?: Cause
}

export const fine = (check: Finding['check'], says: string): Finding => ({ check, state: 'ok', says })
export const doubtful = (check: Finding['check'], says: string): Finding => ({ check, state: 'warn', says })
export const broken = (check: Finding['check'], says: string, cause: Cause = 'configuration'): Finding => ({
  check,
  state: 'fail',
  says,
  cause,
})
