// Owns which pictures a card shows.
import type { Card } from './card.ts'
import { picturesIn } from './picture.ts'

/** Names of the pictures in the card's texts, in every language, each once. */
export const mediaOf = ({ texts }: Card): readonly string[] => [...new Set(stringsIn(texts).flatMap(namesIn))]

const namesIn = (markdown: string): string[] => picturesIn(markdown).map(({ target }) => target)

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
