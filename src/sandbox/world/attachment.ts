// Owns attachments: uploaded files as Discord describes them, and `attachment://name` references to them.
import type { APIAttachment, RESTAPIAttachment } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { nextId } from './snowflake.ts'

/** Discord's limit for one file without a boost, in bytes. */
export const attachmentSizeLimit = 10 * 1024 * 1024

/** A file of a multipart request: `files[index]`. */
export interface Upload {
  readonly index: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47]

/** Width and height in pixels of a PNG, from its first chunk; other kinds have none. */
function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 24 || pngSignature.some((byte, index) => bytes[index] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Characters Discord keeps in a file name; others become `_`. */
const safeName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '') || 'unknown'

/** Keeps each upload and returns what the message says of it. Descriptions come from the body's `attachments`. */
export async function keepUploads(
  { files, world, clock, origin }: Pick<Discord, 'files' | 'world' | 'clock' | 'origin'>,
  channelId: string,
  uploads: readonly Upload[],
  described: readonly RESTAPIAttachment[],
): Promise<APIAttachment[]> {
  const kept: APIAttachment[] = []
  for (const upload of uploads) {
    const about = described.find(each => String(each.id) === upload.index)
    const id = nextId({ world, clock })
    const filename = safeName(about?.filename ?? upload.name)
    await files.keep(id, upload.bytes)
    const url = `${origin}/attachments/${channelId}/${id}/${filename}`
    kept.push({
      id,
      filename,
      size: upload.bytes.length,
      url,
      proxy_url: url,
      content_type: upload.type,
      ...pngSize(upload.bytes),
      ...(about?.description ? { description: about.description } : {}),
    })
  }
  return kept
}

/** The name in `attachment://name`. */
export function referencedName(url: unknown): string | undefined {
  return typeof url === 'string' && url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined
}

/** A copy of embeds or components in which each `attachment://name` has become the file's address and measures. */
export function resolveReferences<T>(value: T, files: readonly APIAttachment[]): T {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    const copy = Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each)]))
    const file = files.find(each => safeName(referencedName(copy['url']) ?? '') === each.filename)
    if (!file || referencedName(copy['url']) === undefined) return copy
    const { url, proxy_url, width, height, content_type } = file
    return { ...copy, url, proxy_url, width, height, content_type, attachment_id: file.id }
  }
  return walk(value) as T // the same shape, with addresses in place
}
