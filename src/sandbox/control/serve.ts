// Owns the way of a control request: read, find its row, check its body, answer. Also the streams for the page.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Discord } from '../discord.ts'
import { sendJson } from '../http.ts'
import { readBytes } from '../rest/request.ts'
import { unknown, wrong, type Reply } from './reply.ts'
import { routes, type ControlRoute } from './routes.ts'
import { openStream } from './stream.ts'

/** In bytes; what users do may carry files. */
const bodyLimit = (path: string): number => (path.startsWith('/sandbox/act/') ? 16 : 1) * 1024 * 1024

/** Serves one request below `/sandbox/`. */
export async function serveControl(
  discord: Discord,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (message.method === 'GET' && openStream(discord, response, url)) return
  const limit = bodyLimit(url.pathname)
  const bytes = await readBytes(message, limit)
  if (bytes === 'cut off') return
  if (bytes === 'too large') return sendJson(response, 413, { error: `The body is longer than ${limit} bytes.` })
  const answer = await run(discord, message.method ?? 'GET', url, bytes.toString('utf8'))
  if (answer.ok) sendJson(response, 200, answer.body)
  else sendJson(response, answer.status, { error: answer.error })
}

async function run(discord: Discord, method: string, url: URL, text: string): Promise<Reply> {
  const found = findRoute(method, url.pathname)
  if (!found) return unknown('control route', `${method} ${url.pathname}`)
  const { route, params } = found
  const json = readJson(text)
  if (!json.ok) return wrong('The body is not JSON.')
  const parsed = route.body.safeParse(json.value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'body'
    return wrong(`The field "${field}" is wrong: ${JSON.stringify(issue)}.`)
  }
  return route.run(discord, { params, query: url.searchParams, body: parsed.data })
}

function findRoute(
  method: string,
  pathname: string,
): { route: ControlRoute; params: Record<string, string> } | undefined {
  const asked = pathname.replace(/^\/sandbox/, '').split('/')
  for (const route of routes) {
    const segments = route.path.split('/')
    if (route.method !== method || segments.length !== asked.length) continue
    if (segments.some((segment, index) => !segment.startsWith(':') && segment !== asked[index])) continue
    const named = segments.flatMap((segment, index): [string, string][] =>
      segment.startsWith(':') ? [[segment.slice(1), asked[index] ?? '']] : [],
    )
    return { route, params: Object.fromEntries(named) }
  }
  return undefined
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: text === '' ? {} : (JSON.parse(text) as unknown) }
  } catch {
    return { ok: false }
  }
}
