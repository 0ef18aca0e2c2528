// Owns a person's own question: as a message, and as the form that takes the answer.
import { ComponentType, TextInputStyle } from 'discord-api-types/v10'
import type { APIComponentInLabel } from 'discord-api-types/v10'
import type { Question } from '../../app/reveal-drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import { encodeId } from '../custom-id.ts'
import type { Message, Modal } from '../define.ts'
import { button, container, lines, moment, row, small, text } from './components.ts'
import { deckText, oneLine, plainText } from './markdown.ts'
import { optionLabel, optionList } from './options.ts'

/** The longest answer that can be typed; the reader of answers takes no longer ones. */
export const MOST_TYPED = 200
/** What a form shows of a question: about three lines. */
const GIST = 180
/** A radio group takes ten options, a select 25 (Discord API reference, "Components"). */
const MOST_RADIOS = 10

/** The custom ids of the form's one field: which of them comes back says what kind of answer it is. */
export const fieldIds = { text: 'text', option: 'option' } as const

/** An open question that waits for an answer. */
export function questionMessage(question: Question, texts: Catalog): Message {
  const { presented, drop } = question
  const words = texts.bot.question
  const label = presented.options ? words.choose : words.type
  return [
    container('question', [
      lines(small(words.yours), `### ${plainText(presented.title)}`),
      ...questionBody(question, texts),
      text(small(`${texts.bot.drop.closes(moment(drop.closesAt))} · ${words.firstCounts}`)),
      row(button(label, 'type', { drop: String(drop.id) }, 'main')),
    ]),
  ]
}

/** The question's own text, its options, its unit. */
export function questionBody({ presented }: Pick<Question, 'presented'>, texts: Catalog) {
  const options = optionList(presented)
  const unit = presented.unit === undefined ? undefined : texts.bot.question.unit(plainText(presented.unit))
  return [lines(deckText(presented.question), unit), ...(options === undefined ? [] : [text(options)])]
}

/** The form for an answer. `opened` proves when; `typed` is what an earlier try said. */
export function answerForm(
  { presented, drop }: Question,
  opened: { readonly openedAt: number; readonly signature: string },
  typed: string | undefined,
  texts: Catalog,
): Modal {
  const words = texts.bot.form
  const fields = { drop: String(drop.id), openedAt: String(opened.openedAt), signature: opened.signature }
  return {
    custom_id: encodeId('typed', fields),
    title: words.title,
    components: [
      text(gist(deckText(presented.question))),
      {
        type: ComponentType.Label,
        label: presented.options ? words.choose : words.label,
        component: presented.options ? choices(presented.options) : typedInput(words.placeholder, typed),
      },
    ],
  }
}

const typedInput = (placeholder: string, typed: string | undefined): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: fieldIds.text,
  style: TextInputStyle.Short,
  placeholder,
  required: true,
  min_length: 1,
  max_length: MOST_TYPED,
  ...(typed ? { value: typed.slice(0, MOST_TYPED) } : {}),
})

function choices(options: readonly { readonly text: string }[]): APIComponentInLabel {
  const rows = options.map(({ text }, position) => ({ value: String(position), label: optionLabel(text, position) }))
  return rows.length <= MOST_RADIOS
    ? { type: ComponentType.RadioGroup, custom_id: fieldIds.option, options: rows, required: true }
    : { type: ComponentType.StringSelect, custom_id: fieldIds.option, options: rows.slice(0, 25), required: true }
}

/** The beginning and the end of a long question: numbers stand in the one, what is asked in the other. */
function gist(question: string): string {
  const line = oneLine(question, Number.MAX_SAFE_INTEGER)
  if (line.length <= GIST) return line
  const words = line.split(' ')
  let end = words.length - 1
  let ending = words[end] ?? ''
  while (end > 0 && ending.length + (words[end - 1] ?? '').length < GIST / 2) ending = `${words[--end] ?? ''} ${ending}`
  return `${oneLine(words.slice(0, end).join(' '), GIST / 2)} ${oneLine(ending, GIST / 2)}`
}
