// Owns attachments: uploaded files as Discord describes them, and `attachment://name` references to them.
import { ComponentType } from 'discord-api-types/v10'
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

/** An upload as Discord describes it, under a new id; its bytes are not kept by this. */
export function describeUpload(
  { world, clock, origin }: Pick<Discord, 'world' | 'clock' | 'origin'>,
  channelId: string,
  upload: Omit<Upload, 'index'>,
  about?: RESTAPIAttachment,
): APIAttachment {
  const id = nextId({ world, clock })
  const filename = safeName(about?.filename ?? upload.name)
  const url = `${origin}/attachments/${channelId}/${id}/${filename}`
  return {
    id,
    filename,
    size: upload.bytes.length,
    url,
    proxy_url: url,
    content_type: upload.type,
    ...pngSize(upload.bytes),
    ...(about?.description ? { description: about.description } : {}),
  }
}

/** Keeps each upload and returns what the message says of it. Descriptions come from the body's `attachments`. */
export async function keepUploads(
  discord: Pick<Discord, 'files' | 'world' | 'clock' | 'origin'>,
  channelId: string,
  uploads: readonly Upload[],
  described: readonly RESTAPIAttachment[],
): Promise<APIAttachment[]> {
  const kept: APIAttachment[] = []
  for (const upload of uploads) {
    const about = described.find(each => String(each.id) === upload.index)
    const attachment = describeUpload(discord, channelId, upload, about)
    await discord.files.keep(attachment.id, upload.bytes)
    kept.push(attachment)
  }
  return kept
}

/** The name in `attachment://name`. */
export function referencedName(url: unknown): string | undefined {
  return typeof url === 'string' && url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined
}

/** A copy of embeds or components in which each `attachment://name` has become the file's address and measures. */
export function resolveReferences<T>(value: T, files: readonly APIAttachment[]): T {
  const fileAt = (url: unknown): APIAttachment | undefined => {
    const name = referencedName(url)
    return name === undefined ? undefined : files.find(each => each.filename === safeName(name))
  }
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    const copy = Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each)]))
    return { ...copy, ...describeFile(fileAt(copy['url'])), ...describeIcon(fileAt(copy['icon_url'])), ...named(part) }
  }
  /** A file component also says what its file is called and how large it is. */
  const named = (part: object): object => {
    const isFile = 'type' in part && part.type === ComponentType.File && 'file' in part
    const file = isFile ? fileAt((part.file as { url?: unknown } | null)?.url) : undefined
    return file ? { name: file.filename, size: file.size } : {}
  }
  return walk(value) as T // the same shape, with addresses in place
}

function describeFile(file: APIAttachment | undefined): object {
  if (!file) return {}
  const { url, proxy_url, width, height, content_type } = file
  return { url, proxy_url, width, height, content_type, attachment_id: file.id }
}

const describeIcon = (file: APIAttachment | undefined): object =>
  file ? { icon_url: file.url, proxy_icon_url: file.proxy_url } : {}
