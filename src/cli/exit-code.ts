// Owns the exit codes: what a script learns from how the command ended.

export const exitCodes = {
  done: 0,
  /** The notes, answers or formulas have errors. */
  content: 1,
  usage: 2,
  /** Configuration, a file or a port. */
  configuration: 3,
  credentials: 4,
  unreachable: 5,
  /** A bug of ours. */
  bug: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
