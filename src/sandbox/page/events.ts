// Follows the sandbox's event stream and fetches anew what an event says has changed.
import { now } from './clock.ts'
import { loadClock, loadCommands, loadMessages, loadWorld } from './loading.ts'
import { change, state } from './state.ts'
import type { SandboxEvent } from './wire.ts'

/** Events kept for the log. */
const keptEvents = 300

/** Sandbox time of the first look: what came before it is not news. */
let openedAt = Infinity

/** Listens until the page is closed; the browser reconnects by itself, and then everything is fetched again. */
export function followEvents(): void {
  const banner = document.getElementById('offline')
  let lastSeq = 0
  const connect = () => {
    const stream = new EventSource(`/sandbox/events/stream?after=${lastSeq}`)
    stream.addEventListener('open', () => {
      banner?.toggleAttribute('hidden', true)
      void loadWorld().then(() => (openedAt = Math.min(openedAt, now())))
    })
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // The stream is the server's own, so an event has the shape of wire.ts.
      const event = JSON.parse(data) as SandboxEvent
      if (event.seq <= lastSeq) return
      lastSeq = event.seq
      receive(event)
    })
    stream.addEventListener('error', () => {
      banner?.toggleAttribute('hidden', false)
      // A closed stream is not tried again by the browser, and one after a restart must not ask for old numbers.
      stream.close()
      lastSeq = 0
      setTimeout(connect, 1000)
    })
  }
  connect()
}

const waiting: SandboxEvent[] = []

/** Many events of one moment cause one fetch and one drawing. */
function receive(event: SandboxEvent): void {
  waiting.push(event)
  if (waiting.length === 1) setTimeout(settle, 30)
}

function settle(): void {
  const events = waiting.splice(0)
  const kinds = new Set(events.map(event => event.kind))
  const bySeq = new Map([...state.events, ...events].map(event => [event.seq, event]))
  change({ events: [...bySeq.values()].slice(-keptEvents), unread: unreadAfter(events) })
  // An old event's time is over: the clock is asked for as it is now.
  if (kinds.has('clock')) void loadClock()
  if (kinds.has('commands')) void loadCommands()
  if (kinds.has('world')) void loadWorld()
  const isHere = events.some(event => event['channel_id'] === state.channelId)
  if (isHere || kinds.has('interaction_failed')) void loadMessages()
}

function unreadAfter(events: SandboxEvent[]): Set<string> {
  const unread = new Set(state.unread)
  for (const { at, kind, channel_id: channelId, user_id: onlyFor } of events) {
    const isForMe = onlyFor === undefined || onlyFor === state.userId
    const isElsewhere = typeof channelId === 'string' && channelId !== state.channelId
    if (kind === 'message_create' && at >= openedAt && isForMe && isElsewhere) unread.add(channelId)
  }
  return unread
}
