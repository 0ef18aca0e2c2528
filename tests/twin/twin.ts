// Owns the Discord that is not ours (npm discord-digital-twin, a package of its own here), as far as the suite needs it.
import { existsSync } from 'node:fs'
import type { APIMessage, ModalSubmitLabelComponent } from 'discord-api-types/v10'
import { InteractionType } from 'discord-api-types/v10'

interface Actor {
  runSlashCommand(given: {
    readonly name: string
    readonly options?: readonly object[]
  }): Promise<{ readonly id: string }>
  clickButton(given: { readonly messageId: string; readonly customId: string }): Promise<{ readonly id: string }>
}

interface Channel {
  user(id: string): Actor
  getMessages(): Promise<APIMessage[]>
  waitForMessage(given: { readonly predicate: (message: APIMessage) => boolean }): Promise<APIMessage>
  waitForInteractionAck(given: { readonly interactionId: string }): Promise<unknown>
  getInteractionResponse(
    interactionId: string,
  ): Promise<{ readonly type: number; readonly messageId: string | null; readonly data: string | null } | null>
}

interface Twin {
  readonly guildId: string
  readonly botUserId: string
  readonly restUrl: string
  start(): Promise<void>
  stop(): Promise<void>
  channel(id: string): Channel
  simulateInteraction(given: {
    readonly type: InteractionType
    readonly channelId: string
    readonly userId: string
    readonly messageId?: string
    readonly data: object
  }): Promise<{ readonly id: string }>
}

const entry = new URL('node_modules/discord-digital-twin/dist/index.js', import.meta.url)

/** Nobody has run `npm ci` in this folder. */
export const isTwinMissing = !existsSync(entry)
if (isTwinMissing) console.warn('skipped: the second Discord needs `npm ci --prefix tests/twin`')

export interface World {
  readonly twin: Twin
  readonly url: string
  readonly channelId: string
  /** What a person gets for what they do: the bot's first response. */
  command(
    userId: string,
    name: string,
    sub?: readonly string[],
    options?: Readonly<Record<string, string>>,
  ): Promise<Response>
  press(userId: string, message: APIMessage, customId: string): Promise<Response>
  submit(userId: string, from: APIMessage, modal: Modal, text: string): Promise<Response>
  close(): Promise<void>
}

export interface Modal {
  readonly custom_id: string
  readonly components: readonly { readonly type: number; readonly component?: { readonly custom_id: string } }[]
}

export interface Response {
  readonly type: number
  readonly data: Readonly<Record<string, unknown>>
  readonly message: APIMessage | undefined
}

export const ada = '100000000000000001'
export const bo = '100000000000000002'
const channelId = '100000000000000003'

/** Starts one with a channel and two people; `file` is where it keeps its state. */
export async function startTwin(file: string): Promise<World> {
  const { DigitalDiscord } = (await import(entry.href)) as { DigitalDiscord: new (options: object) => Twin }
  const twin = new DigitalDiscord({
    dbUrl: `file:${file}`,
    botToken: 'test-token',
    channels: [{ id: channelId, name: 'daily', type: 0 }],
    users: [
      { id: ada, username: 'ada' },
      { id: bo, username: 'bo' },
    ],
  })
  await twin.start()
  const channel = twin.channel(channelId)
  const answered = async ({ id }: { readonly id: string }): Promise<Response> => {
    await channel.waitForInteractionAck({ interactionId: id })
    const response = await channel.getInteractionResponse(id)
    if (!response) throw new Error(`no response to ${id}`)
    return {
      type: response.type,
      data: JSON.parse(response.data ?? '{}') as Record<string, unknown>,
      message: (await channel.getMessages()).find(message => message.id === response.messageId),
    }
  }
  return {
    twin,
    url: twin.restUrl.replace(/\/api$/, ''),
    channelId,
    command: async (userId, name, [sub] = [], values = {}) => {
      const given = Object.entries(values).map(([option, value]) => ({ name: option, type: 3, value }))
      const options = sub === undefined ? given : [{ name: sub, type: 1, options: given }]
      return answered(await channel.user(userId).runSlashCommand({ name, options }))
    },
    press: async (userId, message, customId) =>
      answered(await channel.user(userId).clickButton({ messageId: message.id, customId })),
    async submit(userId, from, modal, text) {
      // Its own way to submit a modal knows rows only, not the labels that Discord has since.
      const components = modal.components.flatMap(
        ({ component }): Pick<ModalSubmitLabelComponent, 'type' | 'component'>[] =>
          component ? [{ type: 18, component: { type: 4, custom_id: component.custom_id, value: text } as never }] : [],
      )
      return answered(
        await twin.simulateInteraction({
          type: InteractionType.ModalSubmit,
          channelId,
          userId,
          messageId: from.id,
          data: { custom_id: modal.custom_id, components },
        }),
      )
    },
    close: () => twin.stop(),
  }
}
