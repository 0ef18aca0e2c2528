// Owns what a modal's submission says: every input's value, checked as Discord's client does before it sends.
import { ComponentType } from 'discord-api-types/v10'
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { walkComponents, type AnyComponent } from '../world/component.ts'
import { whyNotSelectable } from './selection.ts'

export type GivenValues = Readonly<Record<string, string | readonly string[] | boolean>>
export type Submission = { ok: true; data: object } | { ok: false; reason: string }

/** `values` are by custom id; an input that is not named keeps what the modal filled in. */
export function readSubmission(modal: APIModalInteractionResponseCallbackData, values: GivenValues): Submission {
  const components = modal.components as unknown as AnyComponent[] // read by their fields
  const inputs = [...walkComponents(components)].flatMap(({ component }) => component.custom_id ?? [])
  const strange = Object.keys(values).find(id => !inputs.includes(id))
  if (strange !== undefined) return { ok: false, reason: `The modal has no "${strange}", only ${inputs.join(', ')}.` }
  const reasons: string[] = []
  const submitted = components.map(component => submit(component))
  return reasons.length > 0
    ? { ok: false, reason: reasons.join(' ') }
    : { ok: true, data: { custom_id: modal.custom_id, components: submitted } }

  function submit({ type, id, components: inner, component, ...input }: AnyComponent): object {
    if (inner) return { type, id, components: inner.map(submit) }
    if (component) return { type, id, component: submit(component) }
    const { custom_id } = input
    if (custom_id === undefined) return { type, id }
    const full = { type, ...input }
    const given = Object.hasOwn(values, custom_id) ? values[custom_id] : undefined
    const read = readInput(full, given)
    if ('reason' in read) reasons.push(read.reason)
    return { type, id, custom_id, ...read }
  }
}

type Input = { value: string | boolean | null } | { values: readonly string[] } | { reason: string }

function readInput(input: AnyComponent, given: GivenValues[string] | undefined): Input {
  if (input.type === ComponentType.TextInput) {
    const preset = typeof input['value'] === 'string' ? input['value'] : ''
    const value = typeof given === 'string' ? given : preset
    const reason = whyNotText(input, value)
    return reason === undefined ? { value } : { reason }
  }
  if (input.type === ComponentType.Checkbox)
    return { value: given === undefined ? input['default'] === true : given === true || given === 'true' }
  const values = given === undefined ? preselected(input) : typeof given === 'object' ? given : [String(given)]
  const reason = whyNotSelectable(input, values)
  if (reason !== undefined) return { reason }
  return input.type === ComponentType.RadioGroup ? { value: values[0] ?? null } : { values }
}

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
