// Owns what is refused of a message's body beyond its schema: rules broken, or nothing to show.
import { MessageFlags } from 'discord-api-types/v10'
import { messageProblems } from '../rules/message.ts'
import { within } from '../rules/problem.ts'
import type { Upload } from '../world/attachment.ts'
import type { MessageBody } from '../world/message.ts'
import type { StoredMessage } from '../world/model.ts'
import { refuse, refuseForm, type Answer } from './refusal.ts'

/** Why a new message is refused (50035, 50006); `path` is where its body lies in the request's. */
export function refuseNew(
  body: MessageBody,
  uploads: readonly Upload[],
  path: readonly string[] = [],
): Answer | undefined {
  const problems = messageProblems({ body, uploads, flags: body.flags ?? 0 })
  if (problems.length > 0) return refuseForm(within(path, problems))
  return isEmpty(body, uploads.length) ? refuse(50006) : undefined
}

/** The same for a change of a message: what the body does not name stays. */
export function refuseEdit(
  body: MessageBody,
  uploads: readonly Upload[],
  existing: StoredMessage,
  path: readonly string[] = [],
): Answer | undefined {
  const { content, embeds, components, flags = 0 } = existing.message
  // A message sent with components V2 stays one.
  const kept = flags & MessageFlags.IsComponentsV2
  const problems = messageProblems({ body, uploads, flags: (body.flags ?? 0) | kept, existing })
  if (problems.length > 0) return refuseForm(within(path, problems))
  const fileCount = uploads.length + (body.attachments?.length ?? existing.files.length)
  return isEmpty({ content, embeds, components, ...body }, fileCount) ? refuse(50006) : undefined
}

interface Shown {
  readonly content?: string | null | undefined
  readonly embeds?: readonly unknown[] | null | undefined
  readonly components?: readonly unknown[] | null | undefined
}

/** Whether a message would show nothing at all. */
const isEmpty = (body: Shown, fileCount: number): boolean =>
  !body.content?.trim() &&
  !body.embeds?.length &&
  !body.components?.length &&
  fileCount === 0 &&
  !('poll' in body && body.poll) &&
  !('sticker_ids' in body && body.sticker_ids)
