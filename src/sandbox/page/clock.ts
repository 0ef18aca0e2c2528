// The sandbox's time: follows the server and ticks between its words. The page's only reader of real time.
import type { ClockState } from './wire.ts'

let offsetMs = 0
const tickers: (() => void)[] = []

/** The sandbox's present time in ms since 1970. */
export function now(): number {
  return Date.now() + offsetMs
}

/** How far the sandbox is ahead of real time, in ms. */
export function aheadMs(): number {
  return offsetMs
}

/** Takes over the server's clock; what shows a time is drawn anew at once. */
export function setClock({ now: serverNow }: ClockState): void {
  // Not the server's own offset: this machine's clock and the server's may differ when the page is open elsewhere.
  offsetMs = serverNow - Date.now()
  tick()
}

/** Calls `show` each second and after every move of the clock. */
export function onTick(show: () => void): void {
  tickers.push(show)
}

/** Starts the ticking. */
export function startClock(): void {
  setInterval(tick, 1000)
}

function tick(): void {
  for (const show of tickers) show()
}
