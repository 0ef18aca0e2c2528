// Owns bringing cards of ours together again: by the note in which each stood, under the deck that they came from.
import { yamlText } from '../compiler/yaml-text.ts'
import { deckTextOf, type DeckHead, type NoteText } from '../domain/deck/deck.ts'
import { cardSource, ID } from '../import/card-source.ts'
import { teller, type ImportNote } from '../import/imported.ts'
import { freeId, type TakenIds, type WrittenCard } from '../import/notes.ts'
import { levelFor, notePath, type OwnNote } from '../import/own-note.ts'
import type { OwnCard } from './own-cards.ts'

/** A note of ours, and its cards as they are written. */
export interface OwnGroup {
  readonly note: OwnNote
  readonly cards: readonly WrittenCard[]
}

/**
 * The notes of `cards`, all of one deck, and what it says of itself: as the package has it, else what follows from the cards. Ids
 * are added to `taken`; what has changed is added to `notes`.
 */
export function ownGroups(
  cards: readonly OwnCard[],
  title: string,
  taken: TakenIds,
  notes: ImportNote[],
): { readonly groups: readonly OwnGroup[]; readonly deck: DeckHead } | undefined {
  const [first] = cards
  if (!first) return undefined
  const deck = headFor(cards, first, title)
  const byNote = Map.groupBy(cards, ({ card }) => card.noteId)
  const groups = [...byNote].map(([found, held]): OwnGroup => {
    const path = notePath(found)
    if (path !== found && held[0]) teller(held[0].line, notes)('anki.note-path', { found, path })
    const level = levelFor(held.map(({ card }) => card))
    const sources = new Map<string, OwnCard['card']>()
    const written = held.map(({ card, aliases, line, isEdited }): WrittenCard => {
      const tell = teller(line, notes)
      if (isEdited) tell('anki.edited')
      const id = freeId({ id: card.id, line }, card.id, taken, tell)
      sources.set(id, card)
      for (const alias of aliases) taken.set(alias.toLowerCase(), 1)
      return { line, id, kind: card.kind, text: cardSource(card, aliases, level, deck).replace(ID, yamlText(id)) }
    })
    return { note: { path, texts: textsOf(held), language: deck.language, level, cards: sources }, cards: written }
  })
  return { groups, deck }
}

function headFor(cards: readonly OwnCard[], { card }: OwnCard, title: string): DeckHead {
  const stated = cards.find(({ deck }) => deck?.id === card.deckId)?.deck
  const locales = [...new Set([card.language, ...cards.flatMap(each => Object.keys(each.card.texts))])]
  const text = stated && deckTextOf(stated, card.language)
  const { license, attribution } = stated ?? card
  return {
    id: card.deckId,
    title: text?.title ?? title,
    ...(text?.description === undefined ? {} : { description: text.description }),
    ...(license === undefined ? {} : { license }),
    ...(attribution === undefined ? {} : { attribution }),
    language: card.language,
    locales: [
      ...new Set([card.language, ...(stated?.locales.filter(locale => locales.includes(locale)) ?? []), ...locales]),
    ],
    ...(stated?.translations === undefined ? {} : translationsIn(stated, locales, card.language)),
  }
}

/** Of a package in another language than the deck's own only what is in it. */
function translationsIn(
  { translations = {} }: DeckHead,
  locales: readonly string[],
  language: string,
): Pick<DeckHead, 'translations'> {
  const kept = Object.entries(translations).filter(([locale]) => locale !== language && locales.includes(locale))
  return kept.length === 0 ? {} : { translations: Object.fromEntries(kept) }
}

const textsOf = (held: readonly OwnCard[]): Record<string, NoteText> =>
  Object.assign({}, ...held.map(({ note }) => note))
