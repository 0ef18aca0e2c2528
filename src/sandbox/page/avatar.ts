// Round pictures made of initials: no picture is fetched for anybody.
import { element } from './element.ts'
import { hueOf, initials, nameOf } from './names.ts'
import type { User } from './wire.ts'

/** A person's or the bot's picture; the name stands beside it everywhere, so readers skip it. */
export function avatar(user: User): HTMLElement {
  const hue = user.bot === true ? 'bot' : hueOf(user.id)
  return element('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials(nameOf(user)))
}
