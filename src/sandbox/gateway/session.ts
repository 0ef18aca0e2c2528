// Owns a gateway session: its sequence numbers, and the dispatches that a RESUME may ask for again.
import { randomUUID } from 'node:crypto'
import { GatewayOpcodes } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import { letsThrough } from './intents.ts'

/** A session that missed more than this can no longer be resumed. */
const replayLimit = 2_000

export interface Session {
  readonly id: string
  readonly token: string
  readonly intents: number
  readonly shard: readonly [id: number, count: number]
  /** The open connection; undefined between a lost one and the RESUME. */
  socket: WebSocket | undefined
  /** Sequence number of the latest dispatch. */
  seq: number
  readonly replay: { readonly seq: number; readonly text: string }[]
  /** When the connection was lost, in monotonic milliseconds. */
  lostAtMs?: number
}

export const createSession = (
  token: string,
  intents: number,
  shard: readonly [number, number],
  socket: WebSocket,
): Session => ({ id: randomUUID().replaceAll('-', ''), token, intents, shard, socket, seq: 0, replay: [] })

/** Whether a guild's events belong to the session's shard; what belongs to no guild goes to shard 0. */
export const onShard = ([id, count]: readonly [number, number], guildId: string | undefined): boolean =>
  (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count))) === id

/** Sends an event, or keeps it for the RESUME. */
export function sendTo(session: Session, event: string, data: unknown): void {
  session.seq += 1
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: session.seq, d: data })
  session.replay.push({ seq: session.seq, text })
  if (session.replay.length > replayLimit) session.replay.shift()
  session.socket?.send(text)
}

/** Whether the session's shard and intents let an event through to it. */
export const wants = (session: Session, event: string, guildId: string | undefined): boolean =>
  onShard(session.shard, guildId) && letsThrough(session.intents, event, guildId !== undefined)

/** What the client has not seen after `seq`, oldest first; undefined when that is no longer (or never was) known. */
export function missedAfter(session: Session, seq: number): string[] | undefined {
  const oldest = session.replay[0]?.seq ?? session.seq + 1
  if (seq > session.seq || seq < oldest - 1) return undefined
  return session.replay.filter(each => each.seq > seq).map(each => each.text)
}
