// Owns the stage of suites in which something fails: before each test a sandbox with a quiz due, and what befalls the bot.
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach } from 'vitest'
import { makeFolder, startLocal, type Happened, type Local } from '../sandbox/local.ts'
import { writeDecks } from './deck.ts'
import { startBot, type RunningBot } from './played.ts'
import { seedQuiz } from './quiz.ts'

export interface Stage {
  readonly local: Local
  readonly folder: string
  /** Starts the bot; it is stopped behind the test, unless somebody let go of it. */
  readonly start: (change?: Parameters<typeof startBot>[2]) => Promise<RunningBot>
  /** The bot that was started last. */
  bot: RunningBot | undefined
  readonly fault: (body: object) => Promise<unknown>
  /** The number of the last event. */
  readonly last: () => Promise<number>
  /** Moves the sandbox's clock; the number of the last event before. */
  readonly advance: (ms: number) => Promise<number>
  /** How many requests there were after an event to paths with `path` in them. */
  readonly requests: (after: number, path: string) => Promise<number>
  /** The first message posted after an event. */
  readonly posted: (after?: number) => Promise<Happened>
}

/** Sets the stage for every test of the suite that calls this. */
export function setStage(): Stage {
  let set: { readonly local: Local; readonly folder: string } | undefined
  const there = (): NonNullable<typeof set> => {
    if (!set) throw new Error('the stage is set for tests only')
    return set
  }
  const stage: Stage = {
    get local() {
      return there().local
    },
    get folder() {
      return there().folder
    },
    bot: undefined,
    start: async change => {
      stage.bot = await startBot(stage.local.url, stage.folder, change)
      return stage.bot
    },
    fault: body => stage.local.control('POST', '/faults', body),
    last: async () => (await stage.local.events()).at(-1)?.seq ?? 0,
    advance: async ms => {
      const before = await stage.last()
      await stage.local.control('POST', '/clock', { advance_ms: ms })
      return before
    },
    requests: async (after, path) =>
      (await stage.local.events(after)).filter(({ kind, path: at }) => kind === 'request' && String(at).includes(path))
        .length,
    posted: (after = 0) => stage.local.waitFor(({ kind }) => kind === 'message_create', after),
  }
  beforeEach(async () => {
    const folder = await makeFolder()
    await writeDecks(folder)
    const local = await startLocal()
    set = { local, folder }
    await seedQuiz(local, folder, 'sums')
  })
  afterEach(async () => {
    await stage.bot?.stop()
    stage.bot = undefined
    await there().local.close()
    await rm(there().folder, { recursive: true, force: true })
  })
  return stage
}
