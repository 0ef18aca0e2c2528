// Owns what the notes of an Anki collection are as cards: both ways, typed, gaps, covered pictures; the rest is recall.
import type { ReadNote } from '../../anki/read/collection.ts'
import type { ReadType } from '../../anki/read/schemas.ts'
import { untypable } from '../../compiler/words.ts'
import { fromHtml } from '../html.ts'
import { htmlTree, textIn } from '../html-tree.ts'
import { teller, type ImportedAnswer, type ImportedCard, type ImportNote, type Tell } from '../imported.ts'
import { gappedMarkdown, piecesIn, withGapsAs } from './gaps.ts'
import type { Size } from './covers.ts'
import { isOcclusion, occlusionCards } from './occlusion.ts'
import { maskedCards } from './masks.ts'
import { fillSide, type Side, type SideContext } from './template.ts'

/** A card with the deck of Anki in which it lies, by names from the top. */
export interface PlacedCard {
  readonly card: ImportedCard
  readonly deck: readonly string[]
}

export interface AnkiReading {
  /** The path that a text gives a file of the package; undefined where it will not be there. */
  readonly fileAt: (name: string) => string | undefined
  /** The path of a picture of the package with something drawn over it; undefined where that cannot be. */
  readonly coveredAt: (name: string, overlay: (size: Size) => string) => string | undefined
  /** The same where another picture lies on all of it. */
  readonly maskedAt: (name: string, mask: string) => string | undefined
  readonly notes: ImportNote[]
  /** What was told of a note type, which is told once. */
  readonly told: Set<string>
}

/** Of a note. Anki makes no more gaps. */
const MOST_CARDS = 500

/** The cards of the note at `place` (from 1) of its package. */
export function cardsOf(note: ReadNote, place: number, reading: AnkiReading): readonly PlacedCard[] {
  const tell = teller(place, reading.notes)
  const [first] = note.cards
  if (!first) {
    tell('anki.no-card')
    return []
  }
  if (note.cards.length > MOST_CARDS) {
    tell('anki.many-cards', { found: note.cards.length, allowed: MOST_CARDS })
    return []
  }
  const at = { note, place, deck: first.deck, tell, reading }
  const markdown = (html: string): string => markdownOf(html, at)
  if (isOcclusion(note)) return occlusionCards(note, place, tell, reading, markdown)
  const masked = maskedCards(note, place, tell, reading, markdown)
  if (masked) return masked
  return note.type.isCloze
    ? clozeCards(at)
    : note.cards.flatMap(({ ord, deck }) => plainCard({ ...at, deck }, ord) ?? [])
}

interface At {
  readonly note: ReadNote
  readonly place: number
  /** Of the card. */
  readonly deck: readonly string[]
  readonly tell: Tell
  readonly reading: AnkiReading
}

const markdownOf = (html: string, { tell, reading }: At): string => fromHtml(html, { tell, fileAt: reading.fileAt })

/** Both sides of a card, filled in; of a template that cannot be read the fields themselves. */
function sidesOf({ note, deck, tell, reading }: At, ord: number): readonly [Side, Side] {
  const { type, fields } = note
  const template = type.templates[type.isCloze ? 0 : ord]
  const context: SideContext = {
    fields: new Map(type.fields.map((name, index) => [name, fields[index] ?? ''])),
    specials: specialsOf(note, template?.name ?? '', deck),
    ...(type.isCloze ? { gap: ord + 1 } : {}),
  }
  const front = template && fillSide(template.front, context)
  const back = template && fillSide(template.back, context)
  if (front && back) {
    for (const what of new Set([...front.lost, ...back.lost]))
      tellOfType(type, what, reading, () => tell('anki.script', { type: type.name, what }))
    return [front, back]
  }
  const card = template?.name ?? String(ord + 1)
  tellOfType(type, card, reading, () => tell('anki.template', { type: type.name, card }))
  return [bare(fields.slice(0, 1), type), bare(fields.slice(1), type)]
}

const bare = (fields: readonly string[], { isCloze, fields: [name = ''] }: ReadType): Side => ({
  html: fields
    .filter(field => field !== '')
    .map(field => `<div>${field}</div>`)
    .join(''),
  typed: [],
  hints: [],
  gapped: isCloze ? [name] : [],
  hasFront: false,
  lost: [],
})

const specialsOf = ({ type, tags }: ReadNote, card: string, deck: readonly string[]): Record<string, string> => ({
  Tags: tags.join(' '),
  Type: type.name,
  Deck: deck.join('::'),
  Subdeck: deck.at(-1) ?? '',
  Card: card,
  CardFlag: '',
  CardID: '',
})

function tellOfType(type: ReadType, what: string, { told }: AnkiReading, say: () => void): void {
  const key = `${type.name}\n${what}`
  if (told.has(key)) return
  told.add(key)
  say()
}

