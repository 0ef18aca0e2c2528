// Owns the REST route of first responses: who may still answer, and what is wrong with an answer.
import { InteractionResponseType } from 'discord-api-types/v10'
import type { APIInteractionResponse, RESTPatchAPIChannelMessageJSONBody } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { findOrigin, respond, takes } from '../interaction/respond.ts'
import { messageProblems } from '../rules/message.ts'
import { modalProblems } from '../rules/modal.ts'
import { problem, within, type Problem } from '../rules/problem.ts'
import { keepUploads } from '../world/attachment.ts'
import type { StoredInteraction, StoredMessage } from '../world/model.ts'
import { isEmpty, v2Of } from './channels.ts'
import { refuse, refuseForm, type Answer } from './refusal.ts'
import type { RestRequest } from './request.ts'

/** POST /interactions/{id}/{token}/callback: 204, or 200 with the resource for `with_response=true`. */
export async function postCallback(discord: Discord, request: RestRequest): Promise<Answer> {
  const { world } = discord
  const interaction = world.interactions.get(request.params['interaction'] ?? '')
  if (!interaction || interaction.payload.token !== request.params['token']) return refuse(10062)
  const refusal = refuseLate(discord, interaction)
  if (refusal) return refusal
  const response = request.body as APIInteractionResponse // checked by the route's schema
  const problems = responseProblems(discord, interaction, response, request)
  if (problems.length > 0) return refuseForm(problems)
  if (
    response.type === InteractionResponseType.ChannelMessageWithSource &&
    isEmpty((response.data ?? {}) as RESTPatchAPIChannelMessageJSONBody, request.uploads.length)
  )
    return refuse(50006)
  const described =
    'data' in response && response.data && 'attachments' in response.data ? response.data.attachments : []
  const files = await keepUploads(discord, interaction.channelId, request.uploads, described ?? [])
  // Asked again after the wait: of two answers at once the first wins.
  const tooLate = refuseLate(discord, interaction)
  if (tooLate) {
    for (const file of files) discord.files.drop(file.id)
    return tooLate
  }
  const stored = respond(discord, interaction, response, files)
  return request.query.get('with_response') === 'true'
    ? { status: 200, body: showResponse(interaction, response, stored) }
    : { status: 204 }
}

function refuseLate({ waiting }: Discord, { state, payload }: StoredInteraction): Answer | undefined {
  if (state === 'answered') return refuse(40060)
  return state === 'failed' || !waiting.isOpen(payload.id) ? refuse(10062) : undefined
}

function responseProblems(
  discord: Discord,
  interaction: StoredInteraction,
  response: APIInteractionResponse,
  { uploads }: RestRequest,
): Problem[] {
  if (!takes(interaction, response.type))
    return [
      problem(['type'], 'INTERACTION_RESPONSE_TYPE_INVALID', `Type ${response.type} cannot answer this interaction.`),
    ]
  switch (response.type) {
    case InteractionResponseType.ChannelMessageWithSource: {
      const body = (response.data ?? {}) as RESTPatchAPIChannelMessageJSONBody // the same fields
      return within(['data'], messageProblems({ body, uploads, flags: body.flags ?? 0 }))
    }
    case InteractionResponseType.UpdateMessage: {
      const body = (response.data ?? {}) as RESTPatchAPIChannelMessageJSONBody // the same fields
      const existing = findOrigin(discord, interaction)
      const flags = (body.flags ?? 0) | (existing ? v2Of(existing.message) : 0)
      return within(['data'], messageProblems({ body, uploads, flags, ...(existing ? { existing } : {}) }))
    }
    case InteractionResponseType.Modal:
      return within(['data'], modalProblems(response.data))
    default:
      return []
  }
}

function showResponse(
  interaction: StoredInteraction,
  response: APIInteractionResponse,
  stored: StoredMessage | undefined,
) {
  const flags = stored?.message.flags ?? 0
  return {
    interaction: {
      id: interaction.payload.id,
      type: interaction.payload.type,
      ...(stored
        ? {
            response_message_id: stored.message.id,
            response_message_loading: (flags & 128) !== 0,
            response_message_ephemeral: (flags & 64) !== 0,
          }
        : {}),
    },
    ...(stored ? { resource: { type: response.type, message: stored.message } } : {}),
  }
}
