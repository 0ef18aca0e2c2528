// The list above the composer: commands, options, choices. Keys move in it while the focus stays in the input.
import { byId, element } from '../element.ts'

export type Suggestion = { label: string; detail?: string; mark?: string; choose: () => void }

let items: Suggestion[] = []
let active = -1

/** Shows a list under a heading; `first` is the entry lit at once, -1 for none (Enter then keeps its other meaning). */
export function showSuggestions(heading: string, suggestions: Suggestion[], first: number): void {
  items = suggestions
  active = Math.min(first, items.length - 1)
  const list = byId('suggestions', HTMLElement)
  byId('suggestions-heading', HTMLElement).textContent = heading
  list.replaceChildren(
    ...items.map((item, at) =>
      element(
        'li',
        {
          role: 'option',
          id: `suggestion-${at}`,
          'data-testid': 'picker-option',
          // Pressing must not take the focus from the input that the list belongs to.
          onmousedown: (event: MouseEvent) => event.preventDefault(),
          onclick: () => item.choose(),
        },
        element('span', { class: 'suggestion-label' }, item.label),
        item.detail !== undefined && element('span', { class: 'suggestion-detail' }, item.detail),
        item.mark !== undefined && element('span', { class: 'suggestion-mark' }, item.mark),
      ),
    ),
  )
  byId('picker', HTMLElement).hidden = heading === '' && items.length === 0
  light()
}

/** Closes the list. */
export function hideSuggestions(): void {
  items = []
  active = -1
  byId('suggestions', HTMLElement).replaceChildren()
  byId('picker', HTMLElement).hidden = true
  light()
}

/** Whether the list is open. */
export function hasSuggestions(): boolean {
  return !byId('picker', HTMLElement).hidden
}

/** Handles the keys of the list; true when the key was used up here. */
export function handleSuggestionKey(event: KeyboardEvent): boolean {
  if (!hasSuggestions()) return false
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined && items.length > 0) {
    active = active === -1 && step === -1 ? items.length - 1 : (active + step + items.length) % items.length
    light()
    return true
  }
  if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && items[active]) {
    items[active]?.choose()
    return true
  }
  if (event.key === 'Escape') {
    hideSuggestions()
    return true
  }
  return false
}

function light(): void {
  const options = byId('suggestions', HTMLElement).children
  for (const [at, option] of [...options].entries()) {
    option.setAttribute('aria-selected', String(at === active))
    if (at === active) option.scrollIntoView({ block: 'nearest' })
  }
  for (const input of document.querySelectorAll('#composer-form [role="combobox"]')) {
    const isFocused = input === document.activeElement
    input.setAttribute('aria-expanded', String(isFocused && items.length > 0))
    if (isFocused && active >= 0) input.setAttribute('aria-activedescendant', `suggestion-${active}`)
    else input.removeAttribute('aria-activedescendant')
  }
}
