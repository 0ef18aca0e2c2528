// Owns Discord's error answers: one row per JSON error code (Discord API reference, "JSON Error Codes").
import { nestProblems, type Problem } from '../rules/problem.ts'

/** What a REST route answers. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Set on 50035: recorded as a violation. */
  readonly problems?: readonly Problem[]
}

/** A value, or the answer that says why there is none. */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Answer }

export const found = <T>(value: T): Found<T> => ({ ok: true, value })

/** Status and message by code. */
export const refusals = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40003: [403, 'You are opening direct messages too fast'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has hit the maximum number of follow up messages'],
  40333: [403, 'Cloudflare is blocking your request. This can often be resolved by setting a proper User Agent'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50035: [400, 'Invalid Form Body'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
} as const satisfies Record<number, readonly [status: number, message: string]>

export type RefusalCode = keyof typeof refusals

/** Discord's answer for a JSON error code. */
export function refuse(code: RefusalCode): Answer {
  const [status, message] = refusals[code]
  return { status, body: { message, code } }
}

/** The same as a missing value. */
export const missing = (code: RefusalCode): { ok: false; refusal: Answer } => ({ ok: false, refusal: refuse(code) })

/** 50035 with every problem at its place. */
export function refuseForm(problems: readonly Problem[]): Answer {
  const [status, message] = refusals[50035]
  return { status, body: { message, code: 50035, errors: nestProblems(problems) }, problems }
}

/** Answers without a code of their own: Discord sends code 0 and the HTTP status in words. */
export const refuseStatus = (status: number, words: string): Answer => ({
  status,
  body: { message: `${status}: ${words}`, code: 0 },
})
