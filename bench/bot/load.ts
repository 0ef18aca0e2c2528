// Owns people who play: interactions at a rate that does not wait for the bot, and how long each waits for its first response.
import { setTimeout as sleep } from 'node:timers/promises'
import type { APIMessage } from 'discord-api-types/v10'
import type { Control } from './control.ts'
import type { Player } from './world.ts'

interface Acted {
  readonly interaction_id: string | null
  readonly outcome: string
  readonly message?: APIMessage
  readonly modal?: { readonly custom_id: string; readonly components: unknown[] }
}

/** What somebody does next; undefined: their turn is over. */
type Step = () => Promise<Step | undefined>

export interface Load {
  /** So many a second were to be. */
  readonly asked: number
  /** How long each interaction waited, in milliseconds. */
  readonly waited: readonly number[]
  /** Interactions that got no response within three seconds. */
  readonly failed: number
  readonly perSecond: number
}

/** Play of `players`, one after the other and over again. */
export function createLoad(control: Control, players: readonly Player[]) {
  const ready: Step[] = []
  let next = 0
  let waited: number[] = []
  let failed = 0

  const act = async (kind: string, body: object): Promise<Acted> => {
    const from = performance.now()
    const acted = await control<Acted>('POST', `/act/${kind}`, body)
    waited.push(performance.now() - from)
    if (acted.outcome === 'failed') failed++
    return acted
  }
  /** Question, form, answer, streak, now and then the board: as somebody does once a day. */
  const play = ({ userId: user_id, channelId: channel_id }: Player): Step => {
    const command = (name: string, options: object, then?: Step) => async (): Promise<Step | undefined> => {
      await act('command', { user_id, channel_id, name, options })
      return then
    }
    const board = next % 5 === 0 ? command('leaderboard', { board: 'all' }) : undefined
    const streak = command('streak', { show: {} }, board)
    const submit =
      (opened: Acted): Step =>
      async () => {
        await act('modal', { user_id, interaction_id: opened.interaction_id, values: valuesFor(opened) })
        return streak
      }
    return async () => {
      const shown = await act('command', { user_id, channel_id, name: 'daily' })
      const button = shown.message && buttonOf(shown.message)
      if (!shown.message || button === undefined) return streak
      const { id } = shown.message
      return async () => {
        const opened = await act('component', { user_id, message_id: id, custom_id: button })
        return opened.outcome === 'modal' ? submit(opened) : streak
      }
    }
  }
  const begin = async (): Promise<void> => {
    const player = players[next++ % players.length]
    const step = ready.shift() ?? (player && play(player))
    const then = await step?.()
    if (then) ready.push(then)
  }

  return {
    /** Interactions at `perSecond` until `end` resolves. */
    async run(perSecond: number, end: Promise<unknown>): Promise<Load> {
      // What was begun before is too old, where the clock has been moved since.
      ready.length = 0
      waited = []
      failed = 0
      const state = { isOver: false }
      const running = new Set<Promise<void>>()
      const ended = end.finally(() => (state.isOver = true))
      const from = performance.now()
      for (let sent = 0; !state.isOver;) {
        // As many as are due by now, whatever became of those before.
        for (; sent < ((performance.now() - from) / 1_000) * perSecond; sent++) {
          const interaction = begin()
          running.add(interaction)
          void interaction.finally(() => running.delete(interaction))
        }
        await sleep(1)
      }
      const ms = performance.now() - from
      await Promise.all(running)
      await ended
      return { asked: perSecond, waited, failed, perSecond: (waited.length * 1_000) / ms }
    },
  }
}

/** The custom id of the button that opens the form. */
const buttonOf = (message: APIMessage): string | undefined =>
  /"custom_id":"(v1:type:[^"]*)"/.exec(JSON.stringify(message.components))?.[1]

/** Something for every field of a form: a number, or the first option. */
function valuesFor({ modal }: Acted): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {}
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { custom_id: id, options, min_values: least } = value as Field
    if (id !== undefined && 'type' in value) {
      const chosen = (options ?? []).slice(0, Math.max(1, least ?? 1)).map(option => option.value)
      values[id] = options ? (value.type === 21 ? (chosen[0] ?? '') : chosen) : '7'
      return
    }
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(modal?.components)
  return values
}
interface Field {
  readonly custom_id?: string
  readonly options?: readonly { readonly value: string }[]
  readonly min_values?: number
}
