// Owns covered pictures of Anki: a recall card for each cover, with the picture drawn as Anki shows its two sides.
import type { ReadNote } from '../../anki/read/collection.ts'
import { unescapedUrl } from '../html-inline.ts'
import { htmlTree, type Node } from '../html-tree.ts'
import type { Tell } from '../imported.ts'
import type { AnkiReading, PlacedCard } from './cards.ts'
import { coversIn, coversOver, listsCovers, placeInWords, type Cover } from './covers.ts'

export const isOcclusion = ({ type, fields }: ReadNote): boolean => type.isCloze && fields.some(listsCovers)

/** `markdown` turns HTML into Markdown. */
export function occlusionCards(
  { fields, tags, cards, type }: ReadNote,
  place: number,
  tell: Tell,
  { coveredAt }: AnkiReading,
  markdown: (html: string) => string,
): readonly PlacedCard[] {
  const covers = coversIn(fields.find(listsCovers) ?? '')
  const html = (name: string, index: number): string => {
    const at = type.fields.indexOf(name)
    return fields[at === -1 ? index : at] ?? ''
  }
  const [image, header] = [html('Image', 1), markdown(html('Header', 2))]
  const name = pictureIn(htmlTree(image))
  // What else stands beside the picture.
  const beside = markdown(name === undefined ? image : image.replace(/<img\b[^>]*>/i, ''))
  const explanation = [html('Back Extra', 3), html('Comments', 4)].map(markdown)
  let plain: string | undefined
  /** The picture as a side of the card shows it; the picture alone where nothing can be drawn on it. */
  const side = (asked: number, isBack: boolean): { readonly text: string; readonly isDrawn: boolean } => {
    const alt = `the picture with ${isBack ? 'the outline of ' : ''}${inWords(covers, asked)}`
    const overlay = coversOver(covers, asked, isBack)
    const path = name === undefined ? undefined : (coveredAt(name, overlay) ?? coveredAt(unescapedUrl(name), overlay))
    if (path !== undefined) return { text: `![${alt}](${path})`, isDrawn: true }
    plain ??= markdown(image)
    return { text: plain, isDrawn: false }
  }
  let drawn = 0
  const made = cards.map(({ ord, deck }): PlacedCard => {
    const [front, back] = [side(ord + 1, false), side(ord + 1, true)]
    const isDrawn = front.isDrawn && back.isDrawn
    if (isDrawn) drawn++
    const question = isDrawn
      ? [header, 'What is covered?', front.text, beside]
      : [header, `What is covered (${inWords(covers, ord + 1)})?`, plain ?? '']
    const answer = isDrawn ? [back.text, ...explanation] : explanation
    return {
      deck,
      card: {
        line: place,
        question: written(question),
        answer: { kind: 'recall', answer: written(answer) || plain || '—' },
        tags,
      },
    }
  })
  if (drawn > 0) tell('anki.occlusion', { cards: drawn })
  if (drawn < made.length) tell('anki.occlusion-plain', { cards: made.length - drawn })
  return made
}

export const written = (parts: readonly string[]): string => parts.filter(text => text !== '').join('\n\n')

const inWords = (covers: readonly Cover[], asked: number): string =>
  covers
    .filter(({ number }) => number === asked)
    .map(placeInWords)
    .join('; ') || `cover ${asked}`

/** The name of the first picture. */
export function pictureIn(nodes: readonly Node[]): string | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const name = node.name === 'img' ? node.attributes.get('src') : pictureIn(node.children)
    if (name !== undefined) return name
  }
  return undefined
}
