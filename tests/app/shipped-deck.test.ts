// The shipped deck as content: what every one of its cards has, in both of its languages.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import type { Card, CardText } from '../../src/domain/deck/card.ts'
import { gapsIn } from '../../src/domain/deck/cloze.ts'
import type { Note } from '../../src/domain/deck/deck.ts'
import { instant } from '../../src/domain/time.ts'

const compiled = compileFolder(fileURLToPath(new URL('../../decks', import.meta.url)), instant(Date.UTC(2100, 0, 1)), 1)
if (!compiled.ok) throw new Error(compiled.error)
const decks = compiled.value.decks.map(({ deck }) => deck)
const texts = decks.flatMap(deck =>
  deck.notes.flatMap(({ cards }) =>
    cards.flatMap(({ card }) =>
      deck.locales.map(locale => ({ name: `${card.id} ${locale}`, card, text: card.texts[locale] })),
    ),
  ),
)

/** Words and formulas that would give the answer away. */
function spoilersOf(card: Card, text: CardText): readonly string[] {
  switch (card.kind) {
    case 'numeric':
    case 'formula':
      return [card.answer]
    case 'choice':
      return [text.options?.[card.correct]?.text ?? '']
    case 'multi':
      return card.correct.map(index => text.options?.[index]?.text ?? '')
    case 'text':
      return text.accept ?? []
    case 'cloze':
      return gapsIn(text.body).map(({ hidden }) => hidden)
    case 'order':
      return text.items ?? []
    case 'recall':
      return (text.answer ?? '').split(/[.;。；]/u)
  }
}

/** Longer hints are explanations. */
const MOST_CHARACTERS = 160

/** Without the spaces that a formula may have around its signs. */
const tight = (text: string): string => text.trim().replaceAll(/\s*([^\p{L}\d\s])\s*/gu, '$1')

/** Whether `hint` holds `spoiler` as words of its own, whatever their case. */
function gives(hint: string, spoiler: string): boolean {
  const words = tight(spoiler).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return (
    words !== '' &&
    new RegExp(String.raw`(?<![\p{Script=Latin}\d])${words}(?![\p{Script=Latin}\d])`, 'iu').test(tight(hint))
  )
}

test('every card has a hint in both languages, short and without its answer', () => {
  expect(texts.length).toBeGreaterThan(500)
  const faults = texts.flatMap(({ name, card, text }) => {
    if (!text || text.hints.length === 0) return [`${name}: no hint`]
    return text.hints.flatMap(hint => [
      ...(hint.length > MOST_CHARACTERS ? [`${name}: ${hint.length} characters`] : []),
      ...spoilersOf(card, text)
        .filter(spoiler => gives(hint, spoiler))
        .map(spoiler => `${name}: gives ${spoiler}`),
    ])
  })
  expect(faults).toEqual([])
})

/** Everything of a note that a person reads in `locale`, in one text. */
const proseOf = ({ texts: own, cards }: Note, locale: string): string =>
  JSON.stringify([own[locale], cards.map(({ card }) => card.texts[locale])])

const linked = decks.flatMap(({ notes, locales }) =>
  notes.flatMap(note =>
    locales.flatMap(locale =>
      [...proseOf(note, locale).matchAll(/\[([^[\]]+)\]\((https?:[^)\s]*)\)/g)].map(([, name = '', address = '']) => ({
        note: note.id,
        locale,
        name,
        address,
      })),
    ),
  ),
)

/** Written so in every language. */
const international = new Set(['MB', 'MiB', 'GB', '%'])

test('units and what is counted have Chinese names', () => {
  const counted = texts.flatMap(({ name, card, text }) =>
    name.endsWith('zh-CN') && card.kind === 'numeric' && card.unit !== undefined && !international.has(card.unit)
      ? [{ name, label: text?.unit ?? '' }]
      : [],
  )
  expect(counted.length).toBeGreaterThan(30)
  expect(counted.filter(({ label }) => !/^\p{Script=Han}+$/u.test(label))).toEqual([])
})

test('every address is written in full, and a paper by its abstract', () => {
  const sources = decks.flatMap(({ notes }) => notes.flatMap(({ cards }) => cards.map(({ card }) => card.source ?? '')))
  const addresses = [...new Set([...linked.map(({ address }) => address), ...sources])]
  expect(addresses.length).toBeGreaterThan(50)
  const isSound = (address: string): boolean =>
    URL.parse(address)?.href === address &&
    /^https:.*[\w/]$/.test(address) &&
    (!address.includes('arxiv') || /^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{4,5}$/.test(address))
  expect(addresses.filter(address => !isSound(address))).toEqual([])
})

test('a source has one name in a language; where the authors are at hand, their names may do', () => {
  const byPlace = Map.groupBy(linked, ({ locale, address }) => `${locale} ${address}`)
  const isOne = (names: readonly string[]): boolean =>
    names.every(name => names.every(other => name.startsWith(other) || other.startsWith(name)))
  const several = [...byPlace].map(([place, links]) => [place, [...new Set(links.map(({ name }) => name))]] as const)
  expect(several.filter(([, names]) => !isOne(names))).toEqual([])
})

test('a note and its translation lead to the same sources', () => {
  for (const [note, links] of Map.groupBy(linked, link => link.note)) {
    const found = Map.groupBy(links, ({ locale }) => locale)
    const [first, ...others] = [...found.values()].map(own => own.map(({ address }) => address).sort())
    expect(found.size, note).toBe(2)
    for (const other of others) expect(other, note).toEqual(first)
  }
})
