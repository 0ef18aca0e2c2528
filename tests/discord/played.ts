// Owns a played quiz for the bot's suites: sandbox, deck, store, quiz and the real bot, with people who act.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MessageFlags, type APIMessage, type APIUser } from 'discord-api-types/v10'
import { discordApi, type Api } from '../../src/discord/api.ts'
import { runBot, type BotOptions } from '../../src/discord/bot.ts'
import { followDiscord } from '../../src/discord/discord-time.ts'
import { openSenders, restOptions } from '../../src/discord/rest.ts'
import { createLog } from '../../src/discord/log.ts'
import { followClock } from '../../src/cli/clock.ts'
import { startBook } from '../../src/cli/start-book.ts'
import { createMetrics, type Metrics } from '../../src/app/metrics.ts'
import { deckExporter } from '../../src/app/deck-exporter.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { QuizSettings } from '../../src/domain/play/quiz.ts'
import { after, instant, type Instant } from '../../src/domain/time.ts'
import { deckSource } from '../../src/storage/deck/source.ts'
import { erasureJournal } from '../../src/storage/play/erasure-journal.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import { makeFolder, startLocal, type Acted, type Local } from '../sandbox/local.ts'
import { writeDecks } from './deck.ts'
import { seedQuiz } from './quiz.ts'

export interface RunningBot {
  readonly metrics: Metrics
  readonly log: readonly string[]
  /** The first line of its log, from line `from` on, that has this event; waits for it. */
  logged(event: string, from?: number): Promise<string>
  readonly ended: Promise<unknown>
  stop(): Promise<unknown>
}

/**
 * What is otherwise than usual: `aheadMs` is how far the host's clock is ahead of Discord's; `isForeign`: the Discord is no
 * sandbox and has no clock to follow.
 */
type Change = Partial<Pick<BotOptions, 'token' | 'patience'>> & {
  readonly aheadMs?: number
  readonly isForeign?: boolean
}

/** The calls to the REST interface of a sandbox, outside of any bot. */
export function apiAt(url: string): Api {
  const host = (): Instant => instant(Date.now())
  const rest = restOptions(
    `${url}/api`,
    host,
    followDiscord(host, () => {}),
    () => {},
  )
  return discordApi(openSenders('test-token', rest, host))
}

/** The clock of this machine. */
const ownClock = { clock: () => instant(Date.now()), onJump: () => undefined }

/** Starts the bot in this process against the sandbox and the data folder; resolves when it is ready or has ended. */
export async function startBot(url: string, folder: string, change: Change = {}): Promise<RunningBot> {
  const opened = await openPlayStore(join(folder, 'play.sqlite'))
  if (!opened.ok) throw new Error(opened.error.code)
  const decks = deckSource(join(folder, 'deck.sqlite'))
  const ending = new AbortController()
  const followed = change.isForeign ? ownClock : await followClock(url, ending.signal)
  if (!followed) throw new Error('no clock')
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const write = (line: string): void => {
    lines.push(line)
    for (const look of waiting) look()
  }
  const logged = (event: string, from = 0): Promise<string> =>
    new Promise(resolve => {
      const look = (): void => {
        const line = lines.slice(from).find(each => each.includes(`"event":"${event}"`))
        if (line === undefined) return
        waiting.delete(look)
        resolve(line)
      }
      waiting.add(look)
      look()
    })
  const log = createLog({ write, pretty: false, level: 'debug', clock: followed.clock })
  const stop = Promise.withResolvers<void>()
  const { aheadMs = 0, isForeign: _, ...others } = change
  const metrics = createMetrics()
  const ended = runBot({
    token: 'test-token',
    address: `${url}/api`,
    store: opened.value,
    decks,
    clock: () => after(followed.clock(), aheadMs),
    onClockJump: followed.onJump,
    log,
    owner: crypto.randomUUID(),
    metrics,
    erasures: erasureJournal(join(folder, 'erasures.jsonl')),
    exporter: deckExporter(join(folder, 'deck.sqlite')),
    starts: startBook(folder, reason => log('error', 'starts.unwritten', { reason })),
    stop: stop.promise,
    ...others,
  }).finally(async () => {
    ending.abort()
    decks.close()
    await opened.value.close()
  })
  await Promise.race([logged('commands.registered'), logged('commands.failed'), ended])
  return {
    metrics,
    log: lines,
    logged,
    ended,
    stop: () => {
      stop.resolve()
      return ended
    },
  }
}

export interface Played {
  readonly local: Local
  readonly folder: string
  bot: RunningBot
  /** Ada's id sees what all see. */
  dropMessage(): Promise<APIMessage>
  press(message: APIMessage, label: string, user?: APIUser): Promise<Acted>
  submit(opened: Acted, value: string, user?: APIUser, more?: object): Promise<Acted>
  /** Answer → Type answer → modal → submit. */
  answer(text: string, user?: APIUser): Promise<Acted>
  question(user?: APIUser): Promise<Acted>
  /** Moves the sandbox's clock and returns what has happened from then on. */
  advance(ms: number): Promise<number>
  close(): Promise<void>
}

