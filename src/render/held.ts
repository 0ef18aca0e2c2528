// Owns keeping pieces of a text out of Markdown's sight: each stands as a marker that Markdown takes for a letter.

/** What stands in a text's place: `html` in the result, `source`, if there is one, in code, alt texts and addresses. */
interface Piece {
  readonly html: string
  readonly source?: string
}

export interface Held {
  /** Keeps a piece and gives the marker to write in its place. */
  readonly keep: (piece: Piece) => string
  /** `text` with the source of every piece that has one. */
  readonly sources: (text: string) => string
  /** `html` with every piece in it, and in these the pieces that they hold. */
  readonly restore: (html: string) => string
}

/** Characters for private use; a text that holds them itself gets the sign for unreadable characters. */
const OPEN = '\u{f0000}'
const CLOSE = '\u{f0001}'
const digits = '\u{f0010}\u{f0011}\u{f0012}\u{f0013}\u{f0014}\u{f0015}\u{f0016}\u{f0017}\u{f0018}\u{f0019}'
const reserved = /[\u{f0000}-\u{f001f}]/gu
const marker = /\u{f0000}([\u{f0010}-\u{f0019}]+)\u{f0001}/gu

/** `text` without characters that could be taken for markers. */
export const withoutMarkers = (text: string): string => text.replace(reserved, '\ufffd')

/** Pieces for one text. */
export function holdPieces(): Held {
  const pieces: Piece[] = []
  const pieceAt = (written: string): Piece | undefined =>
    pieces[Number([...written].map(digit => (digit.codePointAt(0) ?? 0) & 0xf).join(''))]
  const restore = (html: string): string =>
    html.replace(marker, (_, index: string) => restore(pieceAt(index)?.html ?? ''))
  return {
    keep: piece => {
      const index = [...String(pieces.push(piece) - 1)].map(digit => [...digits][Number(digit)]).join('')
      return `${OPEN}${index}${CLOSE}`
    },
    sources: text => text.replace(marker, (whole, index: string) => pieceAt(index)?.source ?? whole),
    restore,
  }
}
