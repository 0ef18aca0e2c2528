// The list of messages: keeps what has not changed, draws what has, and stays at the newest unless somebody scrolled up.
import { onTick, now } from '../clock.ts'
import { byId, element } from '../element.ts'
import { dayNumber, formatDay } from '../markdown/timestamp.ts'
import { place } from '../times.ts'
import { currentLocale, state, watch } from '../state.ts'
import { hasFlag, type Message } from '../wire.ts'
import { messageCommands, messageElement, sendingElement } from './message.ts'

/** Messages of one author closer than this are drawn as one group, as Discord does. */
const groupingMs = 7 * 60_000

/** Distance from the end, in pixels, that still counts as being at the end. */
const nearEndPx = 80

type Row = { key: string; content: string; draw: () => HTMLElement }

/** Starts drawing the messages of the open channel. */
export function startMessages(): void {
  const list = byId('messages', HTMLElement)
  const scroller = byId('scroller', HTMLElement)
  const newer = byId('newer', HTMLButtonElement)
  let atEnd = true
  let drawnDay = 0

  const isAtEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEndPx
  const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight })
  const draw = () => {
    const isOwn = state.sendings.length > 0
    const before = list.lastElementChild
    arrange(list, rows())
    if (atEnd || isOwn) toEnd()
    else if (list.lastElementChild !== before) newer.hidden = false
  }
  scroller.addEventListener('scroll', () => {
    atEnd = isAtEnd()
    if (atEnd) newer.hidden = true
  })
  newer.addEventListener('click', toEnd)
  // Pictures and revealed texts make the list longer after it was drawn.
  new ResizeObserver(() => atEnd && toEnd()).observe(list)
  watch(['channelId', 'userId'], () => (atEnd = true))
  watch(['messages', 'sendings', 'notices', 'dismissed', 'world', 'commands'], draw)
  // "Today" becomes "yesterday" at midnight of the sandbox.
  onTick(() => {
    const day = dayNumber(now(), place())
    if (day !== drawnDay) draw()
    drawnDay = day
  })
}

function rows(): Row[] {
  const visible = state.messages.filter(message => !state.dismissed.has(message.id))
  const day = dayNumber(now(), place())
  const made: Row[] = []
  visible.forEach((message, at) => {
    const previous = visible[at - 1]
    const sentAt = Date.parse(message.timestamp)
    if (!previous || dayNumber(Date.parse(previous.timestamp), place()) !== dayNumber(sentAt, place()))
      made.push({ key: `day-${message.id}`, content: currentLocale(), draw: () => dayLine(sentAt) })
    const isGrouped = previous !== undefined && continues(previous, message)
    const notice = state.notices.get(message.id)
    made.push({
      key: message.id,
      content: JSON.stringify([message, isGrouped, notice, messageCommands(), currentLocale(), day]),
      draw: () => messageElement(message, isGrouped, notice),
    })
  })
  for (const sending of state.sendings)
    made.push({ key: `sending-${sending.key}`, content: sending.problem ?? '', draw: () => sendingElement(sending) })
  return made
}

/** Whether a message goes on the one before it without a head of its own. */
function continues(previous: Message, message: Message): boolean {
  return (
    previous.author.id === message.author.id &&
    !message.interaction_metadata &&
    !message.interaction &&
    !message.message_reference &&
    hasFlag(previous, 'ephemeral') === hasFlag(message, 'ephemeral') &&
    Date.parse(message.timestamp) - Date.parse(previous.timestamp) < groupingMs
  )
}

function dayLine(atMs: number): HTMLElement {
  return element('div', { class: 'day-line', role: 'separator' }, element('span', {}, formatDay(atMs, place())))
}

const drawn = new WeakMap<Element, Row>()

/** Makes the list show these rows; an unchanged row keeps its element, and with it focus, open selects and spoilers. */
function arrange(list: HTMLElement, wanted: Row[]): void {
  const existing = new Map([...list.children].map(child => [drawn.get(child)?.key, child]))
  const focused = document.activeElement
  const nodes = wanted.map(row => {
    const old = existing.get(row.key)
    if (old && drawn.get(old)?.content === row.content) return { node: old, replaced: undefined }
    const node: Element = row.draw()
    drawn.set(node, row)
    return { node, replaced: old }
  })
  const kept = new Set(nodes.map(({ node }) => node))
  const hadFocus = nodes.find(({ replaced }) => replaced?.contains(focused))
  for (const child of list.querySelectorAll(':scope > *')) if (!kept.has(child)) child.remove()
  nodes.forEach(({ node }, at) => {
    // Moving an element takes its focus away, so only what stands wrong is moved.
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null)
  })
  if (hadFocus && focused instanceof HTMLElement) restoreFocus(hadFocus.node, focused.dataset['customId'])
}

function restoreFocus(message: Element, customId: string | undefined): void {
  const same = [...message.querySelectorAll<HTMLElement>('[data-custom-id]')].find(
    control => control.dataset['customId'] === customId && !control.matches(':disabled'),
  )
  if (same) same.focus()
  else if (message instanceof HTMLElement) message.focus()
}
