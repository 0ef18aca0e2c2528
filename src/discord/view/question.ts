// Owns a person's own question as a message, and what every message shows of a question.
import type { Example } from '../../app/example-question.ts'
import type { Question } from '../../app/reveal-drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Inside, Message } from '../define.ts'
import { button, container, lines, moment, row, small, text } from './components.ts'
import { deckText, plainText } from './markdown.ts'
import { deckPictures } from './pictures.ts'
import { itemList, optionList } from './options.ts'

/** An open question that waits for an answer, with the hints that were taken; one more at a time can be had. */
export function questionMessage(question: Question, texts: Catalog, hints: readonly string[] = []): Message {
  const { card, presented, drop } = question
  const words = texts.bot.question
  const label = presented.options ? words.choose : words.type
  const id = { drop: String(drop.id) }
  const isMore = hints.length < presented.hints.length
  return [
    container('question', [
      lines(small(words.yours), `### ${plainText(presented.title)}`),
      ...questionBody(question, texts),
      ...hints.map(hint => text(words.hinted(deckText(hint)))),
      ...deckPictures(card.deckId, hints, texts),
      text(small(`${texts.bot.drop.closes(moment(drop.closesAt))} · ${words.firstCounts}`)),
      row(
        button(label, 'type', id, 'main'),
        ...(isMore ? [button(words.hint, 'hint', { ...id, place: String(hints.length) })] : []),
      ),
    ]),
  ]
}

/** The question's own text, its options, its unit, its letters. */
export function questionBody({ card, presented }: Example, texts: Catalog): Inside[] {
  const words = texts.bot.question
  const list = optionList(presented) ?? itemList(presented)
  return [
    lines(
      deckText(presented.question),
      presented.names === undefined ? undefined : words.names(presented.names.map(name => `\`${name}\``).join(', ')),
      presented.list && words.list[presented.list],
      presented.unit === undefined ? undefined : words.unit(plainText(presented.unit)),
      card.kind === 'multi' ? words.several : card.kind === 'order' ? words.order : undefined,
    ),
    ...(list === undefined ? [] : [text(list)]),
    ...deckPictures(
      card.deckId,
      [presented.question, ...(presented.options ?? []).map(option => option.text), ...(presented.items ?? [])],
      texts,
    ),
  ]
}
