// Emoji of buttons and options.
import { element } from './element.ts'
import type { Emoji } from './wire.ts'

/** An emoji as text; a custom one by its name, as no picture is fetched. */
export function emojiText(emoji: Emoji): HTMLElement {
  return element('span', { class: 'emoji' }, emoji.id ? `:${emoji.name ?? 'emoji'}:` : (emoji.name ?? ''))
}
