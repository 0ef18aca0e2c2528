// Dark and light: the system's choice, until the toggle is pressed; that is kept for the next visit.
import { byId } from './element.ts'

const key = 'theme'

/** Applies the kept theme and makes the toggle work. */
export function startTheme(): void {
  const toggle = byId('theme-toggle', HTMLButtonElement)
  const apply = (theme: string | null) => {
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme
    toggle.setAttribute('aria-pressed', String(isDark()))
  }
  apply(localStorage.getItem(key))
  toggle.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark'
    localStorage.setItem(key, theme)
    apply(theme)
  })
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme']
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}
