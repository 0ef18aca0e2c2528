// Owns one gateway connection: HELLO, IDENTIFY or RESUME, heartbeats, and the close codes for what goes wrong.
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import * as z from 'zod/mini'
import { refusedIntents } from './intents.ts'
import { missedAfter, type Session } from './session.ts'

/** What a connection needs from the gateway. */
export interface Sessions {
  find(id: string): Session | undefined
  /** Opens a session, sends READY and the guilds. */
  open(identity: { token: string; intents: number; shard: readonly [number, number]; socket: WebSocket }): Session
  resumed(session: Session): void
  lost(session: Session, code: number): void
  /** GUILD_MEMBERS_CHUNK for those who are asked for by id, or by the beginning of a name. */
  chunk(session: Session, asked: z.infer<typeof requestMembersShape>): void
  readonly acksMuted: boolean
  readonly heartbeatMs: number
}

const payloadShape = z.object({ op: z.int(), d: z.unknown() })
const identifyShape = z.object({
  token: z.string(),
  intents: z.number(),
  properties: z.record(z.string(), z.unknown()),
  shard: z.optional(z.tuple([z.int(), z.int()])),
})
const requestMembersShape = z.object({
  guild_id: z.string(),
  user_ids: z.optional(z.union([z.string(), z.array(z.string())])),
  query: z.optional(z.string()),
  limit: z.optional(z.int()),
  nonce: z.optional(z.string()),
})
const resumeShape = z.object({ token: z.string(), session_id: z.string(), seq: z.int() })

/** Discord takes the token with or without "Bot " before it. */
export const isTokenAccepted = (token: string): boolean => token !== '' && !token.startsWith('bad')

/** Serves one socket until it closes. `url` is the request's, for `v` and `encoding`. */
export function serveConnection(socket: WebSocket, url: URL, sessions: Sessions): void {
  let session: Session | undefined
  const send = (op: GatewayOpcodes, d: unknown): void => socket.send(JSON.stringify({ op, d, s: null, t: null }))

  const identify = (data: unknown): void => {
    // After an opcode 9 the same connection may identify again.
    if (session && sessions.find(session.id))
      return socket.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.')
    const parsed = identifyShape.safeParse(data)
    if (!parsed.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.')
    const { token, intents, shard = [0, 1] } = parsed.data
    const [id, count] = shard
    const refused = refusedIntents(intents)
    if (!isTokenAccepted(token)) return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.')
    if (id < 0 || id >= count) return socket.close(GatewayCloseCodes.InvalidShard, 'Invalid shard.')
    if (refused) return socket.close(refused, refused === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).')
    session = sessions.open({ token, intents, shard, socket })
  }

  const resume = (data: unknown): void => {
    const parsed = resumeShape.safeParse(data)
    if (!parsed.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.')
    if (!isTokenAccepted(parsed.data.token))
      return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.')
    const kept = sessions.find(parsed.data.session_id)
    const missed = kept && kept.token === parsed.data.token ? missedAfter(kept, parsed.data.seq) : undefined
    if (!kept || !missed) return send(GatewayOpcodes.InvalidSession, false)
    // A connection that the client gave up without our noticing must not receive anything more.
    if (kept.socket !== socket) kept.socket?.terminate()
    session = kept
    kept.socket = socket
    for (const text of missed) socket.send(text)
    sessions.resumed(kept)
  }

  const receive = (raw: RawData): void => {
    const payload = payloadShape.safeParse(parseJson(raw))
    if (!payload.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.')
    const handle = handlers.get(payload.data.op)
    if (handle) handle(payload.data.d)
    else if (session) socket.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.')
    else socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.')
  }

  const beat = (): void => {
    if (!sessions.acksMuted) send(GatewayOpcodes.HeartbeatAck, null)
  }
  // Presence and voice of an identified client are accepted and have no effect here.
  const ignore = (): void => {
    if (!session) socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.')
  }
  const requestMembers = (data: unknown): void => {
    if (!session) return socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.')
    const parsed = requestMembersShape.safeParse(data)
    if (!parsed.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.')
    return sessions.chunk(session, parsed.data)
  }
  const handlers = new Map<number, (data: unknown) => void>([
    [GatewayOpcodes.Heartbeat, beat],
    [GatewayOpcodes.Identify, identify],
    [GatewayOpcodes.Resume, resume],
    [GatewayOpcodes.PresenceUpdate, ignore],
    [GatewayOpcodes.VoiceStateUpdate, ignore],
    [GatewayOpcodes.RequestGuildMembers, requestMembers],
    [GatewayOpcodes.RequestSoundboardSounds, ignore],
  ])

  socket.on('message', receive)
  socket.on('error', () => socket.terminate())
  socket.on('close', code => {
    // A session that has moved on to another connection does not notice the end of this one.
    if (session?.socket === socket) sessions.lost(session, code)
  })
  const encoding = url.searchParams.get('encoding') ?? 'json'
  if (url.searchParams.get('v') !== '10' || encoding !== 'json' || url.searchParams.has('compress'))
    return socket.close(GatewayCloseCodes.InvalidAPIVersion, 'This gateway speaks v=10, encoding=json, no compress.')
  send(GatewayOpcodes.Hello, { heartbeat_interval: sessions.heartbeatMs, _trace: [] })
}

function parseJson(raw: RawData): unknown {
  try {
    const bytes = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw as ArrayBuffer) // or a Buffer, which is one
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
