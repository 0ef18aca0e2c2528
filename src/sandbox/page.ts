// Owns serving the page's files and the attachments: types stripped, a strict policy, never a file outside.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIAttachment } from 'discord-api-types/v10'
import type { Discord } from './discord.ts'
import type { World } from './world/model.ts'

const ownFolder = fileURLToPath(new URL('./page/', import.meta.url))

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const pagePolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** Serves `/` and `/page/…`; false when there is no such file. */
export const servePage = (response: ServerResponse, pathname: string): Promise<boolean> =>
  servePageFile(response, pathname === '/' ? 'index.html' : pathname.replace(/^\/page\//, ''))

/** Serves the file `name` of a page in `folder`, which is the sandbox's own unless said; false when there is none. */
export async function servePageFile(response: ServerResponse, name: string, folder = ownFolder): Promise<boolean> {
  // Plain names in plain folders: nothing here can lead upwards.
  if (!/^[\w-]+(\/[\w-]+)*(\.[\w-]+)+$/.test(name)) return false
  const type = contentTypes[extname(name)]
  const source = await readSource(folder, name)
  if (!type || source === undefined) return false
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  })
  response.end(source)
  return true
}

/** A page file; a `.ts` one as JavaScript: stripped here, or in a packed release the `.js` that was compiled of it. */
async function readSource(folder: string, name: string): Promise<string | Buffer | undefined> {
  try {
    if (extname(name) !== '.ts') return await readFile(join(folder, name))
    const path = join(folder, name)
    if (existsSync(path)) return stripTypeScriptTypes(await readFile(path, 'utf8'), { mode: 'strip' })
    return await readFile(path.replace(/\.ts$/, '.js'))
  } catch {
    return undefined
  }
}

/** Serves `/attachments/{channel}/{id}/{name}`; false when there is none. Nothing in a file can run or load. */
export async function serveAttachment(
  { world, files }: Discord,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  const [, , channelId, id = '', filename] = pathname.split('/')
  for (const held of filesOf(world, channelId ?? '')) {
    const file = held.find(each => each.id === id && each.filename === filename)
    const bytes = file ? await files.read(file.id) : undefined
    if (!file || !bytes) continue
    response.writeHead(200, {
      'content-type': isHeaderSafe(file.content_type) ? file.content_type : 'application/octet-stream',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    response.end(bytes)
    return true
  }
  return false
}

/** Files of a channel's messages, then those that its users sent with their interactions. */
function* filesOf(world: World, channelId: string): Generator<readonly APIAttachment[]> {
  for (const id of world.channels.get(channelId)?.messageIds ?? []) yield world.messages.get(id)?.files ?? []
  for (const { channelId: at, files = [] } of world.interactions.values()) if (at === channelId) yield files
}

const isHeaderSafe = (type: string | undefined): type is string =>
  /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/.test(type ?? '')
