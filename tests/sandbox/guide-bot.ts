// Owns a discord.js bot as its guide writes one: commands are registered, and each test says how it answers.
import {
  Client,
  GatewayIntentBits,
  type ApplicationCommandDataResolvable,
  type ChatInputCommandInteraction,
  type Interaction,
} from 'discord.js'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startLocal, type Local } from './local.ts'

interface Guide {
  readonly local: Local
  readonly client: Client<true>
  /** From here on interactions are answered so; what it throws fails the test at `check`. */
  answer(how: (interaction: Interaction) => Promise<unknown>): void
  /** Fails when a handler threw, or when the bot sent what Discord would refuse. */
  check(): Promise<void>
  close(): Promise<void>
}

/** The bot of the suite that called `useGuide`, and its sandbox. */
export let guide: Guide
export let local: Local

/** Has the tests of a suite served by one bot that knows these commands; it is checked after each. */
export function useGuide(commands: readonly ApplicationCommandDataResolvable[]): void {
  beforeAll(async () => {
    guide = await startGuide(commands)
    local = guide.local
  })
  afterEach(() => guide.check())
  afterAll(() => guide.close())
}

/** Answers commands so, and everything else so. */
export const answerWith = (
  go: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  next: (interaction: Interaction) => Promise<unknown> = async () => undefined,
): void => guide.answer(interaction => (interaction.isChatInputCommand() ? go(interaction) : next(interaction)))

/** Starts a sandbox and a client that knows these commands. */
async function startGuide(commands: readonly ApplicationCommandDataResolvable[]): Promise<Guide> {
  const local = await startLocal()
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: { api: `${local.url}/api` },
  })
  const errors: unknown[] = []
  let how: (interaction: Interaction) => Promise<unknown> = async () => undefined
  client.on('error', error => errors.push(error))
  client.on('interactionCreate', interaction => {
    how(interaction).catch((error: unknown) => errors.push(error))
  })
  const ready = new Promise<Client<true>>(resolve => client.once('clientReady', resolve))
  await client.login('test-token')
  const readyClient = await ready
  await readyClient.application.commands.set(commands)
  return {
    local,
    client: readyClient,
    answer: next => void (how = next),
    async check() {
      const [error] = errors.splice(0)
      if (error) throw error
      const violation = (await local.events()).find(({ kind }) => kind === 'violation')
      if (violation) throw new Error(JSON.stringify(violation))
    },
    async close() {
      await client.destroy()
      await local.close()
    },
  }
}
