// Owns looking at one place of a typed text.

/** What `pattern`, which is sticky, finds in `text` at `at`; empty where it finds nothing. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const depths = new Map([
  ['(', 1],
  ['[', 1],
  [')', -1],
  [']', -1],
])
/** How much deeper the text behind `sign` is in brackets. */
export const nesting = (sign: string): number => depths.get(sign) ?? 0

/** The x of `3x3`: what follows must be a number, a bracket, a root, a constant or a call. */
export const timesSign =
  /\s*x\s*(?=[\d(√\p{No}]|[.,]\d|(?:pi|tau|e)(?![\p{L}\p{N}_])|[\p{L}_][\p{L}\p{M}\p{Nd}_]*\()/iuy
