// Owns playing a round on a terminal that is not there: lines are typed, what is shown is kept.
import type { Instant } from '../../src/domain/time.ts'
import { catalogOf } from '../../src/i18n/format.ts'
import { play, type Outcome, type Table } from '../../src/terminal/play.ts'
import { noColours } from '../../src/terminal/style.ts'
import type { World } from '../app/world.ts'

export interface Round {
  readonly outcome: Outcome
  readonly shown: string
  /** Lines that nobody asked for. */
  readonly unread: readonly string[]
}

/** Plays at a moment with these lines typed; a function types after seeing what was shown. */
export const playIn = async (
  world: World,
  now: Instant,
  typed: readonly (string | ((shown: string) => string))[],
  change: Partial<Table> = {},
  locale = 'en',
): Promise<Round> => {
  let shown = ''
  const waiting = [...typed]
  const outcome = await play({
    ...world,
    clock: () => now,
    zone: 'UTC',
    profile: 'local',
    look: { width: 72, style: noColours, texts: catalogOf(locale), locale },
    lines: () => ({
      next: async () => {
        const line = waiting.shift()
        return typeof line === 'function' ? line(shown) : line
      },
      close: () => {},
    }),
    write: text => {
      shown += text
    },
    isInteractive: false,
    ...change,
  })
  return { outcome, shown, unread: waiting.map(String) }
}

/** Reads the two numbers of the product question and answers; `off` is how far from right. */
export const product1 =
  (off: number) =>
  (shown: string): string => {
    const [, a, b] = /What is (\d+) × (\d+) \+ 1/.exec(shown) ?? []
    return String(Number(a) * Number(b) + 1 + off)
  }

/** What is played: the moment, the lines, what is otherwise, the language. */
export type Played = Parameters<typeof playIn> extends [World, ...infer Rest] ? Rest : never
