// Owns the gateway: its sessions, sending events to them, and the faults that a test asks of it.
import { GatewayOpcodes } from 'discord-api-types/v10'
import type { APIGuildMember, GatewayReadyDispatchData } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { Discord } from '../discord.ts'
import { showGuildCreate, showMember } from '../world/view.ts'
import { serveConnection, type Sessions } from './connection.ts'
import { createSession, onShard, sendTo, wants, type Session } from './session.ts'

/** How long a lost session can be resumed, in real milliseconds. */
const resumableMs = 5 * 60_000
/** What Discord asks for. */
const usualHeartbeatMs = 41_250
/** Identifies per day before Discord resets the token. */
const identifyLimit = 1_000

export interface Gateway {
  /** Serves a new socket; `url` is its request's. */
  accept(socket: WebSocket, url: URL): void
  /** Sends an event to every session that gets it; false when there is none. */
  dispatch(event: string, data: unknown, guildId?: string): boolean
  identifiesLeft(): number
  /** So many are left from now on. */
  leaveIdentifies(count: number): void
  /** Cuts every connection without a close frame. */
  dropSockets(): void
  /** Opcode 7: asks every client to reconnect and resume. */
  askReconnect(): void
  /** Opcode 9: tells every client that its session is invalid; not resumable ones are forgotten. */
  invalidate(resumable: boolean): void
  closeAll(code: number): void
  /** Heartbeats get no ACK while muted. */
  muteAcks(muted: boolean): void
  /** The interval that the next HELLO names, in milliseconds. */
  setHeartbeat(intervalMs: number): void
}

export function createGateway({
  world,
  clock,
  journal,
  origin,
}: Pick<Discord, 'world' | 'clock' | 'journal' | 'origin'>): Gateway {
  const kept = new Map<string, Session>()
  let identifies = 0
  let acksMuted = false
  let heartbeatMs = usualHeartbeatMs

  const forgetOld = (): void => {
    for (const session of kept.values())
      if (session.lostAtMs !== undefined && clock.elapsedMs() - session.lostAtMs > resumableMs) kept.delete(session.id)
  }

  const sayReady = (session: Session): void => {
    const mine = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id))
    const guilds = mine.filter(({ id }) => onShard(session.shard, id))
    const ready: GatewayReadyDispatchData = {
      v: 10,
      user: world.bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: origin.replace('http', 'ws') + '/gateway',
      shard: [...session.shard],
      application: { id: world.application.id, flags: 0 as never, flags_new: '0' }, // no flags set
    }
    sendTo(session, 'READY', ready)
    for (const guild of guilds)
      if (wants(session, 'GUILD_CREATE', guild.id)) sendTo(session, 'GUILD_CREATE', showGuildCreate(world, guild))
  }

  const sessions: Sessions = {
    find(id) {
      forgetOld()
      return kept.get(id)
    },
    open({ token, intents, shard, socket }) {
      // Whoever identifies again for a shard has given up its lost session.
      for (const old of kept.values()) if (!old.socket && old.shard[0] === shard[0]) kept.delete(old.id)
      const session = createSession(token, intents, shard, socket)
      kept.set(session.id, session)
      identifies += 1
      journal.record({ kind: 'gateway', state: 'identified' })
      sayReady(session)
      return session
    },
    resumed(session) {
      delete session.lostAtMs
      journal.record({ kind: 'gateway', state: 'resumed' })
      sendTo(session, 'RESUMED', { _trace: [] })
    },
    lost(session, code) {
      session.socket = undefined
      session.lostAtMs = clock.elapsedMs()
      // A client that says goodbye ends its session (Discord API reference, "Initiating a Disconnect").
      if (code === 1000 || code === 1001) kept.delete(session.id)
    },
    chunk(session, { guild_id, user_ids = [], query, limit = 0, nonce }) {
      const guild = world.guilds.get(guild_id)
      if (!guild?.members.has(world.bot.id)) return
      const shown = [...guild.members.values()].map(member => showMember(world, member))
      const ids = [user_ids].flat()
      // All of them only with the privileged intent for members, which nobody has here; by a name at most 100.
      const isNamed = ({ user, nick }: APIGuildMember): boolean =>
        query !== undefined && query !== '' && [user.username, nick ?? ''].some(each => each.startsWith(query))
      const found = ids.length > 0 ? shown.filter(({ user }) => ids.includes(user.id)) : shown.filter(isNamed)
      sendTo(session, 'GUILD_MEMBERS_CHUNK', {
        guild_id,
        members: ids.length > 0 ? found : found.slice(0, Math.min(limit, 100)),
        chunk_index: 0,
        chunk_count: 1,
        not_found: ids.filter(id => !found.some(({ user }) => user.id === id)),
        ...(nonce === undefined ? {} : { nonce }),
      })
    },
    get acksMuted() {
      return acksMuted
    },
    get heartbeatMs() {
      return heartbeatMs
    },
  }

  const sockets = (): WebSocket[] => [...kept.values()].flatMap(({ socket }) => socket ?? [])
  const tell = (op: GatewayOpcodes, d: unknown): void => {
    for (const socket of sockets()) socket.send(JSON.stringify({ op, d, s: null, t: null }))
  }

  return {
    accept(socket, url) {
      journal.record({ kind: 'gateway', state: 'connected' })
      socket.on('close', code => journal.record({ kind: 'gateway', state: 'closed', code }))
      serveConnection(socket, url, sessions)
    },
    dispatch(event, data, guildId) {
      forgetOld()
      const reached = [...kept.values()].filter(session => wants(session, event, guildId))
      for (const session of reached) sendTo(session, event, data)
      return reached.length > 0
    },
    identifiesLeft: () => Math.max(0, identifyLimit - identifies),
    leaveIdentifies: count => void (identifies = identifyLimit - count),
    dropSockets: () => sockets().forEach(socket => socket.terminate()),
    askReconnect: () => tell(GatewayOpcodes.Reconnect, null),
    invalidate(resumable) {
      tell(GatewayOpcodes.InvalidSession, resumable)
      if (!resumable) kept.clear()
    },
    closeAll: code => sockets().forEach(socket => socket.close(code)),
    muteAcks: muted => void (acksMuted = muted),
    setHeartbeat: intervalMs => void (heartbeatMs = intervalMs),
  }
}
