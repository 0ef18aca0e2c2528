// Owns the pieces that messages are built of (Components V2), each in one short call.
import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10'
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
} from 'discord-api-types/v10'
import type { Instant } from '../../domain/time.ts'
import type { Frame, Inside } from '../define.ts'
import { encodeId, type Fields, type Route } from '../custom-id.ts'

/** Colours of a message's edge: what it is about, seen before it is read. */
export const accents = {
  question: 0x5865f2,
  right: 0x23a55a,
  partly: 0xf0b132,
  wrong: 0xda373c,
  quiet: 0x80848e,
  board: 0xf0b132,
} as const

export const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content })

/** Several lines as one text; what is undefined is left out. */
export const lines = (...parts: (string | undefined)[]): APITextDisplayComponent =>
  text(parts.filter(part => part !== undefined).join('\n'))

export const line: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
}

export const container = (accent: keyof typeof accents, components: readonly Inside[]): Frame => ({
  type: ComponentType.Container,
  accent_color: accents[accent],
  components,
})

export const row = (...components: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> => ({
  type: ComponentType.ActionRow,
  components,
})

/** A button that leads to a route; `main` is the one that people are meant to press. */
export const button = <R extends Route>(
  label: string,
  route: R,
  fields: Fields<R>,
  weight: 'main' | 'other' = 'other',
  disabled = false,
): APIButtonComponent => ({
  type: ComponentType.Button,
  style: weight === 'main' ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label,
  custom_id: encodeId(route, fields),
  ...(disabled ? { disabled } : {}),
})

/** A moment in the reader's own zone and language: `in 3 hours`. */
export const relative = (at: Instant): string => `<t:${Math.floor(at / 1000)}:R>`
/** The same with date and time: `24 November 2026 at 09:00 (in 3 hours)`. */
export const moment = (at: Instant): string => `<t:${Math.floor(at / 1000)}:f> (${relative(at)})`
/** The day of a moment, likewise: `24 November 2026`. */
export const dayOf = (at: Instant): string => `<t:${Math.floor(at / 1000)}:D>`
/** A small line under another. */
export const small = (content: string): string => `-# ${content}`
