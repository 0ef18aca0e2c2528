// Selects of a message: what is chosen goes to the bot at once.
import { pressComponent } from '../acting.ts'
import { listbox } from '../listbox.ts'
import type { Select } from '../wire.ts'
import { act } from './buttons.ts'

/** A select of a message: acts when it closes with another choice than before, as Discord does. */
export function selectElement(select: Select, messageId: string): HTMLElement {
  const node: HTMLElement = listbox(
    select,
    values => void act(node, () => pressComponent(messageId, select.custom_id, values)),
  )
  return node
}
