// Owns covered pictures of the add-on "Image Occlusion Enhanced", older than Anki's own: a picture, and two masks to lie on it.
// Source: template.py of https://github.com/glutanimate/image-occlusion-enhanced, the names of its fields.
import type { ReadNote } from '../../anki/read/collection.ts'
import { htmlTree } from '../html-tree.ts'
import type { Tell } from '../imported.ts'
import type { AnkiReading, PlacedCard } from './cards.ts'
import { pictureIn, written } from './occlusion.ts'

/** The cards of such a note; undefined where it is none, or the mask of the question cannot be drawn on its picture. */
export function maskedCards(
  { type, fields, tags, cards }: ReadNote,
  place: number,
  tell: Tell,
  { maskedAt }: AnkiReading,
  markdown: (html: string) => string,
): readonly PlacedCard[] | undefined {
  if (type.isCloze || !['Question Mask', 'Answer Mask', 'Image'].every(name => type.fields.includes(name)))
    return undefined
  const html = (name: string): string => fields[type.fields.indexOf(name)] ?? ''
  const picture = pictureIn(htmlTree(html('Image')))
  if (picture === undefined) return undefined
  const side = (name: string): string | undefined => {
    const mask = pictureIn(htmlTree(html(name)))
    const path = mask === undefined ? undefined : maskedAt(picture, mask)
    return path === undefined ? undefined : `![the picture with ${name.toLowerCase()}](${path})`
  }
  const front = side('Question Mask')
  if (front === undefined) return undefined
  const back = side('Answer Mask') ?? markdown(html('Image'))
  const texts = (...names: readonly string[]): string[] => names.map(name => markdown(html(name)))
  const made = cards.map(({ deck }): PlacedCard => {
    const question = written([...texts('Header'), 'What is covered?', front, ...texts('Footer')])
    const answer = written([back, ...texts('Remarks', 'Sources', 'Extra 1', 'Extra 2')])
    return { deck, card: { line: place, question, answer: { kind: 'recall', answer }, tags } }
  })
  tell('anki.occlusion', { cards: made.length })
  return made
}
