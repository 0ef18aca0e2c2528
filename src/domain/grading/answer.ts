// Owns what a person gives as an answer, by the way in which it was given.

export type Answer =
  | { readonly kind: 'typed'; readonly text: string }
  /** The places of the chosen options in the order shown, from 0. */
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  /** One text for each gap, in their order. */
  | { readonly kind: 'filled'; readonly texts: readonly string[] }

/** An answer as one text, also where it was given otherwise: what a message quotes. */
export function typedText(answer: Answer): string {
  switch (answer.kind) {
    case 'typed':
      return answer.text
    case 'chosen':
      return answer.positions.map(position => position + 1).join(', ')
    case 'filled':
      return joinGaps(answer.texts)
  }
}

/** Gaps as one text, set off by `; `; a semicolon or backslash that is typed in one stands behind a backslash. */
const joinGaps = (texts: readonly string[]): string => texts.map(text => text.replace(/[\\;；]/g, '\\$&')).join('; ')

/** The gaps of a text that `typedText` joined, or that somebody typed as one. */
export function splitGaps(text: string): string[] {
  const gaps = ['']
  for (const [sign, escaped] of text.matchAll(/\\([\\;；])|[;；] ?|[^]/g)) {
    if (escaped === undefined && /[;；]/.test(sign)) gaps.push('')
    else gaps.push((gaps.pop() ?? '') + (escaped ?? sign))
  }
  return gaps
}
