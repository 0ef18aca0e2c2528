// Owns the way of an interaction: acknowledged by the declared policy, answered once, and never left without a word.
import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10'
import type { APIInteraction, APIInteractionResponse } from 'discord-api-types/v10'
import { StoreUnavailable } from '../app/play-store.ts'
import { complete, type Album, type Body, type Prepared } from './album.ts'
import type { Api } from './api.ts'
import { commands, menuCommands } from './commands/all.ts'
import { components } from './components/all.ts'
import { decodeId } from './custom-id.ts'
import type { Call, Choice, Message, Modal, Policy, Reply, World } from './define.ts'
import { failureOf } from './failure.ts'
import { actionOf, argumentsOf, callOf, isMenuCommand, isSlashCommand, valuesOf } from './interaction.ts'
import { keepLatest, type Version } from './latest.ts'
import { menuNameOf } from './register.ts'
import { snowflakeTime } from './snowflake.ts'
import { notice } from './view/notice.ts'
import { warningsFor } from './warnings.ts'

/** Interactions remembered by id: one that the gateway delivers twice is answered once. */
const REMEMBERED = 2_000

export interface Router {
  /** Answers an interaction; never throws. A repeated one is ignored. */
  readonly handle: (interaction: APIInteraction) => void
  /** Resolves when everything that was begun has been answered. */
  readonly drain: () => Promise<void>
}

/** The way to Discord, and what draws the pictures on it. */
interface Out {
  readonly api: Api
  readonly album: Album
}

/** What the router tells: Discord no longer takes the token · an interaction stayed without an acknowledgement. */
interface Told {
  readonly onUnauthorised: () => void
  readonly onFailed: () => void
  /** How long a first response took from the interaction's arrival, in seconds. */
  readonly onAcknowledged: (seconds: number) => void
}

/** Sends interactions to their handlers and the handlers' results to Discord. */
export function createRouter(world: World, out: Out, told: Told): Router {
  const seen = new Set<string>()
  const running = new Set<Promise<void>>()
  const begin = keepLatest()
  const handle = (interaction: APIInteraction): void => {
    if (seen.has(interaction.id)) return
    seen.add(interaction.id)
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break
      seen.delete(oldest)
    }
    const work = answer(interaction, world, { ...out, begin }, told).finally(() => running.delete(work))
    running.add(work)
  }
  const drain = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running)
  }
  return { handle, drain }
}

async function answer(
  interaction: APIInteraction,
  world: World,
  { api, album, begin }: Out & { readonly begin: (message: string) => Version },
  told: Told,
): Promise<void> {
  const arrivedAt = performance.now()
  const response = await responseTo(interaction, world)
  if (!response) return
  let isAcknowledged = false
  const version = begin(messageOf(interaction, response))
  try {
    const isMessage = 'message' in response
    const first = isMessage ? await album.prepare(response.message, response.note, response.files) : undefined
    const body = isMessage ? messageBody(response, first?.body) : response
    await api.respond(interaction.id, interaction.token, body, first?.files ?? []).catch((error: unknown) => {
      // The first delivery, or our own attempt before its answer got lost, has done it.
      if (failureOf(error)?.kind !== 'already-answered') throw error
    })
    isAcknowledged = true
    told.onAcknowledged((performance.now() - arrivedAt) / 1_000)
    if (!isMessage) return
    let newest = first
    const write = async (): Promise<void> => {
      if (newest) await api.editOriginal(interaction.application_id, interaction.token, newest.body, newest.files)
    }
    const edit = async (prepared: Prepared): Promise<void> => {
      if (!version.isNewest()) return
      newest = prepared
      await write()
      await version.wroteLate()
    }
    await version.reached(write)
    const drawn = await first?.later?.()
    if (drawn) await edit(drawn)
    const next = await response.later?.()
    if (next) {
      const { message, files } = 'message' in next ? next : { message: next, files: response.files }
      await edit(await complete(await album.prepare(message, response.note, files)))
    }
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.kind === 'unauthorised') told.onUnauthorised()
    if (!isAcknowledged) told.onFailed()
    const ageMs = world.clock() - snowflakeTime(interaction.id)
    // What was to be put in place of an answer that is there is no loss once its time is over.
    const isLate = isAcknowledged && failure?.kind === 'too-late'
    world.log(isLate ? 'warn' : 'error', 'response.failed', {
      interaction: interaction.id,
      ageMs,
      cause: failure?.detail ?? error,
    })
  } finally {
    version.end()
  }
}

