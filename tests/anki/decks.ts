// Owns the decks of the Anki suites: one card of each kind, dated as a test likes, and exporting them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { exportAnki, type AnkiReport, type AnkiTask } from '../../src/app/export-anki.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Deck } from '../../src/domain/deck/deck.ts'
import { instant, type Instant } from '../../src/domain/time.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import type { Past } from '../../src/storage/deck/rows.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'
import { bias, counting, fastest, memory, steps, weights, why } from '../discord/cards.ts'
import { capital } from '../discord/deck.ts'

export const january = instant(Date.UTC(2026, 0, 1))
export const february = instant(Date.UTC(2026, 1, 1))
/** After every moment at which these tests run: corrections that come after what a person does there. */
export const future = instant(Date.UTC(2099, 0, 1))

/** The cards of the deck `all`, one of each kind, called after it. */
export const cards: readonly Card[] = [memory, bias, capital, weights, fastest, counting, steps, why].map(card => ({
  ...card,
  deckId: 'all',
  id: card.kind,
}))

export interface DeckShape {
  readonly cards?: readonly Card[]
  readonly subdeck?: string
  readonly changedAt?: (id: string, locale: string) => Instant
  readonly past?: Past
  readonly more?: Partial<Deck>
}

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-anki-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A deck file with one deck of this shape. */
export async function deckFile({
  cards: held = cards,
  subdeck = '',
  changedAt = () => january,
  past = { marks: [] },
  more = {},
}: DeckShape = {}): Promise<string> {
  const path = join(freshFolder(), 'deck.sqlite')
  const deck: Deck = {
    id: 'all',
    title: 'All kinds',
    language: 'en',
    locales: ['en', 'zh-CN'],
    notes: [
      {
        id: 'note',
        subdeck,
        texts: { en: { title: 'Note', body: 'More of **it**.' } },
        cards: held.map(card => ({ card, aliases: [] })),
      },
    ],
    ...more,
  }
  const written = await writeDeckFile(
    path,
    [deck],
    ({ id }, locale) => changedAt(id, locale),
    () => past,
  )
  if (!written.ok) throw new Error(written.error.code)
  return path
}

type Options = Partial<Omit<AnkiTask, 'file'>>

/** Exports the deck file at `deck`. */
export async function exportFrom(deck: string, options: Options = {}): Promise<AnkiReport & { readonly path: string }> {
  const file = openDeck(deck, { staysOnDisk: true })
  if (!file.ok) throw new Error(file.error.code)
  const path = join(freshFolder(), 'deck.apkg')
  const done = await exportAnki({ out: path, container: 'legacy', ...options, file: file.value })
  file.value.close()
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return { ...done.value, path: options.out ?? path }
}

/** Exports a deck of this shape; the path of the package. */
export const packageOf = async (shape: DeckShape = {}, options: Options = {}): Promise<string> =>
  (await exportFrom(await deckFile(shape), options)).path

/** `cards` with another question in the card of this kind. */
export const corrected = (kind: Card['kind'], body = 'Corrected.'): readonly Card[] =>
  cards.map(card => {
    const { en } = card.texts
    return card.kind === kind && en ? ({ ...card, texts: { ...card.texts, en: { ...en, body } } } as Card) : card
  })
