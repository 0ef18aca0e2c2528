// Owns the REST route of first responses: who may still answer, and what is wrong with an answer.
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { findOrigin, respond, takes } from '../interaction/respond.ts'
import { modalProblems } from '../rules/modal.ts'
import { problem, within } from '../rules/problem.ts'
import { keepUploads } from '../world/attachment.ts'
import type { MessageBody } from '../world/message.ts'
import type { StoredInteraction, StoredMessage } from '../world/model.ts'
import { refuse, refuseForm, type Answer } from './refusal.ts'
import type { RestRequest } from './request.ts'
import { refuseNew, refuseEdit } from './sending.ts'

/** POST /interactions/{id}/{token}/callback: 204, or 200 with the resource for `with_response=true`. */
export async function postCallback(discord: Discord, request: RestRequest): Promise<Answer> {
  const { world } = discord
  const interaction = world.interactions.get(request.params['interaction'] ?? '')
  if (!interaction || interaction.payload.token !== request.params['token']) return refuse(10062)
  const response = request.body as APIInteractionResponse // checked by the route's schema
  const refusal = refuseLate(discord, interaction) ?? refuseResponse(discord, interaction, response, request)
  if (refusal) return refusal
  const described = ('data' in response && (response.data as MessageBody | undefined)?.attachments) || []
  const files = await keepUploads(discord, interaction.channelId, request.uploads, described)
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

function refuseResponse(
  discord: Discord,
  interaction: StoredInteraction,
  response: APIInteractionResponse,
  { uploads }: RestRequest,
): Answer | undefined {
  if (!takes(interaction, response.type)) {
    const message = `Type ${response.type} cannot answer this interaction.`
    return refuseForm([problem(['type'], 'INTERACTION_RESPONSE_TYPE_INVALID', message)])
  }
  if (response.type === InteractionResponseType.Modal) {
    const problems = modalProblems(response.data)
    return problems.length > 0 ? refuseForm(within(['data'], problems)) : undefined
  }
  const body = (('data' in response ? response.data : undefined) ?? {}) as MessageBody // of the two kinds below
  if (response.type === InteractionResponseType.ChannelMessageWithSource) return refuseNew(body, uploads, ['data'])
  const origin = findOrigin(discord, interaction)
  return response.type === InteractionResponseType.UpdateMessage && origin
    ? refuseEdit(body, uploads, origin, ['data'])
    : undefined
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
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    ...(stored ? { resource: { type: response.type, message: stored.message } } : {}),
  }
}
