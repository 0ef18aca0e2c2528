// Proves the pace of requests: never more in any second than Discord takes, no idling, what somebody waits for first.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace, type Errand, type Pace } from '../../src/discord/pace.ts'

/** What Discord takes in a second (Discord API reference, "Global Rate Limit"). */
const LIMIT = 50

let ms = 0
let pace: Pace
let sent: { readonly errand: Errand; readonly at: number }[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  ms = 0
  sent = []
  pace = createPace(() => ms)
})
afterEach(() => {
  vi.useRealTimers()
})

const ask = (errand: Errand, times = 1): void => {
  for (let n = 0; n < times; n++) void pace.turn(errand).then(() => sent.push({ errand, at: ms }))
}

/** Lets time go by; timers come up to `lateMs` late, as in a process that has other things to do. */
async function pass(forMs: number, lateMs = 0): Promise<void> {
  for (const until = ms + forMs; ms < until;) {
    const step = Math.min(1 + lateMs, until - ms)
    ms += step
    await vi.advanceTimersByTimeAsync(step)
  }
}

const mostInASecond = (): number =>
  Math.max(...sent.map(({ at: from }) => sent.filter(({ at }) => from <= at && at < from + 1_000).length))

test.each([0, 5, 15, 40])(
  'thousands at once, with timers up to %d ms late: below the limit in every second',
  async lateMs => {
    ask('posts', 2_500)
    await pass(30_000, lateMs)
    expect(mostInASecond()).toBeLessThan(LIMIT)
    // No turn is given away meanwhile: at 45 a second, and one for each wait where waits are longer than that takes.
    expect(sent.length).toBeGreaterThanOrEqual(Math.floor((30_000 * 44) / 1_000 / Math.max(1, (1 + lateMs) / 22)))
  },
)

test('after a while in which nothing could be sent there is no burst', async () => {
  ask('posts', 200)
  await pass(1_000)
  ms += 2_000
  await pass(1_500)
  expect(mostInASecond()).toBeLessThan(LIMIT)
})

test('a single request waits for nothing, nor does one after a pause', async () => {
  ask('posts')
  await Promise.resolve()
  expect(sent).toEqual([{ errand: 'posts', at: 0 }])
  await pass(500)
  ask('asks')
  await Promise.resolve()
  expect(sent.at(-1)).toEqual({ errand: 'asks', at: 500 })
})

test('what its sender has given up takes no turn of others', async () => {
  ask('posts')
  const dead = AbortSignal.abort()
  for (let n = 0; n < 50; n++) void pace.turn('asks', dead)
  ask('posts')
  await pass(30)
  expect(sent).toHaveLength(2)
})

test('what somebody waits for goes before posts, what only adds to a text behind them', async () => {
  ask('posts', 3)
  const before = sent.length
  ask('looks', 2)
  ask('posts', 1)
  ask('asks', 3)
  await pass(500)
  expect(
    sent
      .slice(before)
      .map(({ errand }) => errand)
      .join(' '),
  ).toBe('posts asks asks asks posts posts posts looks looks')
})
