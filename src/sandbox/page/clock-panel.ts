// The clock on the right side: shows the sandbox's time and moves it on.
import { postClock } from './api.ts'
import { aheadMs, now, onTick, setClock } from './clock.ts'
import { byId, element } from './element.ts'
import { dayNumber } from './markdown/timestamp.ts'
import { place } from './times.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const advances: { label: string; ms: number; testId: string }[] = [
  { label: '+1 min', ms: minuteMs, testId: 'clock-advance-1m' },
  { label: '+10 min', ms: 10 * minuteMs, testId: 'clock-advance-10m' },
  { label: '+1 h', ms: hourMs, testId: 'clock-advance-1h' },
  { label: '+1 day', ms: dayMs, testId: 'clock-advance-1d' },
]

/** Draws the clock's controls and keeps them true. */
export function startClockPanel(): void {
  const display = byId('clock-now', HTMLTimeElement)
  const failure = byId('clock-failure', HTMLElement)
  const move = async (body: { advance_ms: number } | { now: number }) => {
    const moved = await postClock(body)
    failure.textContent = moved.ok ? '' : moved.error
    if (moved.ok) setClock(moved.value)
  }
  byId('clock-buttons', HTMLElement).append(
    ...advances.map(({ label, ms, testId }) =>
      element(
        'button',
        { type: 'button', class: 'quiet', 'data-testid': testId, onclick: () => void move({ advance_ms: ms }) },
        label,
      ),
    ),
  )
  const wanted = byId('clock-wanted', HTMLInputElement)
  byId('clock-set', HTMLFormElement).addEventListener('submit', event => {
    event.preventDefault()
    const ms = new Date(wanted.value).getTime()
    if (Number.isNaN(ms)) failure.textContent = 'Choose a date and a time first.'
    else void move({ now: ms })
  })
  onTick(() => {
    const at = now()
    display.dateTime = new Date(at).toISOString()
    display.textContent = new Intl.DateTimeFormat(place().locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(
      at,
    )
    const days = dayNumber(at, place()) - dayNumber(at - aheadMs(), place())
    byId('clock-ahead', HTMLElement).textContent = days === 0 ? '' : `${days > 0 ? '+' : ''}${days} d against real time`
  })
}
