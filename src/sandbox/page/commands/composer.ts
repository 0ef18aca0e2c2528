// The line at the bottom: `/` finds a command, its options become fields, Enter sends it.
import { sendCommand } from '../acting.ts'
import type { OptionValues } from '../api.ts'
import { byId, element } from '../element.ts'
import { nameOf } from '../names.ts'
import { currentLocale, state, watch } from '../state.ts'
import type { CommandOption } from '../wire.ts'
import { filterEntries, listEntries, localDescription, localName, nestOptions, type Entry } from './entries.ts'
import { optionField, type OptionField } from './option-field.ts'
import { handleSuggestionKey, hasSuggestions, hideSuggestions, showSuggestions } from './suggestions.ts'

/** The command being typed, none while one is still being looked for. */
let typed: { entry: Entry; fields: OptionField[] } | undefined

const composer = byId('composer', HTMLInputElement)
const chips = byId('composer-chips', HTMLElement)
const problem = byId('composer-problem', HTMLElement)

/** Makes the composer work. */
export function startComposer(): void {
  composer.addEventListener('input', suggest)
  composer.addEventListener('focus', suggest)
  composer.addEventListener('keydown', handleKey)
  byId('composer-form', HTMLFormElement).addEventListener('submit', event => {
    event.preventDefault()
    send()
  })
  byId('composer-form', HTMLFormElement).addEventListener('focusout', event => {
    const next = event.relatedTarget
    if (!(next instanceof Node) || !byId('composer-form', HTMLElement).contains(next)) hideSuggestions()
  })
  // A slash anywhere begins a command, unless it is being typed into something.
  document.addEventListener('keydown', event => {
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    composer.focus()
    if (!typed) composer.value = '/'
    suggest()
  })
  watch(['commands'], () => document.activeElement === composer && suggest())
  watch(['channelId', 'userId'], reset)
  watch(['channelId', 'userId', 'world'], showPlaceholder)
}

function suggest(): void {
  problem.textContent = ''
  if (typed) suggestOptions(typed.entry, typed.fields)
  else if (composer.value.startsWith('/')) suggestCommands(composer.value.slice(1))
  else hideSuggestions()
}

function suggestCommands(text: string): void {
  const entries = filterEntries(listEntries(state.commands, currentLocale()), text)
  const heading = entries.length > 0 ? nameOf(state.world.bot) : `No command matches "/${text}"`
  const rows = entries.map(entry => ({
    label: `/${entry.shown}`,
    detail: entry.description,
    mark: entry.options.map(option => localName(option, currentLocale())).join(' '),
    choose: () => begin(entry),
  }))
  showSuggestions(heading, rows, 0)
}

/** Options that may still be added; none is lit, so that Enter sends. */
function suggestOptions(entry: Entry, fields: OptionField[]): void {
  const wanted = composer.value.trim().toLowerCase()
  const missing = entry.options.filter(option => !fields.some(field => field.option === option))
  const rows = missing
    .map(option => ({
      label: localName(option, currentLocale()),
      detail: localDescription(option, currentLocale()),
      mark: 'optional',
      choose: () => addField(option)?.input.focus(),
    }))
    .filter(({ label }) => label.toLowerCase().startsWith(wanted))
  if (rows.length > 0) showSuggestions(`/${entry.shown} — more options`, rows, wanted === '' ? -1 : 0)
  else hideSuggestions()
}

function begin(entry: Entry): void {
  typed = { entry, fields: [] }
  composer.value = ''
  chips.replaceChildren(element('span', { class: 'command-chip' }, `/${entry.shown}`))
  showPlaceholder()
  for (const option of entry.options) if (option.required === true) addField(option)
  const first = typed.fields[0]?.input ?? composer
  first.focus()
  suggestIfFocused(first)
}

/** Focusing what has the focus already tells nobody. */
function suggestIfFocused(input: HTMLInputElement): void {
  if (input === composer) suggest()
}

function addField(option: CommandOption): OptionField | undefined {
  if (!typed) return undefined
  const { entry, fields } = typed
  composer.value = ''
  const field: OptionField = optionField(option, {
    valuesSoFar: () => ({
      name: entry.path[0] ?? '',
      options: nestOptions(entry.path, { ...readable(fields), [option.name]: field.input.value }),
      focused: option.name,
    }),
    onKey: handleFieldKey,
    onTaken: goOn,
  })
  fields.push(field)
  chips.append(field.node)
  return field
}

function readable(fields: OptionField[]): OptionValues {
  const values: OptionValues = {}
  for (const field of fields) {
    const reading = field.read()
    if (reading.ok && field.input.value !== '') values[field.option.name] = reading.value
  }
  return values
}

/** To the next empty field, and from the last into the composer. */
function goOn(from: OptionField): void {
  const rest = typed?.fields.slice(typed.fields.indexOf(from) + 1) ?? []
  const next = rest.find(field => field.input.value === '')?.input ?? composer
  next.focus()
}

function handleKey(event: KeyboardEvent): void {
  // While an input method composes Chinese, its keys are not ours.
  if (event.isComposing) return
  const before = typed
  if (handleSuggestionKey(event)) event.preventDefault()
  else if (event.key === 'Backspace' && composer.value === '' && before) {
    event.preventDefault()
    const last = before.fields.at(-1)
    if (last) last.input.focus()
    else reset()
  } else if (event.key === 'Escape') reset()
}

function handleFieldKey(event: KeyboardEvent, field: OptionField): void {
  if (event.isComposing) return
  if (handleSuggestionKey(event)) event.preventDefault()
  else if (event.key === 'Escape') reset(true)
  else if (event.key === 'Backspace' && field.input.value === '') {
    event.preventDefault()
    remove(field)
  } else if (event.key === 'Enter') {
    event.preventDefault()
    const isOpen = typed?.fields.some(other => other.option.required === true && other.input.value === '')
    if (isOpen === true && field.input.value !== '') goOn(field)
    else send()
  }
}

function remove(field: OptionField): void {
  if (!typed) return
  const at = typed.fields.indexOf(field)
  const before = typed.fields[at - 1]
  if (field.option.required === true) {
    if (before) before.input.focus()
    else reset(true)
    return
  }
  typed.fields.splice(at, 1)
  const next = before?.input ?? composer
  next.focus()
  field.node.remove()
}

function send(): void {
  if (!typed) {
    if (composer.value !== '') problem.textContent = 'Only commands are heard here: type / and choose one.'
    return
  }
  const { entry, fields } = typed
  for (const field of fields) {
    const isEmpty = field.input.value === ''
    if (isEmpty && field.option.required !== true) continue
    const reading = isEmpty ? { ok: false as const, problem: `${field.option.name} is required` } : field.read()
    if (reading.ok) continue
    problem.textContent = reading.problem
    field.input.setAttribute('aria-invalid', 'true')
    field.input.focus()
    problem.textContent = reading.problem
    return
  }
  void sendCommand(entry.shown, entry.path[0] ?? '', nestOptions(entry.path, readable(fields)))
  reset(true)
}

function reset(keepFocus = document.activeElement === composer): void {
  typed = undefined
  composer.value = ''
  problem.textContent = ''
  chips.replaceChildren()
  showPlaceholder()
  if (keepFocus) composer.focus()
  if (hasSuggestions()) hideSuggestions()
}

function showPlaceholder(): void {
  const channel = state.world.guilds.flatMap(guild => guild.channels).find(({ id }) => id === state.channelId)
  composer.placeholder = typed ? 'Press Enter to send' : `Type / to use a command in #${channel?.name ?? '…'}`
}
