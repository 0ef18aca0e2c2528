// One option of the command being typed: its input, its suggestions, its value.
import { actAutocomplete, type OptionValue, type OptionValues } from '../api.ts'
import { element } from '../element.ts'
import { fileInput, readFiles } from '../files.ts'
import { nameOf } from '../names.ts'
import { currentGuild, currentLocale, state } from '../state.ts'
import { optionTypes, type CommandOption } from '../wire.ts'
import { localDescription, localName } from './entries.ts'
import { showSuggestions, type Suggestion } from './suggestions.ts'
import { readOption, type Reading } from './values.ts'

export type OptionField = {
  option: CommandOption
  node: HTMLElement
  input: HTMLInputElement
  read: () => Reading
}

/** What the field needs of the command around it. */
export type Around = {
  /** Values typed so far, for the bot's autocomplete: what cannot be read yet is left out. */
  valuesSoFar: () => { name: string; options: OptionValues; focused: string }
  onKey: (event: KeyboardEvent, field: OptionField) => void
  onTaken: (field: OptionField) => void
}

/** Pause after a key, in ms, before the bot is asked for suggestions. */
const askAfterMs = 120

/** An input for this option of a command. */
export function optionField(option: CommandOption, around: Around): OptionField {
  const locale = currentLocale()
  const name = localName(option, locale)
  let chosen: OptionValue | undefined
  let asked = 0
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    'aria-autocomplete': 'list',
    'aria-label': `${name}${option.required === true ? ' (required)' : ''}: ${localDescription(option, locale)}`,
    'aria-required': String(option.required === true),
    'data-option': option.name,
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'auto',
  })
  const node = element('label', { class: 'option-field' }, element('span', { class: 'option-name' }, name), input)
  const field: OptionField = { option, node, input, read: () => readOption(option, input.value, chosen) }

  const take: Take = (label, value) => {
    input.value = label
    chosen = value
    fit()
    around.onTaken(field)
  }
  const fit = () => input.style.setProperty('--length', String(Math.max([...input.value].length, 3)))
  const suggest = async () => {
    const heading = `${name} — ${localDescription(option, locale)}`
    asked += 1
    if (option.autocomplete !== true) {
      const typed = chosen === undefined ? input.value.toLowerCase() : ''
      const fitting = fixedChoices(option, take).filter(({ label }) => label.toLowerCase().includes(typed))
      showSuggestions(heading, fitting, chosen === undefined ? 0 : -1)
      return
    }
    const mine = asked
    showSuggestions(`${heading} · asking…`, [], -1)
    await new Promise(resolve => setTimeout(resolve, askAfterMs))
    // A later key has asked anew, or the person has gone on.
    if (mine !== asked || document.activeElement !== input) return
    const answer = await actAutocomplete({
      user_id: state.userId,
      channel_id: state.channelId,
      ...around.valuesSoFar(),
    })
    if (mine !== asked || document.activeElement !== input) return
    if (!answer.ok) showSuggestions(`${heading} · ${answer.error}`, [], -1)
    else
      showSuggestions(
        answer.value.choices.length > 0 ? heading : `${heading} · no options match`,
        answer.value.choices.map(choice => ({ label: choice.name, choose: () => take(choice.name, choice.value) })),
        chosen === undefined ? 0 : -1,
      )
  }
  input.addEventListener('input', () => {
    chosen = undefined
    input.removeAttribute('aria-invalid')
    fit()
    void suggest()
  })
  input.addEventListener('focus', () => void suggest())
  input.addEventListener('blur', () => (asked += 1))
  input.addEventListener('keydown', event => around.onKey(event, field))
  fit()
  return field
}

type Take = (label: string, value: OptionValue) => void

/** What can be chosen without asking the bot: the option's own choices, or people, channels, yes and no. */
function fixedChoices(option: CommandOption, take: Take): Suggestion[] {
  const row = (label: string, value: OptionValue) => ({ label, choose: () => take(label, value) })
  const people = () => (currentGuild()?.members ?? []).map(({ user }) => row(`@${nameOf(user)}`, user.id))
  const roles = () =>
    (currentGuild()?.roles ?? []).map(({ id, name }) => row(name.startsWith('@') ? name : `@${name}`, id))
  if (option.choices) return option.choices.map(choice => row(localName(choice, currentLocale()), choice.value))
  switch (option.type) {
    case optionTypes.boolean:
      return [row('True', true), row('False', false)]
    case optionTypes.user:
      return people()
    case optionTypes.role:
      return roles()
    case optionTypes.mentionable:
      return [...people(), ...roles()]
    case optionTypes.attachment:
      return [{ label: 'Choose a file…', choose: () => chooseFile(option, take) }]
    case optionTypes.channel:
      return (currentGuild()?.channels ?? []).map(({ id, name }) => row(`#${name}`, id))
    default:
      return []
  }
}

/** Opens the browser's own choice of a file, and takes what is chosen. */
function chooseFile({ file_types }: CommandOption, take: Take): void {
  const input = fileInput(file_types)
  input.addEventListener('change', () => {
    void readFiles(input).then(([file]) => file && take(file.name, file))
  })
  input.click()
}
