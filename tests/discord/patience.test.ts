// Tests the small clocks of the transport: the breaker, Discord's own time, and when the bot may identify.
import { describe, expect, test } from 'vitest'
import { createBreaker } from '../../src/discord/breaker.ts'
import { followDiscord } from '../../src/discord/discord-time.ts'
import { waitBeforeIdentify } from '../../src/discord/identify.ts'
import { DAY, HOUR, instant, MINUTE, SECOND, type Instant } from '../../src/domain/time.ts'

const NOON = 1_790_000_000_000

describe('the breaker', () => {
  let now = NOON
  const breaker = () => createBreaker(() => instant(now))
  const isOpen = ({ check }: ReturnType<typeof breaker>): boolean => {
    try {
      check()
      return false
    } catch {
      return true
    }
  }

  test('nothing is sent for 30 s after a refusal, twice as long after each further one, ten minutes at most', () => {
    now = NOON
    const { refused, ...rest } = breaker()
    for (const pauseMs of [30, 60, 120, 240, 480, 600, 600].map(s => s * SECOND)) {
      expect(isOpen({ refused, ...rest })).toBe(false)
      refused()
      refused() // on its way at the same time
      now += pauseMs - 1
      expect(isOpen({ refused, ...rest })).toBe(true)
      now += 1
    }
    rest.passed()
    refused()
    now += 30 * SECOND
    expect(isOpen({ refused, ...rest })).toBe(false)
  })

  test('as long as Discord says, where that is longer', () => {
    now = NOON
    const one = breaker()
    one.refused(HOUR)
    now += HOUR - 1
    expect(isOpen(one)).toBe(true)
    now += 1
    expect(isOpen(one)).toBe(false)
  })
})

describe("Discord's time", () => {
  const heard = (hostAheadMs: number, wayMs = 100, before = 0): number => {
    let host = NOON + hostAheadMs
    const time = followDiscord(
      () => instant(host),
      () => {},
    )
    const say = (aheadMs: number): void => {
      const date = Math.floor(NOON / SECOND) * SECOND
      host = NOON + aheadMs
      time.heard(instant(date), instant(host - wayMs / 2), instant(host + wayMs / 2))
    }
    if (before !== 0) say(before)
    say(hostAheadMs)
    if (before !== 0) {
      // Believed once it is still so a while later.
      expect(time.offsetMs()).not.toBe(0)
      time.heard(instant(NOON + 2 * SECOND), instant(host + 2 * SECOND), instant(host + 2 * SECOND))
    }
    return time.clock() - NOON
  }

  test.each<[string, number]>([
    ['right', 0],
    ['a second ahead', 1_000],
    ['a minute ahead', MINUTE],
    ['an hour behind', -HOUR],
    ['a day ahead', DAY],
  ])('a host that is %s', (_, aheadMs) => expect(Math.abs(heard(aheadMs))).toBeLessThanOrEqual(2 * SECOND))

  test('an answer that was long on its way says nothing', () => expect(heard(HOUR, 3 * SECOND)).toBe(HOUR))

  test('a host that was put right again', () => expect(Math.abs(heard(0, 100, HOUR))).toBeLessThanOrEqual(2 * SECOND))

  test('a header that is no date changes nothing; a doubt is forgotten when the host is set', () => {
    const time = followDiscord(
      () => instant(NOON),
      () => {},
    )
    time.heard(instant(Number.NaN), instant(NOON), instant(NOON))
    expect(time.offsetMs()).toBe(0)
    time.heard(instant(NOON + HOUR), instant(NOON), instant(NOON))
    expect(time.offsetMs()).toBe(HOUR + SECOND / 2)
    time.heard(instant(NOON), instant(NOON), instant(NOON))
    time.forget()
    time.heard(instant(NOON + SECOND), instant(NOON + SECOND), instant(NOON + SECOND))
    expect(time.offsetMs()).toBe(HOUR + SECOND / 2)
  })
})

describe('before identifying', () => {
  const now = instant(NOON)
  const ago = (ms: number, failed = 0) => ({ failed, at: instant(NOON - ms) as Instant })
  const info = (remaining: number, shards = 1) => ({
    shards,
    session_start_limit: { total: 1_000, remaining, reset_after: 10 * HOUR, max_concurrency: 1 },
  })
  test.each<[string, ReturnType<typeof info>, ReturnType<typeof ago> | undefined, number]>([
    ['the first start', info(1_000), undefined, 0],
    ['one after the other, while half of them are left', info(501), ago(0), 0],
    ['what is left is spread over the time', info(100), ago(MINUTE), 5 * MINUTE],
    ['and over the shards', info(100, 10), ago(MINUTE), 59 * MINUTE],
    ['long enough ago', info(100), ago(6 * MINUTE), 0],
    ['none left', info(0), ago(DAY), 10 * HOUR],
    ['too few for all shards', info(9, 10), undefined, 10 * HOUR],
    ['one failed', info(1_000), ago(SECOND, 1), 4 * SECOND],
    ['four failed', info(1_000), ago(0, 4), 40 * SECOND],
    ['many failed', info(1_000), ago(0, 60), 10 * MINUTE],
    ['the clock was set back', info(1_000), ago(-HOUR, 1), 5 * SECOND],
  ])('%s', (_, given, starts, wanted) => expect(waitBeforeIdentify(given, starts, now)).toBe(wanted))
})
