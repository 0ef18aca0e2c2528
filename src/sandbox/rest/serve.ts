// Owns the way of a REST request: token, faults, route, schema, effect, log, answer.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Discord } from '../discord.ts'
import type { RestFault } from '../faults.ts'
import { isTokenAccepted } from '../gateway/connection.ts'
import { schemaProblems } from '../rules/schema.ts'
import { tooMany } from './limits.ts'
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
  send(response, discord, lost ?? answer)
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
  if (!isProperAgent(message.headers['user-agent'])) return refuse(40333)
  const match = matchRoute(method, path)
  const token = /^Bot (.*)$/.exec(message.headers.authorization ?? '')?.[1] ?? ''
  if (!match?.route.isOpen && !isTokenAccepted(token)) return refuseStatus(401, 'Unauthorized')
  if (!match) return refuseStatus(404, 'Not Found')
  const { route, params } = match
  const { headers, refusal } = discord.limits.count({ method, route: route.path, params, isGlobal: !route.isOpen })
  const answer = refusal ?? (await carryOut(discord, route, { method, path, params, query }, read))
  return { ...answer, headers: { ...headers, ...answer.headers } }
}

async function carryOut(
  discord: Discord,
  route: Route,
  asked: Omit<RestRequest, 'body' | 'uploads'>,
  read: ReadBody,
): Promise<Answer> {
  if (!read.ok) {
    // Of a client that is gone, such as one that was killed: nobody's mistake, and nobody hears the answer.
    if (read.problem === 'cut off') return refuseStatus(400, 'Bad Request')
    return refuse(read.problem === 'too large' ? 40005 : 50109)
  }
  const { body, uploads } = read
  const problems = route.body ? schemaProblems(route.body, body ?? {}) : []
  if (problems.length > 0) return refuseForm(problems)
  return route.run(discord, { ...asked, body, uploads })
}

/** "DiscordBot ($url, $versionNumber)", with more behind it if need be (Discord API reference, "User Agent"). */
const isProperAgent = (agent = ''): boolean => /^DiscordBot \(\S+, \S+\)/.test(agent)

/** The answer that was armed: a 429 as Discord sends it, 200 as a page of somebody between, any other with its code. */
function faultAnswer({ status, code, retryAfterS, scope }: RestFault): Answer {
  if (status === 429) return tooMany(retryAfterS * 1_000, scope)
  if (status === 200) return { status, body: '<html>Welcome</html>', headers: { 'content-type': 'text/html' } }
  return { status, body: { message: 'Injected fault', code } }
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

function send(response: ServerResponse, { clock }: Discord, { status, body, headers }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, {
    date: new Date(clock.now()).toUTCString(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(status === 413 ? { connection: 'close' } : {}),
    ...headers,
  })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