/** What all versions of a message have in common: the interaction that it came with, or else its own id. */
function messageOf(interaction: APIInteraction, response: Response): string {
  const message = 'message' in interaction ? interaction.message : undefined
  const isUpdate = 'policy' in response && response.policy === 'update'
  return isUpdate && message ? (message.interaction_metadata?.id ?? message.id) : interaction.id
}

/** The first response to an interaction: a message, with what takes its place when more is known, or something else. */
type Response = APIInteractionResponse | MessageResponse
interface MessageResponse extends Reply {
  readonly policy: Exclude<Policy, 'own'>
  /** Stands where a text had to be cut. */
  readonly note: string
}

async function responseTo(interaction: APIInteraction, world: World): Promise<Response | undefined> {
  const call = callOf(interaction, world)
  if (!call) return undefined
  try {
    return await dispatch(interaction, call, world)
  } catch (error) {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return offers([])
    const { failures } = call.texts.bot
    if (error instanceof StoreUnavailable) {
      world.log('error', 'store.unavailable', { interaction: call.id, code: error.code, cause: error })
      return messageResponse('private', notice(failures.storage[error.code]), call)
    }
    world.log('error', 'incident', { interaction: call.id, cause: error })
    return messageResponse('private', notice(failures.incident(call.id)), call)
  }
}

async function dispatch(interaction: APIInteraction, call: Call, world: World): Promise<Response | undefined> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      if (isMenuCommand(interaction)) {
        const menu = menuCommands.find(each => menuNameOf(each) === interaction.data.name)
        if (!menu) return undefined
        const reply = await menu.run(call, world)
        return 'custom_id' in reply ? modalResponse(reply) : messageResponse(menu.policy, reply, call)
      }
      if (!isSlashCommand(interaction)) return undefined
      const command = commands.find(each => each.name === interaction.data.name)
      const chosen = command && actionOf(command, interaction.data.options)
      if (!chosen) return messageResponse('private', notice(call.texts.bot.failures.outdated), call)
      // Discord asks for the same permission; a server may have handed the command to others, who then have it here too.
      const reply = await chosen.action.run(call, argumentsOf(chosen.given) as never, world) // its own
      const { policy } = chosen.action
      return messageResponse(policy, policy === 'private' ? await withWarnings(reply, call, world) : reply, call)
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const command = commands.find(each => each.name === interaction.data.name)
      const chosen = command && actionOf(command, interaction.data.options)
      const focused = chosen?.given.find(option => option.focused)
      const options = chosen?.action.options ?? {}
      const option = focused && Object.hasOwn(options, focused.name) ? options[focused.name] : undefined
      if (!option) return offers([])
      return offers((await option.suggest?.(String(focused?.value), call, world)) ?? [])
    }
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit: {
      const decoded = decodeId(interaction.data.custom_id)
      if (!decoded) return messageResponse('private', notice(call.texts.bot.failures.outdated), call)
      const component = components[decoded.route]
      const reply = await component.run(call, decoded.fields as never, world, valuesOf(interaction)) // its own route's
      return 'custom_id' in reply ? modalResponse(reply) : messageResponse(component.policy, reply, call)
    }
    case InteractionType.Ping:
      return undefined
  }
}

/** The reply, and what a manager should know; read after the handler, which may have mended it. */
async function withWarnings(reply: Message | Reply, call: Call, world: World): Promise<Message | Reply> {
  const warnings = await warningsFor(call, world)
  if (warnings.length === 0) return reply
  const { message, later, files = [] } = replyOf(reply)
  const now = { message: [...message, ...warnings], files }
  if (!later) return now
  return {
    ...now,
    later: async () => {
      const next = await later()
      return next && 'message' in next
        ? { ...next, message: [...next.message, ...warnings] }
        : next && [...next, ...warnings]
    },
  }
}

const offers = (choices: readonly Choice[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: choices.slice(0, 25) },
})

const modalResponse = (data: Modal): APIInteractionResponse => ({ type: InteractionResponseType.Modal, data })

const messageResponse = (policy: Policy, reply: Message | Reply, { texts, message }: Call): MessageResponse => ({
  // A custom id comes from outside: what is one person's never takes the place of what all see.
  policy: policy !== 'own' ? policy : message?.isPrivate ? 'update' : 'private',
  note: texts.bot.shortened,
  ...replyOf(reply),
})

const replyOf = (reply: Message | Reply): Reply => ('message' in reply ? reply : { message: reply })

function messageBody({ policy }: MessageResponse, body: Body | undefined): APIInteractionResponse {
  const isPrivate = policy === 'private' || policy === 'modal'
  const data = { ...body, flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0) }
  return policy === 'update'
    ? { type: InteractionResponseType.UpdateMessage, data }
    : { type: InteractionResponseType.ChannelMessageWithSource, data }
}
