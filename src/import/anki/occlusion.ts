// Owns covered pictures of Anki, which have no equivalent: each cover becomes a recall card that says where it lies.
// Source: ts/routes/image-occlusion/shapes and rslib/src/image_occlusion/imageocclusion.rs.
import type { ReadNote } from '../../anki/read/collection.ts'
import type { Tell } from '../imported.ts'
import type { PlacedCard } from './cards.ts'

/** Shares of width and height, from the upper left corner. */
interface Cover {
  readonly number: number
  readonly shape: string
  readonly left: number
  readonly top: number
}

const cover = /\{\{c(\d+)::image-occlusion:([a-z]+):([^}]*?)\}\}/g

const coversIn = (text: string): Cover[] =>
  [...text.matchAll(cover)].map(([, number, shape = '', written = '']) => {
    const share = (name: string): number => Number(new RegExp(`(?:^|:)${name}=([\\d.]+)`).exec(written)?.[1] ?? 0) || 0
    return { number: Number(number), shape, left: share('left'), top: share('top') }
  })

/** `markdown` turns a field into Markdown. */
export function occlusionCards(
  { fields, tags, cards, type }: ReadNote,
  place: number,
  tell: Tell,
  markdown: (html: string) => string,
): readonly PlacedCard[] {
  const covers = coversIn(fields[0] ?? '')
  const field = (name: string, index: number): string => {
    const at = type.fields.indexOf(name)
    return markdown(fields[at === -1 ? index : at] ?? '')
  }
  const [image, header] = [field('Image', 1), field('Header', 2)]
  const explanation = [field('Back Extra', 3), field('Comments', 4)].filter(text => text !== '').join('\n\n')
  const made = cards.map(({ ord, deck }): PlacedCard => {
    const own = covers.filter(({ number }) => number === ord + 1)
    const where = own.map(
      ({ left, top, shape }) => `${shape} at ${percent(left)} from the left, ${percent(top)} from the top`,
    )
    const asked = `What is covered (${where.join('; ') || `cover ${ord + 1}`})?`
    return {
      deck,
      card: {
        line: place,
        question: [header, asked, image].filter(text => text !== '').join('\n\n'),
        answer: { kind: 'recall', answer: explanation || image || '—' },
        tags,
      },
    }
  })
  tell('anki.occlusion', { cards: made.length })
  return made
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
