// Owns the preview's port: its page, the sandbox's page files that it is drawn with, and the stream of changes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../domain/time.ts'
import { bind, openEvents, parseUrl, refuseStranger, sendError, sendJson } from '../sandbox/http.ts'
import { servePageFile } from '../sandbox/page.ts'
import { readBytes } from '../sandbox/rest/request.ts'
import { ankiFile, ankiPolicy } from './anki.ts'
import type { Desk } from './desk.ts'
import { run } from './routes.ts'

const bodyLimit = 64 * 1024
const pageFolder = fileURLToPath(new URL('./page/', import.meta.url))

export interface Preview {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Serves the desk on 127.0.0.1; port 0 takes a free one. Undefined when the port is taken. */
export async function servePreview(desk: Desk, clock: Clock, port: number): Promise<Preview | undefined> {
  const server = createServer((message, response) => void answer(desk, clock, message, response))
  if (!(await bind(server, port))) return undefined
  return {
    port: (server.address() as AddressInfo).port, // bound to TCP, never to a pipe
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(desk: Desk, clock: Clock, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = parseUrl(message)
  if (!url) return sendError(response, 400, 'The address of the request cannot be read.')
  const stranger = refuseStranger(message, message.method !== 'GET')
  if (stranger) return sendError(response, 403, stranger)
  try {
    if (
      message.method === 'GET' &&
      ((await serveAnki(desk, response, url)) || (await servePage(response, url.pathname)))
    )
      return
    if (!url.pathname.startsWith('/sandbox/')) return sendError(response, 404, `There is no ${url.pathname}.`)
    if (url.pathname === '/sandbox/events/stream') return streamChanges(desk, clock, response)
    const bytes = await readBytes(message, bodyLimit)
    if (bytes === 'cut off') return
    if (bytes === 'too large') return sendError(response, 413, `The body is longer than ${bodyLimit} bytes.`)
    const body = bodyIn(bytes.toString('utf8'))
    if (!body) return sendError(response, 400, 'The body is no JSON object.')
    const asked = { query: url.searchParams, body }
    const path = url.pathname.replace('/sandbox/', '')
    const answered = await run(desk, clock, message.method ?? 'GET', path, asked)
    if (answered.ok) sendJson(response, 200, answered.body)
    else sendJson(response, answered.status, { error: answered.error })
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error), { type: 'PreviewBug' })
    if (!response.headersSent) sendError(response, 500, 'The preview has a bug; its terminal says more.')
  }
}

/** A side as in Anki, or what it loads; false where there is none. */
async function serveAnki(desk: Desk, response: ServerResponse, url: URL): Promise<boolean> {
  const file = await ankiFile(desk, url)
  if (!file) return false
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': ankiPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  })
  response.end(file.body)
  return true
}

/** `/` is the preview's own page; what it is drawn with comes from the sandbox's. */
async function servePage(response: ServerResponse, pathname: string): Promise<boolean> {
  if (pathname === '/') return servePageFile(response, 'index.html', pageFolder)
  const [, own] = /^\/preview\/page\/(.+)$/.exec(pathname) ?? []
  if (own !== undefined) return servePageFile(response, own, pageFolder)
  const [, shared] = /^\/sandbox\/page\/(.+)$/.exec(pathname) ?? []
  return shared !== undefined && servePageFile(response, shared)
}

function bodyIn(source: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = source === '' ? {} : JSON.parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Tells the page that the notes were compiled anew, as the sandbox tells of a changed world. */
function streamChanges(desk: Desk, clock: Clock, response: ServerResponse): void {
  let seq = 0
  const end = desk.subscribe(() => send({ seq: (seq += 1), at: clock(), kind: 'world' }))
  const send = openEvents(response, end)
  response.write(': changes\n\n')
}
