// Owns what users choose in selects: checked against what is offered, and resolved to users, roles and channels.
import { ComponentType } from 'discord-api-types/v10'
import type { APIInteractionDataResolved } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { AnyComponent } from '../world/component.ts'
import { showMember } from '../world/view.ts'
import type { Guild } from '../world/model.ts'
import { findUser } from '../world/seed.ts'
import { showResolvedChannel } from './payload.ts'

/** What is known of the chosen users, roles and channels, or why the values cannot be chosen. */
export type Selection = { readonly resolved: APIInteractionDataResolved } | { readonly reason: string }

/** Reads what is chosen in a select (or radio or checkbox group). */
export function select(
  discord: Discord,
  guild: Guild | undefined,
  component: AnyComponent,
  values: readonly string[],
): Selection {
  const reason = whyNotSelectable(component, values)
  if (reason !== undefined) return { reason }
  const { resolved, strange } = resolveSelection(discord, guild, component, values)
  return strange === undefined ? { resolved } : { reason: `"${component.custom_id}" does not offer "${strange}".` }
}

function whyNotSelectable(component: AnyComponent, values: readonly string[]): string | undefined {
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

const userSelects: readonly ComponentType[] = [ComponentType.UserSelect, ComponentType.MentionableSelect]
const roleSelects: readonly ComponentType[] = [ComponentType.RoleSelect, ComponentType.MentionableSelect]

/** Ids of users, roles and channels as Discord resolves them; `strange` is the first that the select does not list. */
function resolveSelection(
  { world }: Discord,
  guild: Guild | undefined,
  { type, channel_types: types }: AnyComponent,
  values: readonly string[],
): { resolved: APIInteractionDataResolved; strange: string | undefined } {
  const resolved: APIInteractionDataResolved = {}
  if (type !== ComponentType.ChannelSelect && !userSelects.includes(type) && !roleSelects.includes(type))
    return { resolved, strange: undefined }
  const isKnown = (id: string): boolean => {
    const user = userSelects.includes(type) ? findUser(world, id) : undefined
    const member = user ? guild?.members.get(id) : undefined
    const role = roleSelects.includes(type) ? guild?.roles.get(id) : undefined
    const listed = type === ComponentType.ChannelSelect ? world.channels.get(id) : undefined
    const channel = listed && listed.guildId === guild?.id ? showResolvedChannel(world, listed) : undefined
    if (user) resolved.users = { ...resolved.users, [id]: user }
    if (member) resolved.members = { ...resolved.members, [id]: { ...showMember(world, member), permissions: '0' } }
    if (role) resolved.roles = { ...resolved.roles, [id]: role }
    if (channel) resolved.channels = { ...resolved.channels, [id]: channel }
    const isOfType = !channel || !Array.isArray(types) || types.length === 0 || types.includes(channel.type)
    return (user ?? role ?? channel) !== undefined && isOfType
  }
  return { resolved, strange: values.find(id => !isKnown(id)) }
}
