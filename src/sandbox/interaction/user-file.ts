// Owns the files that users send with an option or a modal: given as JSON, described as Discord describes attachments.
import type { APIAttachment } from 'discord-api-types/v10'
import * as z from 'zod/mini'
import type { Discord } from '../discord.ts'
import { attachmentSizeLimit, describeUpload } from '../world/attachment.ts'

/** What stands for a file in the control interface: `{ "name": "a.txt", "text": "…" }`, or bytes in base64. */
export const fileShape = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(260)),
  text: z.optional(z.string()),
  base64: z.optional(z.base64()),
  type: z.optional(z.string()),
})

/** A file that is not kept yet: nothing of an interaction that is refused stays. */
export interface UserFile {
  readonly attachment: APIAttachment
  readonly bytes: Uint8Array
}

/** The file that a value stands for, or what is wrong with it; `fileTypes` are those of the option or the input. */
export function readUserFile(
  discord: Discord,
  channelId: string,
  value: unknown,
  fileTypes: readonly string[] = [],
): UserFile | { problem: string } {
  const parsed = fileShape.safeParse(value)
  if (!parsed.success || (parsed.data.text === undefined) === (parsed.data.base64 === undefined))
    return { problem: 'is a file: {"name", "text" or "base64", "type"?}' }
  const { name, text, base64 } = parsed.data
  const { type = text === undefined ? 'application/octet-stream' : 'text/plain; charset=utf-8' } = parsed.data
  const bytes = base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64')
  if (bytes.length > attachmentSizeLimit)
    return { problem: `has at most ${attachmentSizeLimit} bytes, not ${bytes.length}` }
  // "image" and its like name a group of types, ".pdf" the end of the name.
  const isTaken = fileTypes.some(each =>
    each.startsWith('.') ? name.toLowerCase().endsWith(each.toLowerCase()) : type.startsWith(`${each}/`),
  )
  if (fileTypes.length > 0 && !isTaken) return { problem: `is a file of ${fileTypes.join(', ')}, not "${name}"` }
  return { attachment: describeUpload(discord, channelId, { name, type, bytes }), bytes }
}

/** The attachments as `resolved` lists them. */
export const resolveFiles = (files: readonly UserFile[]): { attachments?: Record<string, APIAttachment> } =>
  files.length === 0
    ? {}
    : { attachments: Object.fromEntries(files.map(({ attachment }) => [attachment.id, attachment])) }
