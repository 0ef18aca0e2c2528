// The shipped deck as content: what every one of its cards has, in both of its languages.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import type { Card, CardText } from '../../src/domain/deck/card.ts'
import { gapsIn } from '../../src/domain/deck/cloze.ts'
import { instant } from '../../src/domain/time.ts'

const compiled = compileFolder(fileURLToPath(new URL('../../decks', import.meta.url)), instant(Date.UTC(2100, 0, 1)), 1)
if (!compiled.ok) throw new Error(compiled.error)
const texts = compiled.value.decks.flatMap(({ deck }) =>
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
