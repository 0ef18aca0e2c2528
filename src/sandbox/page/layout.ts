// Which sides of the page are open: drawers on a phone, columns on a wide screen.
import { byId } from './element.ts'

/** Where the right side is a column and stands open at first; the style sheet's wide layout begins there too. */
const wide = matchMedia('(width >= 1180px)')

/** Makes the two side buttons work. */
export function startLayout(): void {
  const body = document.body
  const sides = [
    { button: byId('sidebar-toggle', HTMLButtonElement), panel: byId('sidebar', HTMLElement), name: 'sidebar-open' },
    { button: byId('panel-toggle', HTMLButtonElement), panel: byId('panel', HTMLElement), name: 'panel-open' },
  ]
  const set = (name: string, isOpen: boolean) => {
    body.classList.toggle(name, isOpen)
    for (const side of sides) side.button.setAttribute('aria-expanded', String(body.classList.contains(side.name)))
  }
  set('panel-open', wide.matches)
  wide.addEventListener('change', () => set('panel-open', wide.matches))
  for (const { button, name } of sides)
    button.addEventListener('click', () => set(name, !body.classList.contains(name)))
  byId('backdrop', HTMLElement).addEventListener('click', () => {
    for (const { name } of sides) set(name, false)
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || wide.matches) return
    for (const { name, panel, button } of sides) {
      if (!body.classList.contains(name) || !panel.contains(document.activeElement)) continue
      set(name, false)
      button.focus()
    }
  })
}
