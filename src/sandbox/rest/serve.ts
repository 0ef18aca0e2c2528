// Owns the way of a REST request: token, faults, route, schema, effect, log, answer.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Discord } from '../discord.ts'
import type { RestFault } from '../faults.ts'
import { isTokenAccepted } from '../gateway/connection.ts'
import { schemaProblems } from '../rules/schema.ts'
import { refuse, refuseForm, refuseStatus, type Answer } from './refusal.ts'
import { readBody, type ReadBody, type RestRequest } from './request.ts'
import { routes, type Route } from './routes.ts'

const prefix = '/api/v10'

interface Match {
  readonly route: Route
  readonly params: Record<string, string>
}

const compiled = routes.map(route => ({ route, segments: route.path.split('/') }))

function matchRoute(method: string, path: string): Match | undefined {
  const asked = path.split('/')
  for (const { route, segments } of compiled) {
    if (route.method !== method || segments.length !== asked.length) continue
    if (segments.some((segment, index) => !segment.startsWith(':') && segment !== asked[index])) continue
    const named = segments.flatMap((segment, index): [string, string][] =>
      segment.startsWith(':') ? [[segment.slice(1), asked[index] ?? '']] : [],
    )
    return { route, params: Object.fromEntries(named) }
  }
  return undefined
}

/** Serves one request below `/api`. */
export async function serveRest(
  discord: Discord,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = message.method ?? 'GET'
  const path = decodePath(url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : '/unknown')
  const read = await readBody(message)
  const injected = discord.faults.take('rest', method, path)
  const untouched = injected?.beforeEffect ? injected : undefined
  const answer = untouched
    ? faultAnswer(untouched)
    : await answerRequest(discord, message, { method, path, query: url.searchParams }, read)
  const lost = injected && !injected.beforeEffect ? faultAnswer(injected) : undefined
  log(discord, method, path, lost ?? answer, read)
  if (discord.faults.take('hold', method, path)) await discord.faults.held()
  send(response, discord, path, lost ?? answer)
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/unknown'
  }
}

async function answerRequest(
  discord: Discord,
  message: IncomingMessage,
  { method, path, query }: Pick<RestRequest, 'method' | 'path' | 'query'>,
  read: ReadBody,
): Promise<Answer> {
  const match = matchRoute(method, path)
  const token = /^Bot (.*)$/.exec(message.headers.authorization ?? '')?.[1] ?? ''
  if (!match?.route.isOpen && !isTokenAccepted(token)) return refuseStatus(401, 'Unauthorized')
  if (!match) return refuseStatus(404, 'Not Found')
  if (!read.ok) return read.problem === 'too large' ? refuse(40005) : refuse(50109)
  const { route, params } = match
  const { body, uploads } = read
  const problems = route.body ? schemaProblems(route.body, body ?? {}) : []
  if (problems.length > 0) return refuseForm(problems)
  return route.run(discord, { method, path, params, query, body, uploads })
}

/** A 429 as Discord sends it; any other status with the code that was asked for. */
function faultAnswer({ status, code, retryAfterS }: RestFault): Answer {
  if (status !== 429) return { status, body: { message: 'Injected fault', code } }
  return {
    status,
    body: { message: 'You are being rate limited.', retry_after: retryAfterS, global: false },
    headers: {
      'retry-after': String(Math.ceil(retryAfterS)),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(retryAfterS),
      'x-ratelimit-scope': 'shared',
      via: '1.1 sandbox',
    },
  }
}

function log(
  { requests, journal, clock }: Discord,
  method: string,
  path: string,
  answer: Answer,
  read: ReadBody,
): void {
  const { status, problems } = answer
  requests.add({
    at: clock.now(),
    method,
    path,
    status,
    ...(read.ok && read.body !== undefined ? { body: read.body } : {}),
    ...(problems ? { problems } : {}),
  })
  journal.record({ kind: 'request', method, path, status })
  const code = (answer.body as { code?: number } | undefined)?.code
  // What a correct bot never sends; every other refusal is the world's fault.
  const isViolation = status === 400 && (code === 50006 || code === 50035 || code === 50109)
  if (isViolation)
    journal.record({
      kind: 'violation',
      method,
      path,
      problems: problems ?? [{ path: [], code: String(code), message: (answer.body as { message: string }).message }],
    })
}

function send(response: ServerResponse, { clock }: Discord, path: string, { status, body, headers }: Answer): void {
  if (response.destroyed) return
  // One bucket per kind of path, as Discord: its ids do not matter, except the first one.
  const bucket = path.split('/').slice(1, 4).join('-').slice(0, 60)
  response.writeHead(status, {
    date: new Date(clock.now()).toUTCString(),
    'x-ratelimit-bucket': Buffer.from(bucket).toString('hex'),
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': ((clock.now() + 1_000) / 1_000).toFixed(3),
    'x-ratelimit-reset-after': '1.000',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(status === 413 ? { connection: 'close' } : {}),
    ...headers,
  })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
