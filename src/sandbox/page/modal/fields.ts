// The fields of a modal: each is an element, a way to read its value, and the sentence that says why it is not ready.
import { element } from '../element.ts'
import { fileInput, readFiles, type UserFile } from '../files.ts'
import { listbox } from '../listbox.ts'
import {
  kinds,
  type Checkbox,
  type Choice,
  type ChoiceGroup,
  type FileUpload,
  type ModalField,
  type Select,
  type TextInput,
} from '../wire.ts'

export type Value = string | string[] | boolean | UserFile[]

export type Field = {
  customId: string
  control: HTMLElement
  /** What takes the focus: the control or the first thing in it. */
  focus: () => void
  read: () => Value
  /** Why this cannot be sent yet; none when it can. */
  problem: () => string | undefined
}

/** Ids of the elements that name and describe the field. */
export type Labels = { id: string; labelId: string; describedBy: string }

/** The field of a component inside a label. Limits are the component's own, as Discord applies them. */
export function makeField(component: ModalField, labels: Labels): Field {
  switch (component.type) {
    case kinds.textInput:
      return textField(component, labels)
    case kinds.radioGroup:
      return radioField(component, labels)
    case kinds.checkboxGroup:
      return checkboxesField(component, labels)
    case kinds.checkbox:
      return checkboxField(component, labels)
    case kinds.stringSelect:
    case kinds.userSelect:
    case kinds.roleSelect:
    case kinds.mentionableSelect:
    case kinds.channelSelect:
      return selectField(component, labels)
    case kinds.fileUpload:
      return fileField(component, labels)
  }
}

/** Longest text that Discord takes where the bot names no limit. */
const longestText = 4000

function textField(input: TextInput, { id, describedBy }: Labels): Field {
  const { min_length: atLeast = 0, max_length: atMost = longestText, required = true } = input
  const attributes = {
    id,
    placeholder: input.placeholder,
    maxlength: atMost,
    'aria-required': String(required),
    'aria-describedby': describedBy,
    'data-custom-id': input.custom_id,
    dir: 'auto',
  }
  const isParagraph = input.style === 2
  const control = isParagraph
    ? element('textarea', { ...attributes, rows: 4 })
    : element('input', { ...attributes, type: 'text', autocomplete: 'off' })
  control.value = input.value ?? ''
  return {
    customId: input.custom_id,
    control: withCounter(control, atMost, input.max_length !== undefined || isParagraph),
    focus: () => control.focus(),
    read: () => control.value,
    problem: () => {
      if (control.value === '') return required ? 'This field is required.' : undefined
      if (control.value.length < atLeast) return `Must be ${atLeast} characters or more.`
      return undefined
    },
  }
}

function withCounter(control: HTMLInputElement | HTMLTextAreaElement, atMost: number, isShown: boolean): HTMLElement {
  const counter = element('span', { class: 'counter', 'aria-hidden': 'true' })
  const count = () => (counter.textContent = `${control.value.length}/${atMost}`)
  control.addEventListener('input', count)
  count()
  return element('div', { class: 'text-field' }, control, isShown && counter)
}

function radioField(group: ChoiceGroup, labels: Labels): Field {
  const inputs = choiceInputs('radio', group.options, labels.id)
  const chosen = () => inputs.find(({ input }) => input.checked)?.input.value
  return {
    customId: group.custom_id,
    control: choiceBox('radiogroup', inputs, labels),
    focus: () => (inputs.find(({ input }) => input.checked) ?? inputs[0])?.input.focus(),
    read: () => chosen() ?? '',
    problem: () => ((group.required ?? true) && chosen() === undefined ? 'Choose one.' : undefined),
  }
}

function checkboxesField(group: ChoiceGroup, labels: Labels): Field {
  const { required = true, max_values: atMost = group.options.length } = group
  const atLeast = required ? (group.min_values ?? 1) : 0
  const inputs = choiceInputs('checkbox', group.options, labels.id)
  const chosen = () => inputs.filter(({ input }) => input.checked).map(({ input }) => input.value)
  return {
    customId: group.custom_id,
    control: choiceBox('group', inputs, labels),
    focus: () => inputs[0]?.input.focus(),
    read: chosen,
    problem: () => {
      if (chosen().length < atLeast) return atLeast === 1 ? 'Choose at least one.' : `Choose at least ${atLeast}.`
      return chosen().length > atMost ? `Choose at most ${atMost}.` : undefined
    },
  }
}

function checkboxField(box: Checkbox, { id, describedBy }: Labels): Field {
  const input = element('input', { id, type: 'checkbox', 'aria-describedby': describedBy })
  input.checked = box.default === true
  return {
    customId: box.custom_id,
    control: input,
    focus: () => input.focus(),
    read: () => input.checked,
    problem: () => undefined,
  }
}

function selectField(select: Select, { labelId }: Labels): Field {
  let values = (select.options ?? []).filter(option => option.default === true).map(option => option.value)
  values = [...values, ...(select.default_values ?? []).map(({ id }) => id)]
  const control = listbox(select, chosen => (values = chosen), labelId)
  const atLeast = (select.required ?? true) ? (select.min_values ?? 1) : 0
  return {
    customId: select.custom_id,
    control,
    focus: () => control.querySelector('button')?.focus(),
    read: () => values,
    problem: () => (values.length < atLeast ? 'Make a selection.' : undefined),
  }
}

function fileField(upload: FileUpload, { id, labelId, describedBy }: Labels): Field {
  const { min_values: least = 1, max_values: atMost = 1, required = true, file_types: types } = upload
  const atLeast = required ? least : 0
  const input = fileInput(types, atMost > 1)
  input.id = id
  input.setAttribute('aria-labelledby', labelId)
  input.setAttribute('aria-describedby', describedBy)
  let files: UserFile[] = []
  let reading = 0
  const read = async () => {
    reading += 1
    files = await readFiles(input)
    reading -= 1
  }
  input.addEventListener('change', () => void read())
  return {
    customId: upload.custom_id,
    control: input,
    focus: () => input.focus(),
    read: () => files,
    problem: () => {
      if (reading > 0) return 'The files are still being read.'
      if (files.length < atLeast) return atLeast === 1 ? 'Choose a file.' : `Choose at least ${atLeast} files.`
      return files.length > atMost ? `Choose at most ${atMost}.` : undefined
    },
  }
}

type ChoiceInput = { input: HTMLInputElement; row: HTMLElement }

function choiceInputs(type: 'radio' | 'checkbox', options: Choice[], name: string): ChoiceInput[] {
  return options.map(option => {
    const input = element('input', { type, name, value: option.value })
    input.checked = option.default === true
    const text = element(
      'span',
      { class: 'option-text' },
      element('span', {}, option.label),
      option.description !== undefined && element('small', {}, option.description),
    )
    return { input, row: element('label', { class: 'choice' }, input, text) }
  })
}

function choiceBox(role: 'radiogroup' | 'group', inputs: ChoiceInput[], { labelId, describedBy }: Labels): HTMLElement {
  return element(
    'div',
    { role, class: 'choices', 'aria-labelledby': labelId, 'aria-describedby': describedBy },
    ...inputs.map(({ row }) => row),
  )
}
