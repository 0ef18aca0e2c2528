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
      return answer.texts.join('; ')
  }
}
