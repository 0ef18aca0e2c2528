// The right side's log of what happened between bot and sandbox, and the buttons that break something on purpose.
import { postFault } from './api.ts'
import { byId, element } from './element.ts'
import { nameOfChannel, nameOfUser } from './names.ts'
import { state, watch } from './state.ts'
import { place } from './times.ts'
import type { SandboxEvent } from './wire.ts'

const faults: { label: string; hint: string; body: { kind: string } & Record<string, unknown> }[] = [
  { label: 'Drop socket', hint: 'The gateway connection breaks; the bot must resume', body: { kind: 'drop_socket' } },
  { label: 'Op 7', hint: 'Discord asks the bot to reconnect and resume', body: { kind: 'op7' } },
  {
    label: 'Op 9',
    hint: 'The session becomes invalid; the bot must identify anew',
    body: { kind: 'op9', resumable: false },
  },
  {
    label: 'Deliver twice',
    hint: 'The next interaction reaches the bot two times',
    body: { kind: 'duplicate_interaction', times: 2 },
  },
]

/** Starts the fault buttons and the log. */
export function startLog(): void {
  const said = byId('fault-said', HTMLElement)
  const cause = async (label: string, body: (typeof faults)[number]['body']) => {
    const answer = await postFault(body)
    said.textContent = answer.ok ? `${label}: done` : `${label}: ${answer.error}`
  }
  byId('faults', HTMLElement).append(
    ...faults.map(({ label, hint, body }) =>
      element('button', { type: 'button', class: 'quiet', title: hint, onclick: () => void cause(label, body) }, label),
    ),
  )
  const onlyProblems = byId('only-problems', HTMLInputElement)
  const list = byId('event-log', HTMLElement)
  const rows = new Map<number, HTMLElement>()
  const draw = () => {
    const shown = state.events.filter(event => !onlyProblems.checked || levelOf(event) !== 'plain').toReversed()
    // Newest first; an entry once drawn stays, so that an opened one does not close.
    const nodes = shown.map(event => rows.get(event.seq) ?? entry(event))
    rows.clear()
    shown.forEach((event, at) => {
      const node = nodes[at]
      if (node) rows.set(event.seq, node)
    })
    nodes.forEach((node, at) => {
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null)
    })
    while (list.children.length > nodes.length) list.lastElementChild?.remove()
    byId('log-empty', HTMLElement).hidden = nodes.length > 0
  }
  onlyProblems.addEventListener('change', draw)
  watch(['events'], draw)
}

function entry(event: SandboxEvent): HTMLElement {
  const { seq, at, kind, ...rest } = event
  const time = new Intl.DateTimeFormat(place().locale, { timeStyle: 'medium', hour12: false }).format(at)
  return element(
    'li',
    { class: `log-${levelOf(event)}` },
    element(
      'details',
      {},
      element(
        'summary',
        {},
        element('time', {}, time),
        element('span', { class: 'log-kind' }, kind.replaceAll('_', ' ')),
        element('span', { class: 'log-words' }, summarise(event)),
      ),
      element('pre', { tabindex: 0 }, JSON.stringify({ seq, ...rest }, null, 2)),
    ),
  )
}

function levelOf(event: SandboxEvent): 'bad' | 'warn' | 'plain' {
  if (event.kind === 'violation' || event.kind === 'interaction_failed') return 'bad'
  if (event.kind === 'request' && Number(event['status']) >= 400) return 'warn'
  return event.kind === 'gateway' && event['state'] === 'closed' ? 'warn' : 'plain'
}

/** The one line of an entry: the fields that tell most, in the order of this list. */
function summarise(event: SandboxEvent): string {
  const { user_id: userId, channel_id: channelId } = event
  const words = ['state', 'method', 'path', 'status', 'name', 'custom_id', 'outcome', 'reason'].map(
    field => event[field],
  )
  if (typeof userId === 'string') words.push(`@${nameOfUser(userId)}`)
  if (typeof channelId === 'string') words.push(`#${nameOfChannel(channelId)}`)
  return words.filter(word => typeof word === 'string' || typeof word === 'number').join(' ')
}
