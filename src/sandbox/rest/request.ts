// Owns a REST request as the handlers see it, and reading its body: JSON, or multipart with `payload_json` and files.
import type { IncomingMessage } from 'node:http'
import { attachmentSizeLimit, type Upload } from '../world/attachment.ts'

export interface RestRequest {
  readonly method: string
  /** Decoded, without `/api/v10`: `/channels/1/messages`. */
  readonly path: string
  /** By name in the route: `/channels/:channel` gives `channel`. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly uploads: readonly Upload[]
}

const jsonLimit = 1024 * 1024
const multipartLimit = 26 * 1024 * 1024

type Body = Pick<RestRequest, 'body' | 'uploads'>
export type ReadBody = ({ ok: true } & Body) | { ok: false; problem: 'too large' | 'not JSON' | 'cut off' }

/** All bytes of a request, unless there are more than `limit`. */
export async function readBytes(message: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'cut off'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'cut off'
  }
  return Buffer.concat(chunks)
}

export async function readBody(message: IncomingMessage): Promise<ReadBody> {
  const type = message.headers['content-type'] ?? ''
  const isMultipart = type.startsWith('multipart/form-data')
  const bytes = await readBytes(message, isMultipart ? multipartLimit : jsonLimit)
  if (typeof bytes === 'string') return { ok: false, problem: bytes }
  if (bytes.length === 0) return { ok: true, body: undefined, uploads: [] }
  return isMultipart ? readMultipart(bytes, type) : parseJson(bytes.toString('utf8'), [])
}

function parseJson(text: string, uploads: Upload[]): ReadBody {
  try {
    return { ok: true, body: JSON.parse(text) as unknown, uploads }
  } catch {
    return { ok: false, problem: 'not JSON' }
  }
}

async function readMultipart(bytes: Buffer, type: string): Promise<ReadBody> {
  let form: FormData
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  } catch {
    return { ok: false, problem: 'not JSON' }
  }
  const uploads: Upload[] = []
  for (const [field, value] of form) {
    if (typeof value === 'string') continue
    if (value.size > attachmentSizeLimit) return { ok: false, problem: 'too large' }
    // `files[0]`, or `file` as the oldest clients name it; Discord counts those by position.
    const index = /^files\[(\d+)\]$/.exec(field)?.[1] ?? String(uploads.length)
    const bytes = new Uint8Array(await value.arrayBuffer())
    uploads.push({ index, name: value.name, type: value.type || 'application/octet-stream', bytes })
  }
  const json = form.get('payload_json')
  if (typeof json === 'string') return parseJson(json, uploads)
  const fields = [...form].filter(([, value]) => typeof value === 'string')
  return { ok: true, body: Object.fromEntries(fields), uploads }
}
