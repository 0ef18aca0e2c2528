// Owns what a person gives as an answer, by the way in which it was given.

export type Answer =
  | { readonly kind: 'typed'; readonly text: string }
  /** The places of the chosen options in the order shown, from 0. */
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }

/** An answer as one text, also where it was given otherwise: what a message quotes. */
export const typedText = (answer: Answer): string =>
  answer.kind === 'typed' ? answer.text : answer.positions.map(position => position + 1).join(', ')
