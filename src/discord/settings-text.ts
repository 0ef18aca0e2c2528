// Owns how people write settings of several parts as text: tags, weights of difficulties, the days of a season.
import type { DifficultyMix, QuizSettings } from '../domain/play/quiz.ts'
import { after, DAY, localDate, type Instant, type LocalDate } from '../domain/time.ts'
import type { Catalog } from '../i18n/en.ts'
import type { Choice } from './define.ts'

/** Tags are separated by commas or blanks; `*` takes the whole deck. */
export const tagsIn = (typed: string): string[] => typed.split(/[\s,，、]+/).filter(tag => tag !== '' && tag !== '*')

/** Weights of easy, medium and hard in this order; what is no number stays none, and is refused as such. */
export function mixIn(typed: string): DifficultyMix {
  const [easy = Number.NaN, medium = Number.NaN, hard = Number.NaN, ...more] = partsOf(typed).map(Number)
  return more.length === 0 ? { easy, medium, hard } : { easy: Number.NaN, medium: Number.NaN, hard: Number.NaN }
}

/** `month`, or the first and last day; anything else is refused by the settings' own check. */
export function seasonIn(typed: string): QuizSettings['season'] {
  if (typed.trim().toLowerCase() === 'month') return 'month'
  const [from = '', to = '', ...more] = partsOf(typed)
  // The check names what it was given, so it gets all of it.
  return more.length === 0
    ? { from: from as LocalDate, to: to as LocalDate }
    : { from: typed as LocalDate, to: '' as LocalDate }
}

const partsOf = (typed: string): string[] => typed.split(/[\s,，、:/]+|\.\.+|–/).filter(part => part !== '')

const mixes = { even: '1 1 1', easy: '3 2 1', hard: '1 2 3', 'no-hard': '1 1 0' } as const

export const mixesLike = (typed: string, { bot: { settings } }: Catalog): Choice[] =>
  Object.entries(mixes)
    .map(([name, value]) => ({ name: `${settings.mixes[name as keyof typeof mixes]} (${value})`, value })) // its own key
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))

/** How long the seasons are that are offered, in days. */
const offeredDays = [14, 28, 84]

export function seasonsLike(typed: string, at: Instant, { bot: { settings } }: Catalog): Choice[] {
  const { month, dates } = settings.seasons
  const from = localDate(at, 'UTC')
  const spans = offeredDays.map(days => {
    const to = localDate(after(at, (days - 1) * DAY), 'UTC')
    return { name: dates(from, to), value: `${from} ${to}` }
  })
  return [{ name: month, value: 'month' }, ...spans].filter(({ name, value }) =>
    `${name} ${value}`.toLowerCase().includes(typed.trim().toLowerCase()),
  )
}
