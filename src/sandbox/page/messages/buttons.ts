// Buttons of all styles, with the waiting state while the bot has not answered.
import { pressComponent } from '../acting.ts'
import { element, type Child } from '../element.ts'
import { emojiText } from '../emoji.ts'
import { icon } from '../icons.ts'
import type { Button } from '../wire.ts'

/** Class by button style, https://discord.com/developers/docs/components/reference#button-button-styles */
const styles: Record<number, string> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' }

/** A button of a message; a link leads out in a new tab, every other one acts as the chosen person. */
export function buttonElement(button: Button, messageId: string): HTMLElement {
  const label: Child[] = [button.emoji && emojiText(button.emoji), button.label]
  const className = `button ${styles[button.style] ?? 'secondary'}`
  if (button.url !== undefined) {
    const parsed = URL.parse(button.url)
    const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:'
    if (isWeb && button.disabled !== true)
      return element(
        'a',
        { class: className, href: parsed.href, target: '_blank', rel: 'noopener noreferrer' },
        ...label,
        icon('link'),
      )
  }
  const node: HTMLButtonElement = element(
    'button',
    {
      type: 'button',
      class: className,
      disabled: button.disabled === true || button.custom_id === undefined,
      'data-custom-id': button.custom_id,
      onclick: () => void act(node, () => pressComponent(messageId, button.custom_id ?? '')),
    },
    element('span', { class: 'button-label' }, ...label),
    element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')),
  )
  return node
}

/** Keeps a control and its neighbours from acting twice while `run` waits for the bot. */
export async function act(control: HTMLElement, run: () => Promise<boolean>): Promise<void> {
  const message = control.closest('[data-message-id]')
  if (message?.getAttribute('aria-busy') === 'true') return
  message?.setAttribute('aria-busy', 'true')
  control.classList.add('pending')
  await run()
  // If the message changed meanwhile it has been drawn anew, and these are no longer on the page.
  message?.removeAttribute('aria-busy')
  control.classList.remove('pending')
}
