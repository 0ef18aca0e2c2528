// Owns content hashes: canonical JSON and its SHA-256, the same on every machine and in every version.
import { hash as digestWith } from 'node:crypto'
import type { Card, DeckLocale } from '../../domain/deck/card.ts'
import type { DeckCard } from '../../domain/deck/deck.ts'

/** JSON without spaces, object keys in UTF-16 order, absent members left out: equal values, equal bytes (RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

/** SHA-256 of bytes, or of a text in UTF-8: 64 lower-case hex digits. */
export const sha256 = (content: string | Uint8Array): string => digestWith('sha256', content, 'hex')

/** The name of a card's whole content: what a snapshot is stored under. */
export const cardHash = (card: Card): string => sha256(canonicalJson(card))

/**
 * The name of what an export shows or a grade depends on in one language: everything but the card's place,
 * difficulty and par and the other languages' texts. deck.lock tells by it whether a card changed.
 */
export function exportHash(card: Card, locale: DeckLocale): string {
  const { deckId: _deck, noteId: _note, difficulty: _difficulty, par: _par, language: _language, texts, ...rest } = card
  return sha256(canonicalJson({ ...rest, text: texts[locale] }))
}

/** A card as it is stored, with its names and with what a build asks of it: all that a build needs of one that it knows. */
export interface Digest extends Pick<Card, 'deckId' | 'id' | 'kind' | 'difficulty' | 'tags'> {
  /** Canonical JSON of the card. */
  readonly body: string
  /** `cardHash`. */
  readonly hash: string
  /** `exportHash` by language. */
  readonly exports: Readonly<Record<DeckLocale, string>>
}

/** A card of which its digest was there first: its body is read only when somebody looks at the card. */
class DigestedCard implements DeckCard {
  readonly aliases: DeckCard['aliases']
  declare readonly figures?: NonNullable<DeckCard['figures']>
  readonly #digest: Digest
  #card: Card | undefined

  constructor(digest: Digest, { aliases, figures }: Omit<DeckCard, 'card'>) {
    this.aliases = aliases
    if (figures) this.figures = figures
    this.#digest = digest
  }

  get card(): Card {
    return (this.#card ??= JSON.parse(this.#digest.body) as Card)
  }

  toJSON(): DeckCard {
    const { card, aliases, figures } = this
    return { card, aliases, ...(figures ? { figures } : {}) }
  }

  static digestOf(each: DeckCard): Digest | undefined {
    return #digest in each ? each.#digest : undefined
  }
}

const digests = new WeakMap<DeckCard, Digest>()

/** The digest of a card, computed once. */
export function digestOf(each: DeckCard): Digest {
  const known = DigestedCard.digestOf(each) ?? digests.get(each)
  if (known) return known
  const { card } = each
  const { deckId, id, kind, difficulty, tags } = card
  const body = canonicalJson(card)
  const exports = Object.fromEntries(Object.keys(card.texts).map(locale => [locale, exportHash(card, locale)]))
  const digest = { deckId, id, kind, difficulty, tags, body, hash: sha256(body), exports }
  digests.set(each, digest)
  return digest
}

/** The card that `digest` is of, with what stands `beside` it. */
export const digestedCard = (digest: Digest, beside: Omit<DeckCard, 'card'>): DeckCard =>
  new DigestedCard(digest, beside)
