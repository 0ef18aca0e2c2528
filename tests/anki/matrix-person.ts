// Owns the rows of the matrix in which a person has made the deck their own before a correction comes.
import type { Anki } from './backend.ts'
import { future } from './decks.ts'
import type { Row } from './matrix.ts'
import { correction, guid, have, noteIn, said, took } from './person.ts'

/** What becomes of a correction after the person has done something. */
const after = (
  what: string,
  act: (anki: Anki) => Promise<unknown>,
  seen: string,
  look: (anki: Anki) => Promise<string> = () => Promise.resolve(''),
  options: object = {},
): Row => ({
  what: `the person ${what}; a correction`,
  seen,
  run: async anki => {
    await have(anki)
    await act(anki)
    const counts = await anki.ask('import', { path: await correction(future), ...options })
    const found = await look(anki)
    return [said(counts), await took(anki), ...(found === '' ? [] : [found])].join('; ')
  },
})

const recallType = 'prepdeck recall'

export const ofThePerson: readonly Row[] = [
  after(
    'moved all cards to a deck of their own',
    anki => anki.ask('moveCards', { deck: 'Mine::Here' }),
    '1 updated, 7 duplicate; the correction is there; the card lies in Mine::Here',
    async anki => `the card lies in ${(await noteIn(anki, 'recall')).cards[0]?.deck}`,
  ),
  after(
    'suspended and flagged the card',
    anki => anki.ask('setAside', { guid: guid('recall') }),
    '1 updated, 7 duplicate; the correction is there; suspended, flag 3',
    async anki => {
      const [card] = (await noteIn(anki, 'recall')).cards
      return `${card?.queue === -1 ? 'suspended' : 'asked'}, flag ${card?.flag}`
    },
  ),
  after(
    'deleted the deck with its cards',
    anki => anki.ask('removeDeck', { name: 'All kinds' }),
    '8 new; the correction is there',
  ),
  after(
    'gave one of our tags another name',
    anki => anki.ask('renameTag', { from: 'prepdeck', to: 'ours' }),
    '1 updated, 7 duplicate; the correction is there; prepdeck::kind::recall; others: ours::kind::choice',
    async anki => {
      const kindOf = async (kind: string) => (await noteIn(anki, kind)).tags.find(tag => tag.includes('::kind::'))
      return `${await kindOf('recall')}; others: ${await kindOf('choice')}`
    },
  ),
  after(
    'gave a note type another name and style',
    anki => anki.ask('changeType', { name: recallType, to: 'Mine', css: '.mine{}' }),
    '1 updated, 7 duplicate; the correction is there; Mine, style theirs',
    async anki => {
      const type = (await anki.ask('types')).find(({ name }) => name === 'Mine' || name === recallType)
      return `${type?.name}, style ${type?.css === '.mine{}' ? 'theirs' : 'ours'}`
    },
  ),
  after(
    'added a field to a note type',
    anki => anki.ask('changeType', { name: recallType, field: 'My notes' }),
    '7 duplicate, 1 conflicting; theirs stays',
  ),
  after(
    'added a field to a note type, and chooses *Merge note types*',
    anki => anki.ask('changeType', { name: recallType, field: 'My notes' }),
    '1 updated, 7 duplicate; the correction is there; the field stays',
    async anki => `the field ${'My notes' in (await noteIn(anki, 'recall')).fields ? 'stays' : 'is gone'}`,
    { mergeNotetypes: true },
  ),
]
