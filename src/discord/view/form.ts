// Owns the form that takes an answer: its field by the kind of card.
import { ComponentType, TextInputStyle } from 'discord-api-types/v10'
import type { APIComponentInLabel, APILabelComponent } from 'discord-api-types/v10'
import type { Question } from '../../app/reveal-drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import { encodeId } from '../custom-id.ts'
import type { Modal } from '../define.ts'
import { text } from './components.ts'
import { deckText, oneLine } from './markdown.ts'
import { optionLabel } from './options.ts'

/** The longest answer that can be typed; the reader of answers takes no longer ones. */
export const MOST_TYPED = 200
/** What a form shows of a question: about three lines. */
const GIST = 180
/** A group of radio buttons or checkboxes takes ten options, a select 25 (Discord API reference, "Components"). */
const MOST_GROUPED = 10
const MOST_SELECTED = 25

/** The custom ids of the form's field: which of them comes back says what kind of answer it is. */
export const fieldIds = { text: 'text', option: 'option' } as const

/** The form for an answer. `opened` proves when; `typed` is what an earlier try said. */
export function answerForm(
  question: Question,
  opened: { readonly openedAt: number; readonly signature: string },
  typed: string | undefined,
  texts: Catalog,
): Modal {
  const fields = { drop: String(question.drop.id), openedAt: String(opened.openedAt), signature: opened.signature }
  return {
    custom_id: encodeId('typed', fields),
    title: texts.bot.form.title,
    components: [text(gist(deckText(question.presented.question))), field(question, typed, texts)],
  }
}

function field({ card, presented }: Question, typed: string | undefined, texts: Catalog): APILabelComponent {
  const words = texts.bot.form
  const options = presented.options ?? []
  switch (card.kind) {
    case 'numeric':
      return label(words.label, typedInput(words.placeholder, typed))
    case 'choice':
      return label(words.choose, choices(options, 'one'))
    case 'multi':
      return label(words.chooseAll, choices(options, 'several'))
  }
}

const label = (name: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: name,
  component,
})

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

function choices(options: readonly { readonly text: string }[], many: 'one' | 'several'): APIComponentInLabel {
  const rows = options
    .slice(0, MOST_SELECTED)
    .map((option, position) => ({ value: String(position), label: optionLabel(option.text, position) }))
  const common = { custom_id: fieldIds.option, options: rows, required: true }
  const most = many === 'several' ? { max_values: rows.length } : {}
  if (rows.length > MOST_GROUPED) return { type: ComponentType.StringSelect, ...common, ...most }
  return { type: many === 'one' ? ComponentType.RadioGroup : ComponentType.CheckboxGroup, ...common, ...most }
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
