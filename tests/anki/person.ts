// Owns what a person of the matrix does and has: the deck of January, a correction, a package in another style.
import type { AnkiNote } from '../../src/anki/collection.ts'
import { guidOf } from '../../src/anki/note.ts'
import { fieldNames, noteTypes } from '../../src/anki/note-types.ts'
import { writePackage } from '../../src/anki/package.ts'
import { cardKey } from '../../src/domain/deck/card.ts'
import type { Anki, ImportCounts, NoteInAnki } from './backend.ts'
import { corrected, february, freshFolder, january, packageOf, type DeckShape } from './decks.ts'

export const guid = (kind: string): string => guidOf(cardKey('all', kind))
export const said = (counts: ImportCounts): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')

export async function noteIn(anki: Anki, kind: string): Promise<NoteInAnki> {
  const note = (await anki.ask('notes')).find(each => each.guid === guid(kind))
  if (!note) throw new Error(`no note of the ${kind} card`)
  return note
}

/** The person has the deck of January. */
export const have = async (anki: Anki, shape: DeckShape = {}): Promise<string> => {
  const path = await packageOf(shape)
  await anki.ask('import', { path })
  return path
}

/** The package in which the recall card is corrected, at `at`. */
export const correction = (at = february): Promise<string> =>
  packageOf({ cards: corrected('recall'), changedAt: id => (id === 'recall' ? at : january) })

export const took = async (anki: Anki): Promise<string> =>
  (await noteIn(anki, 'recall')).fields['Question']?.includes('Corrected.') ? 'the correction is there' : 'theirs stays'

const note = (css: string, modifiedAt: number): AnkiNote => ({
  id: 1_000_000_000_001,
  guid: 'one',
  type: { ...noteTypes.recall, css, modifiedAt },
  modifiedAt: 1_000,
  deckId: 1_000_000_000_002,
  tags: [],
  fields: fieldNames.map(name => (name === 'Title' || name === 'Key' ? 'one' : '')),
  cards: [{ id: 1_000_000_000_001, template: 0, due: 1 }],
})

/** A package of one note whose note type has this style. */
export async function styled(css: string, modifiedAt: number): Promise<string> {
  const path = `${freshFolder()}/styled.apkg`
  const one = note(css, modifiedAt)
  const decks = [{ id: one.deckId, name: 'Styled', description: '' }]
  const written = await writePackage(path, 'legacy', [one], () => ({
    types: [one.type],
    decks,
    modifiedAt: 1_000,
    media: [],
  }))
  if (!written.ok) throw new Error(written.error)
  return path
}

export const style = async (anki: Anki): Promise<string> =>
  (await anki.ask('types')).find(({ name }) => name === noteTypes.recall.name)?.css ?? ''
