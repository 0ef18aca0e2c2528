// Owns what a card of a deck is in Anki: the fields of its note and how many cards it makes there.
import { hash } from 'node:crypto'
import type { Card, CardKey, DeckLocale } from '../domain/deck/card.ts'
import type { DeckHead, NoteText } from '../domain/deck/deck.ts'
import { present, type PresentedCard } from '../domain/deck/present.ts'
import { draw } from '../domain/deck/variant.ts'
import { seed } from '../domain/random.ts'
import { letterOf } from '../domain/grading/choice.ts'
import { catalogOf } from '../i18n/format.ts'
import { clozeHtml } from './cloze.ts'
import { cleanField, escapedText, folded, type FieldHtml } from './html.ts'
import { liveData } from './live-data.ts'
import { fieldNames, type FieldName } from './note-types.ts'
import { SOURCE_FIELD, sourceText } from './source.ts'

/** A card of the deck with the note in which it stands and the languages to export: the first, and others beside it. */
export interface ExportedCard {
  readonly key: CardKey
  readonly card: Card
  /** Former ids, the first one first. */
  readonly aliases: readonly string[]
  readonly note: Readonly<Record<DeckLocale, NoteText>>
  readonly locales: readonly [DeckLocale, ...DeckLocale[]]
  /** With the first card of a package. */
  readonly deck?: DeckHead
}

type Fields = Partial<Record<FieldName, string>>

/** The identity of a card in Anki: of its first key alone, so that texts, languages and places may change. */
export const guidOf = (key: CardKey): string => hash('sha256', key, 'base64url').slice(0, 15)

/** The fields of the note, in the order of `fieldNames`. Equal arguments give equal fields. */
export function noteFields(exported: ExportedCard, html: FieldHtml): string[] {
  const { key, card, aliases, note, locales, deck } = exported
  const [first, ...more] = locales
  const shown = more.filter(locale => card.texts[locale] !== undefined)
  const main = textFields(exported, first, html)
  const fields: Fields = {
    ...main,
    Lang: first,
    ...inSecond(shown.map(locale => ({ locale, fields: textFields(exported, locale, html) }))),
    Lang2: shown.join(', '),
    Typed: card.kind === 'text' ? escapedText((card.texts[first] ?? card.texts[card.language])?.accept?.[0] ?? '') : '',
    Source: sourceOf(exported, html),
    Extra: proseOf(note, first, html),
    Extra2: shown.map(locale => proseOf(note, locale, html)).join(''),
    Data: card.kind === 'numeric' || card.kind === 'formula' ? liveData(card, [first, ...shown], html) : '',
    Key: escapedText(key),
  }
  const texts = <Text>(of: Readonly<Record<DeckLocale, Text>>): Record<DeckLocale, Text> =>
    Object.fromEntries([card.language, first, ...shown].flatMap(locale => (of[locale] ? [[locale, of[locale]]] : [])))
  // What translations do not say stands in the card's own language, without which it is none.
  const inPackage = { ...card, texts: texts(card.texts) }
  const others = fieldNames.map(name => cleanField(fields[name] ?? ''))
  const source = cleanField(
    sourceText({ card: inPackage, aliases, note: texts(note), ...(deck ? { deck } : {}) }, others),
  )
  return fieldNames.map((name, at) => (name === SOURCE_FIELD ? source : (others[at] ?? '')))
}

/** Which templates, or gaps less one, make a card. */
export const cardOrdinals = (card: Card): readonly number[] =>
  card.kind === 'cloze' ? [...new Set(card.gaps.map(number => number - 1))] : [0]

type TextFields = Pick<Fields, 'Title' | 'Question' | 'Hints' | 'Options' | 'Answer' | 'Explanation'>

function textFields({ key, card }: ExportedCard, locale: DeckLocale, html: FieldHtml): TextFields {
  const { block, line } = html
  const shown = sample(key, card, locale)
  const { hints, explanation, answer, answerText } = shown
  const texts = catalogOf(locale).anki
  const answers = [
    ...(card.kind === 'cloze' || card.kind === 'order' ? [] : [keyText(shown, answerText)]),
    // The gaps are filled in the question itself.
    ...(card.kind === 'cloze' ? [card.texts[locale]?.answer] : [answer]),
  ].filter(text => text !== undefined)
  return {
    Title: line(shown.title),
    Question:
      card.kind === 'cloze'
        ? clozeHtml((card.texts[locale] ?? card.texts[card.language])?.body ?? '', html)
        : block(shown.question),
    Hints: hints.map((hint, index) => folded('hint', texts.hint(index + 1, hints.length), block(hint))).join(''),
    Options: optionsOf(shown, html),
    Answer: answers.map(block).join(''),
    ...(explanation === undefined ? {} : { Explanation: block(explanation) }),
  }
}

/** The key in Markdown; options may be several lines apart, and a formula is TeX. */
const keyText = ({ formula }: PresentedCard, answerText: string | undefined): string | undefined =>
  formula ? `$${formula.tex}$` : answerText

/** The card with one draw of its numbers or order, the same in every export. */
function sample(key: CardKey, card: Card, locale: DeckLocale): PresentedCard {
  const variant = draw(card, seed(hash('sha256', key).slice(0, 32)))
  // Whoever opened the deck file has seen that the card can be asked.
  if (!variant.ok) throw new Error(`the card ${key} cannot be drawn`)
  return present(card, variant.value, locale)
}

/** Buttons that say right or wrong, with the author's feedback; or the items that are to be put in order. */
function optionsOf({ options, items }: PresentedCard, { line, block }: FieldHtml): string {
  if (items) return `<ol class="pd-items" type="A">${items.map(item => `<li>${line(item)}</li>`).join('')}</ol>`
  return (options ?? [])
    .map(({ text, feedback, isRight }, index) => {
      const button = folded(
        'option',
        `${letterOf(index)}. ${line(text)}`,
        feedback === undefined ? '' : block(feedback),
      )
      return isRight ? button.replace('<details ', '<details data-right ') : button
    })
    .join('')
}

/** The fields of a second language; of several others one below the other, each with its language. */
function inSecond(others: readonly { locale: DeckLocale; fields: TextFields }[]): Fields {
  const joined = (name: keyof TextFields): string =>
    others
      .map(({ locale, fields }) => {
        const content = fields[name] ?? ''
        return others.length === 1 || content === '' ? content : `<div lang="${escapedText(locale)}">${content}</div>`
      })
      .join('')
  return {
    Title2: joined('Title'),
    Question2: joined('Question'),
    Hints2: joined('Hints'),
    Options2: joined('Options'),
    Answer2: joined('Answer'),
    Explanation2: joined('Explanation'),
  }
}

function sourceOf({ card, locales }: ExportedCard, { line }: FieldHtml): string {
  const { license, attribution } = card
  const source = card.texts[locales[0]]?.source ?? card.source
  const texts = catalogOf(locales[0]).anki
  const parts = [
    ...(source === undefined ? [] : [`${texts.source}: ${line(/^https?:\S+$/.test(source) ? `<${source}>` : source)}`]),
    ...(attribution === undefined ? [] : [escapedText(texts.attribution(attribution))]),
    ...(license === undefined ? [] : [escapedText(texts.license(license))]),
  ]
  return parts.join(' · ')
}

/** The note's own text, folded. */
function proseOf(note: ExportedCard['note'], locale: DeckLocale, { block, line }: FieldHtml): string {
  const text = note[locale]
  if (text === undefined || text.body.trim() === '') return ''
  return folded('more', escapedText(catalogOf(locale).anki.more('')) + line(text.title), block(text.body))
}
