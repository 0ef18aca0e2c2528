// A select menu, in a message or a modal: a button that opens a list, with the keys of a listbox.
import { element } from './element.ts'
import { emojiText } from './emoji.ts'
import { icon } from './icons.ts'
import { nameOf } from './names.ts'
import { currentGuild } from './state.ts'
import { kinds, type Choice, type Select } from './wire.ts'

let lastId = 0

/** The options to choose from: the select's own, or the guild's people, roles or channels. */
function optionsOf(select: Select): Choice[] {
  const { default_values: chosen = [] } = select
  const own = select.options ?? []
  return [...own, ...listed(select)].map(option =>
    chosen.some(({ id }) => id === option.value) ? { ...option, default: true } : option,
  )
}

function listed({ type }: Select): Choice[] {
  const { members = [], roles = [], channels = [] } = currentGuild() ?? {}
  const people = members.map(({ user }) => ({ label: nameOf(user), value: user.id }))
  const groups = roles.map(({ id, name }) => ({ label: name.startsWith('@') ? name : `@${name}`, value: id }))
  switch (type) {
    case kinds.stringSelect:
      return []
    case kinds.userSelect:
      return people
    case kinds.roleSelect:
      return groups
    case kinds.mentionableSelect:
      return [...people, ...groups]
    case kinds.channelSelect:
      return channels.map(({ id, name }) => ({ label: `#${name}`, value: id }))
  }
}

/**
 * The select itself. `onChosen` gets the values when the list closes with a new choice; how many may be chosen at once
 * is the select's `max_values`.
 */
export function listbox(select: Select, onChosen: (values: string[]) => void, labelledBy?: string): HTMLElement {
  const options = optionsOf(select)
  const { min_values: atLeast = 1, max_values: atMost = 1 } = select
  const id = `select-${(lastId += 1)}`
  let chosen = options.filter(option => option.default === true).map(option => option.value)
  let chosenBefore = chosen
  let active = 0

  const caption = element('span', { class: 'select-caption', id: `${id}-caption` })
  const list = element('ul', {
    role: 'listbox',
    id: `${id}-list`,
    'aria-multiselectable': atMost > 1 ? 'true' : undefined,
  })
  const opener = element(
    'button',
    {
      type: 'button',
      class: 'select-opener',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
      'aria-labelledby': labelledBy === undefined ? `${id}-caption` : `${labelledBy} ${id}-caption`,
      'data-custom-id': select.custom_id,
      disabled: select.disabled === true,
    },
    caption,
    icon('down'),
  )
  const box = element('div', { class: 'select' }, opener, list)
  const items = options.map((option, at) =>
    element(
      'li',
      { role: 'option', id: `${id}-${at}`, onclick: () => choose(at), onmousemove: () => point(at) },
      option.emoji && emojiText(option.emoji),
      element(
        'span',
        { class: 'option-text' },
        element('span', {}, option.label),
        option.description !== undefined && element('small', {}, option.description),
      ),
      icon('check'),
    ),
  )
  list.append(...items)

  const isOpen = () => box.classList.contains('open')
  const show = () => {
    const labels = options.filter(option => chosen.includes(option.value)).map(option => option.label)
    caption.textContent = labels.join(', ') || select.placeholder || 'Make a selection'
    caption.classList.toggle('placeholder', labels.length === 0)
    items.forEach((item, at) => item.setAttribute('aria-selected', String(chosen.includes(options[at]?.value ?? ''))))
  }
  const point = (at: number) => {
    active = (at + items.length) % Math.max(items.length, 1)
    items.forEach((item, other) => item.classList.toggle('active', other === active))
    opener.setAttribute('aria-activedescendant', `${id}-${active}`)
    items[active]?.scrollIntoView({ block: 'nearest' })
  }
  const open = () => {
    box.classList.add('open')
    opener.setAttribute('aria-expanded', 'true')
    chosenBefore = chosen
    point(
      Math.max(
        options.findIndex(option => chosen.includes(option.value)),
        0,
      ),
    )
  }
  /** Closing keeps the choice when it is allowed; Escape or too few choices take it back. */
  const close = (keep: boolean) => {
    if (!isOpen()) return
    box.classList.remove('open')
    opener.setAttribute('aria-expanded', 'false')
    opener.removeAttribute('aria-activedescendant')
    if (!keep || chosen.length < atLeast) chosen = chosenBefore
    show()
    if (chosen !== chosenBefore && chosen.join('\n') !== chosenBefore.join('\n')) onChosen(chosen)
  }
  const choose = (at: number) => {
    const value = options[at]?.value
    if (value === undefined) return
    if (atMost === 1) {
      chosen = [value]
      close(true)
      return
    }
    const without = chosen.filter(other => other !== value)
    if (without.length < chosen.length) chosen = without
    else if (chosen.length < atMost) chosen = [...chosen, value]
    show()
  }

  opener.addEventListener('click', () => (isOpen() ? close(true) : open()))
  opener.addEventListener('blur', () => close(true))
  // A press on the list must not take the focus from the opener, which would close it.
  list.addEventListener('mousedown', event => event.preventDefault())
  opener.addEventListener('keydown', event => {
    const opens = ['ArrowDown', 'ArrowUp'].includes(event.key)
    if (!isOpen() && !opens) return
    if (!isOpen()) open()
    else if (event.key === 'ArrowDown') point(active + 1)
    else if (event.key === 'ArrowUp') point(active - 1)
    else if (event.key === 'Home') point(0)
    else if (event.key === 'End') point(items.length - 1)
    else if (event.key === 'Enter' || event.key === ' ') choose(active)
    else if (event.key === 'Escape') close(false)
    else return
    event.preventDefault()
    // Escape closes this list only, not the modal around it.
    event.stopPropagation()
  })
  show()
  return box
}
