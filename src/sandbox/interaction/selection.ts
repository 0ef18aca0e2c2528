// Owns what users choose in selects: checked against what is offered, and resolved to users, roles and channels.
import { ComponentType } from 'discord-api-types/v10'
import type { APIInteractionDataResolved } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { AnyComponent } from '../world/component.ts'
import { showMember } from '../world/view.ts'
import type { Guild } from '../world/model.ts'
import { findUser } from '../world/seed.ts'
import { showResolvedChannel } from './payload.ts'

/** Why the values cannot be chosen in this select (or radio or checkbox group); undefined when they can. */
export function whyNotSelectable(component: AnyComponent, values: readonly string[]): string | undefined {
  const isRadio = component.type === ComponentType.RadioGroup
  const least = component['required'] === false ? 0 : Number(component['min_values'] ?? 1)
  const most = isRadio ? 1 : Number(component['max_values'] ?? defaultMost(component))
  if (values.length < least || values.length > most)
    return `"${component.custom_id}" takes ${least} to ${most} values, not ${values.length}.`
  if (new Set(values).size < values.length) return `"${component.custom_id}" takes each value once.`
  const offered = offeredValues(component)
  const strange = offered ? values.find(value => !offered.includes(value)) : undefined
  return strange === undefined
    ? undefined
    : `"${component.custom_id}" does not offer "${strange}", only ${offered?.join(', ')}.`
}

/** A checkbox group lets all be checked unless it says otherwise; a select one. */
const defaultMost = (component: AnyComponent): number =>
  component.type === ComponentType.CheckboxGroup ? (offeredValues(component)?.length ?? 1) : 1

function offeredValues({ options }: AnyComponent): string[] | undefined {
  return Array.isArray(options) ? options.map((option: { value: string }) => option.value) : undefined
}

/** What is known of the chosen users, roles and channels; undefined for selects of texts. */
export function resolveSelection(
  { world }: Discord,
  guild: Guild | undefined,
  { type }: AnyComponent,
  values: readonly string[],
): APIInteractionDataResolved | undefined {
  const resolved: APIInteractionDataResolved = {}
  const takesUsers = type === ComponentType.UserSelect || type === ComponentType.MentionableSelect
  const takesRoles = type === ComponentType.RoleSelect || type === ComponentType.MentionableSelect
  for (const id of values) {
    const user = takesUsers ? findUser(world, id) : undefined
    const member = takesUsers ? guild?.members.get(id) : undefined
    const role = takesRoles ? guild?.roles.get(id) : undefined
    const channel = type === ComponentType.ChannelSelect ? world.channels.get(id) : undefined
    if (user) resolved.users = { ...resolved.users, [id]: user }
    if (member) resolved.members = { ...resolved.members, [id]: { ...showMember(world, member), permissions: '0' } }
    if (role) resolved.roles = { ...resolved.roles, [id]: role }
    if (channel) resolved.channels = { ...resolved.channels, [id]: showResolvedChannel(world, channel) }
  }
  return Object.keys(resolved).length > 0 ? resolved : undefined
}
