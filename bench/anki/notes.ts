// Owns the notes that the writers of Anki packages are given: short questions with their answers, fields ready to write.
import type { AnkiNote } from '../../src/anki/collection.ts'
import { fieldNames, noteTypes } from '../../src/anki/note-types.ts'

const MOMENT = 1_700_000_000
export const DECK_ID = 1_600_000_000_000

/** `count` notes one after the other, so that nobody holds them all. */
export function* benchNotes(count: number): Generator<AnkiNote> {
  for (let index = 0; index < count; index++) yield benchNote(index)
}

function benchNote(index: number): AnkiNote {
  const contents: Readonly<Record<string, string>> = {
    Title: `Question ${index}`,
    Question: `<p>What is the output width of a convolution with input ${index + 7}, kernel 3 and stride 2?</p>`,
    Answer: `<p>${Math.floor((index + 4) / 2) + 1} px</p>`,
    Explanation: '<p>\\(\\lfloor (W + 2p - k)/s \\rfloor + 1\\)</p>',
    Lang: 'en',
    Key: `bench/card-${index}`,
  }
  return {
    id: DECK_ID + index,
    guid: `bench${index}`,
    type: noteTypes.recall,
    modifiedAt: MOMENT,
    deckId: DECK_ID,
    tags: ['prepdeck::deck::bench', 'shapes'],
    fields: fieldNames.map(name => contents[name] ?? ''),
    cards: [{ id: DECK_ID + index, template: 0, due: index + 1 }],
  }
}
