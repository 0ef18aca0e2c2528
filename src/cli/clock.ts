// Owns where the time comes from: this machine, or the clock of the sandbox that the bot is connected to.
import { setTimeout as sleep } from 'node:timers/promises'
import { instant, type Clock } from '../domain/time.ts'

export const systemClock: Clock = () => instant(Date.now())

/** How long to wait before connecting again to a sandbox that was lost. */
const RECONNECT_MS = 500
/** After so many tries without an answer there is no sandbox. */
const MOST_TRIES = 20

export interface FollowedClock {
  readonly clock: Clock
  readonly onJump: (jumped: () => void) => void
}

/**
 * A clock that follows the sandbox at `origin` (docs/sandbox.md, "The clock"). Resolves with its first message, so that
 * no moment is ever read from another clock; undefined where nobody answers. Later, while the sandbox is away, the last
 * offset stays.
 */
export async function followClock(origin: string, stop: AbortSignal): Promise<FollowedClock | undefined> {
  let offsetMs = 0
  const listeners = new Set<() => void>()
  const first = Promise.withResolvers<boolean>()
  const listen = async (): Promise<void> => {
    for (let tries = 1; !stop.aborted; tries++) {
      try {
        const response = await fetch(`${origin}/sandbox/clock/stream`, { signal: stop })
        for await (const { offset } of clockEvents(response)) {
          offsetMs = offset
          first.resolve(true)
          for (const jumped of listeners) jumped()
        }
      } catch {
        // Not there (yet), or gone: whoever needs it says so; here it is only waited for.
      }
      if (tries >= MOST_TRIES) first.resolve(false)
      await sleep(RECONNECT_MS, undefined, { signal: stop }).catch(() => {})
    }
    first.resolve(false)
  }
  void listen()
  if (!(await first.promise)) return undefined
  return { clock: () => instant(Date.now() + offsetMs), onJump: jumped => listeners.add(jumped) }
}

/** The messages of a stream of server-sent events, as the sandbox writes them: one line of data each. */
async function* clockEvents({ ok, body }: Response): AsyncGenerator<{ readonly offset: number }> {
  if (!ok || !body) return
  let rest = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('data:')) continue
      const event: { readonly offset: number } = JSON.parse(line.slice(5))
      yield event
    }
  }
}
