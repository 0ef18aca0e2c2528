// Owns the pictures of deck texts: what Markdown shows as a picture, and formulas that characters cannot show.
import { texIn } from '../../domain/deck/math.ts'
import { picturesIn } from '../../domain/deck/picture.ts'
import { texToLine } from '../../render/tex-line.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Gallery, Picture } from '../define.ts'

/** A picture that is a file of the deck; any other address is nobody's. */
const fileOfDeck = /^[\da-f]{64}\.[a-z]+$/

/** The pictures of texts of one deck in order, each once; empty where they have none. */
export function deckPictures(
  deckId: string,
  texts: readonly (string | undefined)[],
  { bot: { picture: words } }: Catalog,
): Gallery[] {
  const found = texts.flatMap(text =>
    text === undefined ? [] : [...mediaOf(text, deckId, words), ...formulasOf(text, words)],
  )
  const once = new Map(found.map(picture => [JSON.stringify(picture.source), picture]))
  return once.size === 0 ? [] : [{ type: 'pictures', pictures: [...once.values()] }]
}

type Words = Catalog['bot']['picture']

const mediaOf = (text: string, deckId: string, words: Words): Picture[] =>
  picturesIn(text).flatMap(({ alt, target }) =>
    fileOfDeck.test(target)
      ? [{ source: { kind: 'medium', deckId, name: target } as const, alt: alt === '' ? words.unnamed : alt }]
      : [],
  )

const formulasOf = (text: string, words: Words): Picture[] =>
  texIn(text).flatMap(({ source }) =>
    texToLine(source) === undefined
      ? [{ source: { kind: 'tex', tex: source } as const, alt: words.formula(source) }]
      : [],
  )
