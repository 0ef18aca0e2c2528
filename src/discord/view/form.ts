// Owns the form that takes an answer: its field by the kind of card.
import { ComponentType, TextInputStyle } from 'discord-api-types/v10'
import type { APIComponentInLabel, APILabelComponent } from 'discord-api-types/v10'
import { MOST_IN_GAP } from '../../domain/grading/cloze.ts'
import { ratings } from '../../domain/grading/recall.ts'
import type { Example } from '../../app/example-question.ts'
import type { Answer } from '../../domain/grading/answer.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { FormValues, Modal } from '../define.ts'
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

/** Characters of a placeholder (Discord API reference, "Text Input"). */
const MOST_PLACEHOLDER = 100

/** A form has five parts, one of which is the question. */
const MOST_GAPS = 4

/** The custom ids of the form's fields: which of them comes back says what kind of answer it is. */
const fieldIds = { text: 'text', option: 'option', gap: (number: number) => `gap${number}` } as const

/** The answer in a form that came back; gaps that were `filled` in earlier ones come first. */
export function answerIn(values: FormValues, filled: readonly string[]): Answer {
  const positions = values.get(fieldIds.option)
  if (positions) return { kind: 'chosen', positions: positions.map(Number) }
  const gaps = [...values].flatMap(([id, [text = '']]) => {
    const number = /^gap(\d+)$/.exec(id)?.[1]
    return number === undefined ? [] : [{ number: Number(number), text }]
  })
  const [first] = gaps
  // A form from the start begins anew, whatever was filled in before.
  if (first) return { kind: 'filled', texts: [...filled.slice(0, first.number - 1), ...gaps.map(({ text }) => text)] }
  return { kind: 'typed', text: values.get(fieldIds.text)?.[0] ?? '' }
}

/** What is known of an answer before its form: what an earlier try said, the gaps that are filled already. */
export interface Before {
  readonly typed?: string | undefined
  readonly filled: readonly string[]
}

/** The form for an answer, or for the next gaps of one; it comes back under its custom id. */
export function answerForm(question: Example, customId: string, before: Before, texts: Catalog): Modal {
  return {
    custom_id: customId,
    title: texts.bot.form.title,
    components: [text(gist(deckText(question.presented.question))), ...inputs(question, before, texts)],
  }
}

function inputs({ card, presented }: Example, { typed, filled }: Before, texts: Catalog): APILabelComponent[] {
  const words = texts.bot.form
  const options = (presented.options ?? []).map(({ text: option }, position) => optionLabel(option, position))
  switch (card.kind) {
    case 'numeric':
      return [label(words.label, typedInput(presented.list ? words.listPlaceholder : words.placeholder, typed))]
    case 'formula':
      return [
        label(
          words.label,
          typedInput(oneLine(words.formula((presented.names ?? []).join(', ')), MOST_PLACEHOLDER), typed),
        ),
      ]
    case 'text':
      return [label(words.label, typedInput(words.words, typed))]
    case 'order':
      return [label(words.order(card.itemCount), typedInput(words.orderExample, typed))]
    case 'choice':
      return [label(words.choose, choices(options, 'one'))]
    case 'multi':
      return [label(words.chooseAll, choices(options, 'several'))]
    case 'recall':
      return [
        label(
          words.rate,
          choices(
            ratings.map(rating => words.ratings[rating]),
            'one',
          ),
        ),
      ]
    case 'cloze':
      return nextGaps(presented.gaps ?? [], filled.length, words.gap)
  }
}

/** Up to four gaps from `from` on. One that nobody knows may stay empty. */
const nextGaps = (
  gaps: NonNullable<Example['presented']['gaps']>,
  from: number,
  name: (number: number) => string,
): APILabelComponent[] =>
  gaps.slice(from, from + MOST_GAPS).map(({ hint }, index) =>
    label(name(from + index + 1), {
      type: ComponentType.TextInput,
      custom_id: fieldIds.gap(from + index + 1),
      style: TextInputStyle.Short,
      required: false,
      max_length: MOST_IN_GAP,
      ...(hint === undefined ? {} : { placeholder: oneLine(hint, MOST_PLACEHOLDER) }),
    }),
  )

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

function choices(labels: readonly string[], many: 'one' | 'several'): APIComponentInLabel {
  const rows = labels.slice(0, MOST_SELECTED).map((name, position) => ({ value: String(position), label: name }))
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
