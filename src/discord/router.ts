// Owns the way of an interaction: acknowledged by the declared policy, answered once, and never left without a word.
import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10'
import type { APIInteraction, APIInteractionResponse, APIInteractionResponseCallbackData } from 'discord-api-types/v10'
import { StoreUnavailable } from '../app/play-store.ts'
import { failureOf, type Api } from './api.ts'
import { commands } from './commands/all.ts'
import { components } from './components/all.ts'
import { decodeId } from './custom-id.ts'
import type { Call, Message, Modal, Policy, World } from './define.ts'
import { argumentsOf, callOf, isSlashCommand, valuesOf } from './interaction.ts'
import { snowflakeTime } from './snowflake.ts'
import { fit } from './view/budget.ts'
import { notice } from './view/notice.ts'

/** Interactions remembered by id: one that the gateway delivers twice is answered once. */
const REMEMBERED = 2_000

export interface Router {
  /** Answers an interaction; never throws. A repeated one is ignored. */
  readonly handle: (interaction: APIInteraction) => void
  /** Resolves when everything that was begun has been answered. */
  readonly drain: () => Promise<void>
}

/** Sends interactions to their handlers and the handlers' results to Discord. */
export function createRouter(world: World, api: Api, onUnauthorised: () => void): Router {
  const seen = new Set<string>()
  const running = new Set<Promise<void>>()
  const handle = (interaction: APIInteraction): void => {
    if (seen.has(interaction.id)) return
    seen.add(interaction.id)
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break
      seen.delete(oldest)
    }
    const work = answer(interaction, world, api, onUnauthorised).finally(() => running.delete(work))
    running.add(work)
  }
  const drain = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running)
  }
  return { handle, drain }
}

async function answer(interaction: APIInteraction, world: World, api: Api, onUnauthorised: () => void): Promise<void> {
  const response = await responseTo(interaction, world)
  if (!response) return
  try {
    await api.respond(interaction.id, interaction.token, response)
  } catch (error) {
    const failure = failureOf(error)
    // The first delivery, or our own attempt before its answer got lost, has done it.
    if (failure?.kind === 'already-answered') return
    if (failure?.kind === 'unauthorised') onUnauthorised()
    const ageMs = world.clock() - snowflakeTime(interaction.id)
    world.log('error', 'response.failed', { interaction: interaction.id, ageMs, cause: failure?.detail ?? error })
  }
}

async function responseTo(interaction: APIInteraction, world: World): Promise<APIInteractionResponse | undefined> {
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

async function dispatch(
  interaction: APIInteraction,
  call: Call,
  world: World,
): Promise<APIInteractionResponse | undefined> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const command = isSlashCommand(interaction)
        ? commands.find(each => each.name === interaction.data.name)
        : undefined
      if (!command || !isSlashCommand(interaction)) return undefined
      // Discord asks for the same permission; a server may have handed the command to others, who then have it here too.
      const reply = await command.run(call, argumentsOf(interaction), world)
      return messageResponse(command.policy, reply, call)
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const focused = interaction.data.options.find(option => 'focused' in option && option.focused)
      const command = commands.find(each => each.name === interaction.data.name)
      const option = focused && command && Object.hasOwn(command.options, focused.name) && command.options[focused.name]
      if (!option || !('value' in focused)) return offers([])
      return offers(option.suggest?.(String(focused.value), world) ?? [])
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

const offers = (choices: readonly { name: string; value: string }[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: choices.slice(0, 25) },
})

const modalResponse = (data: Modal): APIInteractionResponse => ({ type: InteractionResponseType.Modal, data })

function messageResponse(policy: Policy, message: Message, { texts }: Call): APIInteractionResponse {
  const isPrivate = policy === 'private' || policy === 'modal'
  const data: APIInteractionResponseCallbackData = {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: fit(message, texts.bot.shortened),
    allowed_mentions: { parse: [] },
  }
  return policy === 'update'
    ? { type: InteractionResponseType.UpdateMessage, data }
    : { type: InteractionResponseType.ChannelMessageWithSource, data }
}
