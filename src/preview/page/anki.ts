// Owns the card as Anki shows it: a frame in place of the messages, which holds one side after the other.
import { byId } from '../../sandbox/page/element.ts'
import { state, watch } from '../../sandbox/page/state.ts'

type Side = 'front' | 'back'
let side: Side = 'front'

/** Whether cards are looked at as in Anki. */
export const isAnki = (): boolean => document.body.classList.contains('anki')

/** Starts the button that changes from Discord to Anki and back. */
export function startAnki(): void {
  const toggle = byId('anki-toggle', HTMLButtonElement)
  toggle.addEventListener('click', () => {
    const isPressed = document.body.classList.toggle('anki')
    toggle.setAttribute('aria-pressed', String(isPressed))
    showSide('front')
  })
  watch(['channelId', 'userId'], () => showSide('front'))
  // The notes have changed: the side stays.
  watch(['world'], () => showSide(side))
  byId('theme-toggle', HTMLButtonElement).addEventListener('click', () => showSide(side))
}

/** Shows a side: the front with other numbers, the back with those of the front before it. */
export function showSide(wanted: Side): void {
  side = wanted
  if (!isAnki() || state.channelId === '') return
  const theme = isDark() ? 'dark' : 'light'
  const query = new URLSearchParams({ card: state.channelId, locale: state.userId, theme })
  // In place of the one before, so that the page's history has no sides.
  byId('anki-card', HTMLIFrameElement).contentWindow?.location.replace(`/preview/anki/${wanted}?${query}`)
}

const isDark = (): boolean => byId('theme-toggle', HTMLButtonElement).getAttribute('aria-pressed') === 'true'
