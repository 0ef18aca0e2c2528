// Owns what a modal's submission says: every input's value, checked as Discord's client does before it sends.
import { ComponentType } from 'discord-api-types/v10'
import type { APIInteractionDataResolved, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import type * as z from 'zod/mini'
import type { Discord } from '../discord.ts'
import { walkComponents, type AnyComponent } from '../world/component.ts'
import type { Channel } from '../world/model.ts'
import { select } from './selection.ts'
import { readUserFile, resolveFiles, type fileShape, type UserFile } from './user-file.ts'

type GivenFile = z.infer<typeof fileShape>
export type GivenValues = Readonly<
  Record<string, string | readonly string[] | boolean | GivenFile | readonly GivenFile[]>
>
export type Submission = { ok: true; data: object; files: readonly UserFile[] } | { ok: false; reason: string }

/** `values` are by custom id; an input that is not named keeps what the modal filled in. */
export function readSubmission(
  discord: Discord,
  channel: Channel,
  modal: APIModalInteractionResponseCallbackData,
  values: GivenValues,
): Submission {
  const components = modal.components as unknown as AnyComponent[] // read by their fields
  const inputs = [...walkComponents(components)].flatMap(({ component }) => component.custom_id ?? [])
  const strange = Object.keys(values).find(id => !inputs.includes(id))
  if (strange !== undefined) return { ok: false, reason: `The modal has no "${strange}", only ${inputs.join(', ')}.` }
  const reasons: string[] = []
  const files: UserFile[] = []
  const chosenOf: APIInteractionDataResolved[] = []
  const submitted = components.map(component => submit(component))
  if (reasons.length > 0) return { ok: false, reason: reasons.join(' ') }
  const resolved = mergeResolved([...chosenOf, resolveFiles(files)])
  return { ok: true, data: { custom_id: modal.custom_id, components: submitted, ...resolved }, files }

  function submit({ type, id, components: inner, component, ...input }: AnyComponent): object {
    if (inner) return { type, id, components: inner.map(submit) }
    if (component) return { type, id, component: submit(component) }
    const { custom_id } = input
    if (custom_id === undefined) return { type, id }
    const full = { type, ...input }
    const given = Object.hasOwn(values, custom_id) ? values[custom_id] : undefined
    const read = full.type === ComponentType.FileUpload ? readFiles(full, given) : readInput(full, given)
    if ('reason' in read) reasons.push(read.reason)
    return { type, id, custom_id, ...read }
  }

  function readInput(input: AnyComponent, given: Given): Input {
    if (input.type === ComponentType.TextInput) {
      const preset = typeof input['value'] === 'string' ? input['value'] : ''
      const value = typeof given === 'string' ? given : preset
      const reason = whyNotText(input, value)
      return reason === undefined ? { value } : { reason }
    }
    if (input.type === ComponentType.Checkbox)
      return { value: given === undefined ? input['default'] === true : given === true || given === 'true' }
    const chosen = given === undefined ? preselected(input) : [given].flat().map(String)
    const selection = select(discord, discord.world.guilds.get(channel.guildId ?? ''), input, chosen)
    if ('reason' in selection) return selection
    chosenOf.push(selection.resolved)
    return input.type === ComponentType.RadioGroup ? { value: chosen[0] ?? null } : { values: chosen }
  }

  function readFiles(input: AnyComponent, given: Given): Input {
    const list = given === undefined ? [] : [given].flat()
    const least = input['required'] === false ? 0 : Number(input['min_values'] ?? 1)
    const most = Number(input['max_values'] ?? 1)
    if (list.length < least || list.length > most)
      return { reason: `"${input.custom_id}" takes ${least} to ${most} files, not ${list.length}.` }
    const types = (input['file_types'] ?? []) as string[] // checked by the route's schema
    const read = list.map(each => readUserFile(discord, channel.id, each, types))
    const wrong = read.find(each => 'problem' in each)
    if (wrong) return { reason: `A value of "${input.custom_id}" ${wrong.problem}.` }
    const good = read.filter(each => 'attachment' in each)
    files.push(...good)
    return { values: good.map(({ attachment }) => attachment.id) }
  }
}

/** One `resolved` of those of all selects and files; none where nothing was chosen by id. */
function mergeResolved(parts: readonly APIInteractionDataResolved[]): { resolved?: APIInteractionDataResolved } {
  const kinds = ['users', 'members', 'roles', 'channels', 'attachments'] as const
  const merged = kinds.map(kind => [kind, Object.assign({}, ...parts.map(each => each[kind]))] as const)
  const filled = merged.filter(([, each]) => Object.keys(each as object).length > 0)
  return filled.length > 0 ? { resolved: Object.fromEntries(filled) } : {}
}

type Given = GivenValues[string] | undefined
type Input = { value: string | boolean | null } | { values: readonly string[] } | { reason: string }

/** What the modal marks as chosen from the start: options, or channels, roles and users by `default_values`. */
function preselected({ options, default_values }: AnyComponent): string[] {
  if (Array.isArray(default_values)) return (default_values as { id: string }[]).map(({ id }) => id)
  const listed = Array.isArray(options) ? (options as { value: string; default?: boolean }[]) : []
  return listed.filter(option => option.default).map(option => option.value)
}

function whyNotText(input: AnyComponent, value: string): string | undefined {
  const isRequired = input['required'] !== false
  if (value === '') return isRequired ? `"${input.custom_id}" is required.` : undefined
  const least = Number(input['min_length'] ?? 0)
  const most = Number(input['max_length'] ?? 4_000)
  return value.length < least || value.length > most
    ? `"${input.custom_id}" takes ${least} to ${most} characters, not ${value.length}.`
    : undefined
}
