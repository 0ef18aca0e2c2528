// Owns the matrix of imports: what a person did, which package came, and what a real Anki makes of it; docs/anki.md shows it.
import { readFileSync } from 'node:fs'
import type { Anki } from './backend.ts'
import { cards, corrected, february, future, january, packageOf } from './decks.ts'
import { ofThePerson } from './matrix-person.ts'
import { correction, guid, have, noteIn, said, style, styled, took } from './person.ts'

export interface Row {
  readonly what: string
  /** What is seen, in the words of Anki's own counts; the test compares, the page prints. */
  readonly seen: string
  readonly run: (anki: Anki) => Promise<string>
}

const tick = (what: string, options: object, seen: string): Row => ({
  what: `a correction, imported with ${what}`,
  seen,
  run: async anki => {
    await have(anki)
    const counts = await anki.ask('import', { path: await correction(), ...options })
    return `${said(counts)}; ${await took(anki)}; presets: ${(await anki.ask('presets')).join(', ')}`
  },
})

export const matrix: readonly Row[] = [
  {
    what: 'a first import',
    seen: '8 new',
    run: async anki => said(await anki.ask('import', { path: await packageOf() })),
  },
  {
    what: 'the same package again',
    seen: '8 duplicate',
    run: async anki => said(await anki.ask('import', { path: await have(anki) })),
  },
  {
    what: 'the same deck in the other container',
    seen: '8 duplicate',
    run: async anki => {
      await have(anki)
      return said(await anki.ask('import', { path: await packageOf({}, { container: 'current' }) }))
    },
  },
  {
    what: 'one card corrected, which the person knows for ten days',
    seen: '1 updated, 7 duplicate; the correction is there; 10 days, 3 reviews kept',
    run: async anki => {
      await have(anki)
      await anki.ask('review', { guid: guid('recall') })
      const counts = await anki.ask('import', { path: await correction() })
      const [card] = (await noteIn(anki, 'recall')).cards
      return `${said(counts)}; ${await took(anki)}; ${card?.ivl} days, ${card?.reps} reviews kept`
    },
  },
  {
    what: 'the person edited the note after the correction',
    seen: '8 duplicate; theirs stays',
    run: async anki => {
      await have(anki)
      await anki.ask('edit', { guid: guid('recall'), fields: { Answer: 'mine' } })
      const counts = await anki.ask('import', { path: await correction() })
      return `${said(counts)}; ${await took(anki)}`
    },
  },
  {
    what: 'the person edited the note after the correction, and chooses *Update notes: Always*',
    seen: '1 updated, 7 duplicate; the correction is there',
    run: async anki => {
      await have(anki)
      await anki.ask('edit', { guid: guid('recall'), fields: { Answer: 'mine' } })
      const counts = await anki.ask('import', { path: await correction(), updateNotes: 'always' })
      return `${said(counts)}; ${await took(anki)}`
    },
  },
  {
    what: 'the card became a leech after the correction was made, before it was imported',
    seen: '8 duplicate; theirs stays',
    run: async anki => {
      await have(anki)
      if (!(await anki.ask('leech', { guid: guid('recall') }))) return 'no leech'
      return `${said(await anki.ask('import', { path: await correction() }))}; ${await took(anki)}`
    },
  },
  {
    what: 'the card became a leech before the correction was made',
    seen: '1 updated, 7 duplicate; the correction is there',
    run: async anki => {
      await have(anki)
      if (!(await anki.ask('leech', { guid: guid('recall') }))) return 'no leech'
      return `${said(await anki.ask('import', { path: await correction(future) }))}; ${await took(anki)}`
    },
  },
  {
    what: 'the person tagged the note before the correction was made',
    seen: '1 updated, 7 duplicate; the tag is gone',
    run: async anki => {
      await have(anki)
      await anki.ask('edit', { guid: guid('recall'), tags: ['mine'] })
      const counts = await anki.ask('import', { path: await correction(future) })
      return `${said(counts)}; the tag ${(await noteIn(anki, 'recall')).tags.includes('mine') ? 'stays' : 'is gone'}`
    },
  },
  {
    what: 'the person tagged the note after the correction was made',
    seen: '8 duplicate; the tag stays; theirs stays',
    run: async anki => {
      await have(anki)
      await anki.ask('edit', { guid: guid('recall'), tags: ['mine'] })
      const counts = await anki.ask('import', { path: await correction() })
      const { tags } = await noteIn(anki, 'recall')
      return `${said(counts)}; the tag ${tags.includes('mine') ? 'stays' : 'is gone'}; ${await took(anki)}`
    },
  },
  {
    what: 'fields written otherwise by another prepdeck, the cards unchanged',
    seen: '8 duplicate; theirs stays',
    run: async anki => {
      await have(anki)
      return `${said(await anki.ask('import', { path: await packageOf({ cards: corrected('recall') }) }))}; ${await took(anki)}`
    },
  },
  {
    what: 'templates or CSS changed, their date raised',
    seen: '1 duplicate; the style is new',
    run: async anki => {
      await anki.ask('import', { path: await styled('.old{}', 1_000) })
      const counts = await anki.ask('import', { path: await styled('.new{}', 1_001) })
      return `${said(counts)}; the style is ${(await style(anki)) === '.new{}' ? 'new' : 'old'}`
    },
  },
  {
    what: 'templates or CSS changed, their date not raised',
    seen: '1 duplicate; the style is old',
    run: async anki => {
      await anki.ask('import', { path: await styled('.old{}', 1_000) })
      const counts = await anki.ask('import', { path: await styled('.new{}', 1_000) })
      return `${said(counts)}; the style is ${(await style(anki)) === '.new{}' ? 'new' : 'old'}`
    },
  },
  tick("the dialog's defaults", {}, '1 updated, 7 duplicate; the correction is there; presets: Default'),
  tick('*Update notes: Never*', { updateNotes: 'never' }, '8 duplicate; theirs stays; presets: Default'),
  tick(
    '*Update note types: Always*',
    { updateNotetypes: 'always' },
    '1 updated, 7 duplicate; the correction is there; presets: Default',
  ),
  tick(
    '*Update note types: Never*',
    { updateNotetypes: 'never' },
    '1 updated, 7 duplicate; the correction is there; presets: Default',
  ),
  tick(
    '*Merge note types*',
    { mergeNotetypes: true },
    '1 updated, 7 duplicate; the correction is there; presets: Default',
  ),
  tick(
    '*Import any learning progress*',
    { withScheduling: true },
    '1 updated, 7 duplicate; the correction is there; presets: Default',
  ),
  tick(
    '*Import any deck presets*',
    { withDeckConfigs: true },
    '1 updated, 7 duplicate; the correction is there; presets: Default',
  ),
  {
    what: 'the person renamed the deck; a package with one card more',
    seen: '1 new, 7 duplicate; old cards in Mine, the new one in All kinds',
    run: async anki => {
      await have(anki, { cards: cards.slice(0, -1) })
      await anki.ask('renameDeck', { from: 'All kinds', to: 'Mine' })
      const counts = await anki.ask('import', { path: await packageOf() })
      const [old, fresh] = [await noteIn(anki, 'choice'), await noteIn(anki, 'recall')]
      return `${said(counts)}; old cards in ${old.cards[0]?.deck}, the new one in ${fresh.cards[0]?.deck}`
    },
  },
  {
    what: 'all cards moved to a subdeck',
    seen: '8 duplicate; the cards lie in All kinds',
    run: async anki => {
      await have(anki)
      const counts = await anki.ask('import', { path: await packageOf({ subdeck: 'Vision' }) })
      return `${said(counts)}; the cards lie in ${(await noteIn(anki, 'recall')).cards[0]?.deck}`
    },
  },
  {
    what: 'a card deleted from the deck',
    seen: '7 duplicate; the card is still there; the search in the list of changes finds: all/recall',
    run: async anki => {
      await have(anki)
      const past = { marks: [{ cardId: 'recall', locale: 'en', kind: 'retired', at: february } as const] }
      const path = await packageOf({ cards: cards.slice(0, -1), past })
      const counts = await anki.ask('import', { path })
      await noteIn(anki, 'recall')
      const [query] = readFileSync(path.replace(/apkg$/, 'changes.txt'), 'utf8').match(/^"Key:.*$/m) ?? ['']
      const found = await anki.ask('search', { query })
      return `${said(counts)}; the card is still there; the search in the list of changes finds: ${found.join(', ')}`
    },
  },
  {
    what: 'a gap dropped from a text with six',
    seen: '1 updated, 7 duplicate; 6 cards; *Empty Cards* finds 1 note and leaves 5 cards',
    run: async anki => {
      await have(anki)
      const five = cards.map(card =>
        card.kind === 'cloze' && card.texts['en']
          ? {
              ...card,
              gaps: [1, 2, 3, 4, 5],
              texts: {
                en: { ...card.texts['en'], body: '==one==, ==two|after one==, ==three==, ==four==, ==five== and six.' },
              },
            }
          : card,
      )
      const path = await packageOf({ cards: five, changedAt: id => (id === 'cloze' ? february : january) })
      const counts = await anki.ask('import', { path })
      const { cards: left } = await noteIn(anki, 'cloze')
      const found = await anki.ask('emptyCards')
      await anki.ask('dropEmpty')
      const { cards: after } = await noteIn(anki, 'cloze')
      return `${said(counts)}; ${left.length} cards; *Empty Cards* finds ${found} note and leaves ${after.length} cards`
    },
  },
  {
    what: "the second language's package, all texts of the same day (2 cards are translated)",
    seen: '2 updated, 6 duplicate; zh-CN',
    run: async anki => {
      await have(anki)
      const counts = await anki.ask('import', { path: await packageOf({}, { locale: 'zh-CN' }) })
      return `${said(counts)}; ${(await noteIn(anki, 'numeric')).fields['Lang']}`
    },
  },
  {
    what: "the package in all languages after the second language's",
    seen: '2 updated, 6 duplicate; en and zh-CN',
    run: async anki => {
      await anki.ask('import', { path: await packageOf({}, { locale: 'zh-CN' }) })
      const counts = await anki.ask('import', { path: await packageOf({}, { locale: 'all' }) })
      const { fields } = await noteIn(anki, 'numeric')
      return `${said(counts)}; ${fields['Lang']} and ${fields['Lang2']}`
    },
  },
  {
    what: "the first language's package after the second's",
    seen: '8 duplicate; zh-CN',
    run: async anki => {
      await anki.ask('import', { path: await packageOf({}, { locale: 'zh-CN' }) })
      const counts = await anki.ask('import', { path: await packageOf() })
      return `${said(counts)}; ${(await noteIn(anki, 'numeric')).fields['Lang']}`
    },
  },
  {
    what: "the first language's package after the second's, with *Update notes: Always*",
    seen: '2 updated, 6 duplicate; en',
    run: async anki => {
      await anki.ask('import', { path: await packageOf({}, { locale: 'zh-CN' }) })
      const counts = await anki.ask('import', { path: await packageOf(), updateNotes: 'always' })
      return `${said(counts)}; ${(await noteIn(anki, 'numeric')).fields['Lang']}`
    },
  },
  {
    what: 'a note that the person deleted',
    seen: '1 new, 7 duplicate',
    run: async anki => {
      await have(anki)
      await anki.ask('remove', { guid: guid('recall') })
      return said(await anki.ask('import', { path: await packageOf() }))
    },
  },
  ...ofThePerson,
]
