// Owns the description of a deck in Anki's overview: what it is, whose, and what an update does.
import type { DeckHead } from '../domain/deck/deck.ts'
import type { Catalog } from '../i18n/en.ts'
import { escapedText } from './html.ts'

type Described = Pick<DeckHead, 'description' | 'license' | 'attribution'>

/** HTML, a paragraph each. */
export function descriptionOf({ description, license, attribution }: Described, texts: Catalog['anki']): string {
  const rights = [
    ...(attribution === undefined ? [] : [texts.attribution(attribution)]),
    ...(license === undefined ? [] : [texts.license(license)]),
  ].join(' · ')
  return [description ?? '', rights, texts.retention, texts.updates]
    .filter(text => text !== '')
    .map(text => `<p>${escapedText(text)}</p>`)
    .join('')
}
