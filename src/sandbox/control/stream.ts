// Owns the server-sent streams: the journal, and the clock that a bot may follow.
import type { ServerResponse } from 'node:http'
import type { Discord } from '../discord.ts'
import { openEvents } from '../http.ts'

/** Opens `/sandbox/events/stream` or `/sandbox/clock/stream`; false for any other path. */
export function openStream(discord: Discord, response: ServerResponse, url: URL): boolean {
  switch (url.pathname) {
    case '/sandbox/events/stream':
      streamEvents(discord, response, Number(url.searchParams.get('after') ?? 0) || 0)
      return true
    case '/sandbox/clock/stream':
      streamClock(discord, response)
      return true
    default:
      return false
  }
}

function streamEvents({ journal }: Discord, response: ServerResponse, after: number): void {
  const end = journal.subscribe(entry => send(entry))
  const send = openEvents(response, end)
  // A comment opens the stream for the client even when there is nothing yet to tell.
  response.write(': events\n\n')
  for (const entry of journal.after(after)) send(entry)
}

function streamClock({ clock }: Discord, response: ServerResponse): void {
  const tell = (): void => send({ now: clock.now(), offset: clock.offsetMs() })
  const send = openEvents(response, clock.subscribe(tell))
  tell()
}
