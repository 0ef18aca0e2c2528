// Owns the options of /settings: what each takes and what is offered for it.
import { deckTextOf } from '../domain/deck/deck.ts'
import type { Quiz } from '../domain/play/quiz.ts'
import type { ArgumentsOf, Choice, Options, World } from './define.ts'
import { mixesLike, seasonsLike } from './settings-text.ts'

export const settingsOptions = {
  channel: { type: 'channel' },
  time: { type: 'string', maxLength: 5 },
  zone: { type: 'string', suggest: typed => zonesLike(typed) },
  deck: { type: 'string', suggest: (typed, { locale }, world) => decksLike(typed, locale, world) },
  tags: { type: 'string', maxLength: 200 },
  days: { type: 'string', choices: ['every', 'workdays', 'weekend'] },
  window: { type: 'integer', least: 1, most: 168 },
  language: { type: 'string', choices: ['en', 'zh-CN'] },
  pause: { type: 'integer', least: 0, most: 365 },
  mix: { type: 'string', suggest: (typed, { texts }) => mixesLike(typed, texts) },
  season: { type: 'string', suggest: (typed, { at, texts }) => seasonsLike(typed, at, texts) },
  speed: { type: 'boolean' },
  account: { type: 'integer', least: 0, most: 365 },
  membership: { type: 'integer', least: 0, most: 365 },
  ping: { type: 'role' },
  manager: { type: 'role' },
  reward: { type: 'role' },
  reports: { type: 'channel' },
  clear: { type: 'string', choices: ['ping', 'manager', 'reward', 'reports'] },
} as const satisfies Options

/** What somebody wants to have otherwise. */
export type Wanted = ArgumentsOf<typeof settingsOptions>

/** Zones that contain what was typed, those that begin with it (or their city does) first. */
export function zonesLike(typed: string): Choice[] {
  const wanted = typed.trim().replace(/\s+/g, '_').toLowerCase()
  const rank = (zone: string): number => (zone.startsWith(wanted) ? 0 : zone.includes(`/${wanted}`) ? 1 : 2)
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter(zone => zone.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a.toLowerCase()) - rank(b.toLowerCase()))
    .map(zone => ({ name: zone, value: zone }))
}

function decksLike(typed: string, locale: string, { decks }: World): Choice[] {
  return askable(decks, locale)
    .filter(({ id, title }) => `${title} ${id}`.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ id, title }) => ({ name: title.slice(0, 100), value: id }))
}

/** The decks that have a card to ask, as they are called in `locale`. */
export function askable(decks: World['decks'], locale: string): { readonly id: string; readonly title: string }[] {
  const file = decks.current()
  const present = file.ok ? file.value.decks().filter(({ askableCount }) => askableCount > 0) : []
  return present.map(deck => ({ id: deck.id, title: deckTextOf(deck, locale).title }))
}

/** What a quiz's deck is called in `locale`; by its id where there is no such deck any more. */
export function deckTitle(decks: World['decks'], { settings }: Quiz, locale: string): string {
  const file = decks.current()
  const deck = file.ok ? file.value.decks().find(({ id }) => id === settings.deckId) : undefined
  return deck ? deckTextOf(deck, locale).title : settings.deckId
}

/** `9:00` is meant as `09:00`. */
export const padded = (time: string | undefined): string | undefined => time?.trim().replace(/^\d:/, '0$&')
