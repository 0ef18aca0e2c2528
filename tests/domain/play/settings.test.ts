// Checks which settings of a quiz are refused, and what older ones that lack some are completed with.
import { describe, expect, test } from 'vitest'
import type { QuizSettings } from '../../../src/domain/play/quiz.ts'
import { everyDay } from '../../../src/domain/play/schedule.ts'
import { checkSettings, completeSettings, newQuizSettings } from '../../../src/domain/play/settings.ts'
import { after, DAY, instant, type LocalDate } from '../../../src/domain/time.ts'

const NOW = instant(Date.UTC(2026, 0, 5))
const settings: QuizSettings = {
  ...newQuizSettings,
  deckId: 'deck',
  schedule: { weekdays: everyDay, time: '09:00', zone: 'UTC' },
  locale: 'en',
}
const dates = (from: string, to: string) => ({ from: from as LocalDate, to: to as LocalDate })

describe('validity', () => {
  test.each<[Partial<QuizSettings>, string]>([
    [{ mix: { easy: 0, medium: 0, hard: 0 } }, 'mix.invalid 0, 0, 0'],
    [{ mix: { easy: 1, medium: 10, hard: 1 } }, 'mix.invalid 1, 10, 1'],
    [{ mix: { easy: 0.5, medium: 1, hard: 1 } }, 'mix.invalid 0.5, 1, 1'],
    [{ season: dates('2026-02-30', '2026-03-01') }, 'season.invalid 2026-02-30 – 2026-03-01'],
    [{ season: dates('2026-03-02', '2026-03-01') }, 'season.invalid 2026-03-02 – 2026-03-01'],
    [{ ranked: { accountDays: -1, memberDays: 7 } }, 'ranked.invalid -1, 7'],
    [{ ranked: { accountDays: 0, memberDays: 366 } }, 'ranked.invalid 0, 366'],
    [{ windowHours: 0 }, 'window.invalid 0'],
    [{ windowHours: 1.5 }, 'window.invalid 1.5'],
    [{ pausedUntil: after(NOW, 365 * DAY + 1) }, 'pause.invalid 2027-01-05T00:00:00.001Z'],
  ])('%j', (change, wanted) => {
    const checked = checkSettings({ ...settings, ...change }, NOW)
    expect(checked.ok ? [] : checked.error.map(({ code, given }) => `${code} ${given}`)).toEqual([wanted])
  })

  test.each<Partial<QuizSettings>>([
    {},
    { mix: { easy: 0, medium: 0, hard: 9 } },
    { season: dates('2026-03-01', '2026-03-01') },
    { ranked: { accountDays: 0, memberDays: 365 } },
    { windowHours: 1 },
    { pausedUntil: after(NOW, 365 * DAY) },
  ])('%j is taken as it is', change => {
    expect(checkSettings({ ...settings, ...change }, NOW)).toEqual({ ok: true, value: { ...settings, ...change } })
  })

  test('every problem at once, with the zone that was meant', () => {
    const schedule = { weekdays: [0], time: '24:00', zone: 'Europe/Berln' }
    expect(checkSettings({ ...settings, schedule, windowHours: 169 }, NOW)).toEqual({
      ok: false,
      error: [
        { code: 'weekdays.invalid', given: '0' },
        { code: 'time.invalid', given: '24:00' },
        { code: 'zone.unknown', given: 'Europe/Berln', suggestion: 'Europe/Berlin' },
        { code: 'window.invalid', given: '169' },
      ],
    })
  })

  test('weekdays are sorted and named once, the zone as its database spells it', () => {
    const checked = checkSettings(
      { ...settings, schedule: { weekdays: [5, 1, 5], time: '09:00', zone: 'asia/kolkata' } },
      NOW,
    )
    expect(checked.ok && checked.value.schedule).toEqual({ weekdays: [1, 5], time: '09:00', zone: 'Asia/Kolkata' })
  })
})

test('settings of the first version have what nobody could choose then', () => {
  const { deckId, schedule, locale } = settings
  const first = { deckId, tags: ['cnn'], schedule, windowHours: 24, locale }
  expect(completeSettings(first)).toEqual({ ...settings, tags: ['cnn'], windowHours: 24 })
})
