// The page's requests to the sandbox server, one function each.
import type { UserFile } from './files.ts'
import type { ClockState, Command, Message, Outcome, User, World } from './wire.ts'

/** What came back, or the server's one sentence of what was wrong. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: string }

/** One request below `/sandbox/`. */
export async function ask<Value>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<Value>> {
  try {
    const response = await fetch(`/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answer: unknown = response.status === 204 ? {} : await response.json()
    // The server is this page's own half, so its answers have the shapes of wire.ts.
    if (response.ok) return { ok: true, value: answer as Value }
    return { ok: false, error: (answer as { error?: string }).error ?? `the sandbox answered ${response.status}` }
  } catch {
    return { ok: false, error: 'the sandbox does not answer' }
  }
}

export const getWorld = () => ask<World>('GET', 'world')
export const getClock = () => ask<ClockState>('GET', 'clock')
export const getCommands = (guildId: string) => ask<Command[]>('GET', `commands?guild_id=${guildId}`)
export const getMessages = (channelId: string, userId: string) =>
  ask<Message[]>('GET', `channels/${channelId}/messages?user_id=${userId}`)
export const postLocale = (userId: string, locale: string) => ask<User>('POST', `users/${userId}`, { locale })
export const postClock = (body: { advance_ms: number } | { now: number }) => ask<ClockState>('POST', 'clock', body)
export const postFault = (body: { kind: string } & Record<string, unknown>) => ask<unknown>('POST', 'faults', body)

/** Values of a command's options; a subcommand is an object under its name. */
export type OptionValue = string | number | boolean | UserFile
export type OptionValues = { [name: string]: OptionValue | OptionValues }

export type CommandAct = { user_id: string; channel_id: string; name: string; options: OptionValues }

export const actCommand = (act: CommandAct | (Omit<CommandAct, 'options'> & { type: 2 | 3; target_id: string })) =>
  ask<Outcome>('POST', 'act/command', act)
export const actAutocomplete = (act: CommandAct & { focused: string }) =>
  ask<{ choices: { name: string; value: string | number }[] }>('POST', 'act/autocomplete', act)
export const actComponent = (act: { user_id: string; message_id: string; custom_id: string; values?: string[] }) =>
  ask<Outcome>('POST', 'act/component', act)
export const actModal = (act: {
  user_id: string
  interaction_id: string
  values: Record<string, string | string[] | boolean | UserFile[]>
}) => ask<Outcome>('POST', 'act/modal', act)
