// Owns the settings of a quiz: what they are where nobody chose, and which are refused.
import { difficulties } from '../deck/card.ts'
import { err, ok, type Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { after, DAY, type Instant, type LocalDate } from '../time.ts'
import type { QuizSettings } from './quiz.ts'
import { everyDay, zoneName } from './schedule.ts'

const LONGEST_WINDOW_HOURS = 168
const HEAVIEST = 9
/** Nobody has to be older than this to be ranked, and no quiz sleeps longer. */
const LONGEST_DAYS = 365

/** What a quiz has that nobody chose anything for; also what settings say that an older version kept. */
export const newQuizSettings: Omit<QuizSettings, 'deckId' | 'schedule' | 'locale'> = {
  tags: [],
  mix: { easy: 1, medium: 1, hard: 1 },
  windowHours: LONGEST_WINDOW_HOURS,
  pingRoleId: null,
  speedBonus: false,
  season: 'month',
  ranked: { accountDays: 30, memberDays: 7 },
  managerRoleId: null,
  rewardRoleId: null,
  reportsChannelId: null,
  pausedUntil: null,
}

/** Settings as they are kept: those that came later are missing in older rows. */
export type KeptSettings = Pick<QuizSettings, 'deckId' | 'schedule' | 'locale'> & Partial<QuizSettings>

export const completeSettings = (kept: KeptSettings): QuizSettings => ({ ...newQuizSettings, ...kept })

export interface SettingProblem {
  readonly code:
    | 'weekdays.invalid'
    | 'time.invalid'
    | 'zone.unknown'
    | 'window.invalid'
    | 'mix.invalid'
    | 'season.invalid'
    | 'ranked.invalid'
    | 'pause.invalid'
  readonly given: string
  /** A known zone that is spelled nearly so. */
  readonly suggestion?: string
}

/** Every problem in `settings` that were made at `at`; the settings with the zone's own spelling otherwise. */
export function checkSettings(settings: QuizSettings, at: Instant): Result<QuizSettings, SettingProblem[]> {
  const { weekdays, time, zone: given } = settings.schedule
  const problems: SettingProblem[] = []
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  if (days.length === 0 || days.some(day => !everyDay.includes(day)))
    problems.push({ code: 'weekdays.invalid', given: weekdays.join(', ') })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) problems.push({ code: 'time.invalid', given: time })
  const zone = zoneName(given)
  if (zone === undefined) {
    const suggestion = closest(given, Intl.supportedValuesOf('timeZone'))
    problems.push({ code: 'zone.unknown', given, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  if (!isWithin(settings.windowHours, 1, LONGEST_WINDOW_HOURS))
    problems.push({ code: 'window.invalid', given: String(settings.windowHours) })
  problems.push(...rulesProblems(settings, at))
  if (problems.length > 0 || zone === undefined) return err(problems)
  return ok({ ...settings, schedule: { weekdays: days, time, zone } })
}

function rulesProblems({ mix, season, ranked, pausedUntil }: QuizSettings, at: Instant): SettingProblem[] {
  const problems: SettingProblem[] = []
  const weights = difficulties.map(difficulty => mix[difficulty])
  if (weights.some(weight => !isWithin(weight, 0, HEAVIEST)) || weights.every(weight => weight === 0))
    problems.push({ code: 'mix.invalid', given: weights.join(', ') })
  if (season !== 'month' && !(isDate(season.from) && isDate(season.to) && season.from <= season.to))
    problems.push({ code: 'season.invalid', given: `${season.from} – ${season.to}` })
  const ages = [ranked.accountDays, ranked.memberDays]
  if (ages.some(days => !isWithin(days, 0, LONGEST_DAYS)))
    problems.push({ code: 'ranked.invalid', given: ages.join(', ') })
  if (pausedUntil !== null && pausedUntil > after(at, LONGEST_DAYS * DAY))
    problems.push({ code: 'pause.invalid', given: Temporal.Instant.fromEpochMilliseconds(pausedUntil).toString() })
  return problems
}

const isWithin = (count: number, from: number, to: number): boolean =>
  Number.isInteger(count) && count >= from && count <= to

function isDate(given: LocalDate): boolean {
  try {
    return Temporal.PlainDate.from(given).toString() === given
  } catch {
    return false
  }
}