/** What stands below the line that Anki scrolls to; without one, everything. */
const belowAnswer = (html: string): string => {
  const found = /<hr\b[^>]*\bid\s*=\s*["']?answer["']?[^>]*>/i.exec(html)
  return found ? html.slice(found.index + found[0].length) : html
}

/** Rules at the ends of a text, which part nothing. */
const rules = /^(?:\s*\*\*\*[^\S\n]*(?:\n|$))+|(?:(?:^|\n)\s*\*\*\*\s*)+$/g

/** The answer without the question, which a template may repeat above it. */
function answerOf(back: Side, question: string, at: At): string {
  const below = markdownOf(belowAnswer(back.html), at)
  const whole = below.replace(rules, '').trim()
  const rest = question !== '' && whole.startsWith(question) ? whole.slice(question.length) : undefined
  return rest !== undefined && /^\s*(?:\n|$)/.test(rest) ? rest.replace(rules, '').trim() : whole
}

function hintOf({ hints }: Side, at: At): { readonly hint?: string } {
  const texts = hints.map(name => markdownOf(at.note.fields[at.note.type.fields.indexOf(name)] ?? '', at))
  const hint = texts.filter(text => text !== '').join('\n\n')
  return hint === '' ? {} : { hint }
}

function plainCard(at: At, ord: number): PlacedCard | undefined {
  const { note, place, deck, tell } = at
  const [front, back] = sidesOf(at, ord)
  const question = markdownOf(front.html, at)
  const typed = front.typed.map(name => note.fields[note.type.fields.indexOf(name)] ?? '')
  const words = typed.map(html => textIn(htmlTree(html)).replaceAll('\u00a0', ' ').trim()).filter(text => text !== '')
  const [word, ...others] = words
  const answer = answerOf(back, question, at)
  const whole = [answer, ...typed.filter(() => answer === '').map(html => markdownOf(html, at))].filter(
    text => text !== '',
  )
  if (question === '') return tell('row.no-question')
  const isTyped = word !== undefined && others.length === 0 && !word.includes('\n') && untypable(word) === undefined
  const given: ImportedAnswer = isTyped
    ? { kind: 'text', accept: [word] }
    : { kind: 'recall', answer: whole.join('\n\n') || empty(tell) }
  const explanation = isTyped && answer !== markdownOf(typed[0] ?? '', at) ? answer : ''
  return {
    deck,
    card: {
      line: place,
      question,
      answer: given,
      tags: note.tags,
      ...hintOf(front, at),
      ...(explanation === '' ? {} : { explanation }),
    },
  }
}

function empty(tell: Tell): string {
  tell('answer.empty')
  return '—'
}

/** One card with all gaps of the note; where these cannot be gaps here, a recall card for each card in Anki. */
function clozeCards(at: At): readonly PlacedCard[] {
  const { note, place, deck, tell } = at
  const [front, back] = sidesOf(at, note.cards[0]?.ord ?? 0)
  const names = front.gapped.length > 0 ? front.gapped : note.type.fields.slice(0, 1)
  const isFromGaps = names.every(name => note.type.fields.includes(name))
  const body = isFromGaps ? gappedMarkdown(front.html, html => markdownOf(html, at)) : undefined
  const common = { line: place, tags: note.tags, ...hintOf(front, at) }
  if (body !== undefined) {
    // The text with its gaps filled in need not be read twice.
    const filled = (html: string): string => withGapsAs(piecesIn(html), (_, hidden) => hidden)
    const explanation = answerOf({ ...back, html: filled(back.html) }, markdownOf(filled(front.html), at), at)
    return [
      {
        deck,
        card: { ...common, question: body, answer: { kind: 'gaps' }, ...(explanation === '' ? {} : { explanation }) },
      },
    ]
  }
  const asked = note.cards.flatMap((card): PlacedCard[] => {
    const number = card.ord + 1
    const there = { ...at, deck: card.deck }
    const [mine, other] = sidesOf(there, card.ord)
    const pieces = piecesIn(mine.html)
    const question = markdownOf(
      withGapsAs(pieces, ({ numbers, hint }, hidden) =>
        numbers.includes(number) ? `[${hint === undefined || hint === '' ? '…' : hint}]` : hidden,
      ),
      there,
    )
    const shown = withGapsAs(piecesIn(other.html), ({ numbers }, hidden) =>
      numbers.includes(number) ? `<b>${hidden}</b>` : hidden,
    )
    if (question === '') {
      tell('row.no-question')
      return []
    }
    const answer = answerOf({ ...other, html: shown }, question, there) || empty(tell)
    return [{ deck: card.deck, card: { ...common, question, answer: { kind: 'recall', answer } } }]
  })
  if (asked.length > 0) tell('anki.gaps', { cards: asked.length })
  return asked
}