/** A world in which a quiz opens a drop this minute; resolves when it is posted. */
export async function startPlayed(
  deckId = 'sums',
  cards?: readonly Card[],
  change: Partial<QuizSettings> = {},
): Promise<Played> {
  const folder = await makeFolder()
  await writeDecks(folder, cards)
  const local = await startLocal()
  await seedQuiz(local, folder, deckId, undefined, change)
  const bot = await startBot(local.url, folder)
  await awaitWith(local, 'v1:answer:', 0)
  const played: Played = {
    local,
    folder,
    bot,
    dropMessage: () => awaitWith(local, 'v1:answer:', 0),
    press: (message, label, user = local.ada) => press(local, message, label, user),
    submit: (opened, value, user = local.ada, more = {}) => submit(local, opened, value, user, more),
    async question(user = local.ada) {
      return played.press(await played.dropMessage(), 'Answer', user)
    },
    async answer(text, user = local.ada) {
      const shown = await played.question(user)
      const opened = await played.press(messageOf(shown), typeLabel(messageOf(shown)), user)
      return played.submit(opened, text, user)
    },
    async advance(ms) {
      const before = (await local.events()).at(-1)?.seq ?? 0
      await local.control('POST', '/clock', { advance_ms: ms })
      return before
    },
    async close() {
      await played.bot.stop()
      await local.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return played
}

/** A person presses a button of a message. */
export const press = (local: Local, message: APIMessage, label: string, user: APIUser): Promise<Acted> =>
  local.act('component', { user_id: user.id, message_id: message.id, custom_id: idOf(message, label) })

/** A person presses a button whose custom id nobody of ours has written, in a message that all see. */
export async function pressForged(
  { local }: Played,
  customId: string,
  user = local.ada,
): Promise<{ readonly outcome: string; readonly reply: string; readonly message: APIMessage }> {
  const button = { type: 2, style: 2, label: 'Forged', custom_id: customId }
  const posted = await local.rest<APIMessage>('POST', `/channels/${local.channel.id}/messages`, {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 1, components: [button] }],
  })
  const message = (await local.messages()).find(({ id }) => id === posted.body.id)
  if (!message) throw new Error(`not posted: ${posted.status}`)
  const acted = await press(local, message, 'Forged', user)
  return { outcome: acted.outcome, reply: said(acted.message ?? acted.modal), message }
}

/** A person fills in the one field of the form that they got, and sends it. */
export const submit = (local: Local, opened: Acted, value: string, user: APIUser, more: object = {}): Promise<Acted> =>
  local.act('modal', {
    user_id: user.id,
    interaction_id: opened.interaction_id,
    values: { [JSON.stringify(opened.modal).includes('"option"') ? 'option' : 'text']: value },
    ...more,
  })

/** The message of an act that must have one. */
export function messageOf(acted: Acted): APIMessage {
  if (!acted.message) throw new Error(`no message: ${JSON.stringify(acted)}`)
  return acted.message
}

/** Everything that a message or modal says, one text a line. */
export function said(shown: unknown): string {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (['content', 'label', 'title'].includes(name) && typeof inner === 'string') texts.push(inner)
      else walk(inner)
    }
  }
  walk(shown)
  return texts.join('\n')
}

const buttons = (message: APIMessage): { label: string; custom_id: string }[] => {
  const found: { label: string; custom_id: string }[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('custom_id' in value && 'label' in value)
      found.push({ label: String(value.label), custom_id: String(value.custom_id) })
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(message.components)
  return found
}

export const labelsOf = (message: APIMessage): string[] => buttons(message).map(({ label }) => label)

function idOf(message: APIMessage, label: string): string {
  const button = buttons(message).find(each => each.label === label)
  if (!button) throw new Error(`no button "${label}", only ${labelsOf(message).join(', ')}`)
  return button.custom_id
}

const typeLabel = (message: APIMessage): string =>
  labelsOf(message).find(label => /answer|答案/.test(label)) ?? 'Type answer'

/** The first message of the quiz's channel that has `customId`, as soon as one has; others may be posted meanwhile. */
export async function awaitWith(local: Local, customId: string, after: number): Promise<APIMessage> {
  for (let seen = after; ;) {
    const messages = await local.messages()
    if (messages.some(message => JSON.stringify(message.components).includes(customId)))
      return firstWith(messages, customId)
    seen = (await local.waitFor(({ kind }) => kind === 'message_create' || kind === 'message_update', seen)).seq
  }
}

export function firstWith(messages: readonly APIMessage[], customId: string): APIMessage {
  const found = messages.find(message => JSON.stringify(message.components).includes(customId))
  if (!found) throw new Error(`no message with ${customId}`)
  return found
}

/** The two numbers of the question "What is a × b + 1?" in a text. */
export function numbersIn(text: string): { a: number; b: number } {
  const found = /(\d+) × (\d+) \+ 1/.exec(text)
  if (!found) throw new Error(`no question in ${text}`)
  return { a: Number(found[1]), b: Number(found[2]) }
}
