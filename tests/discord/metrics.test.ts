// Tests the figures and the health page of the running bot, and their text format.
import { expect, test } from 'vitest'
import { createMetrics } from '../../src/app/metrics.ts'
import { serveHealth } from '../../src/http/health.ts'
import { said, messageOf, startPlayed } from './played.ts'

test('a histogram counts what is not above each bound, as Prometheus reads it', () => {
  const metrics = createMetrics()
  for (const seconds of [0.005, 0.05, 0.2, 9]) metrics.observe('acknowledgement_seconds', seconds)
  metrics.count('drops_opened_total')
  const text = metrics.text()
  const name = 'prepdeck_acknowledgement_seconds'
  for (const line of [`${name}_bucket{le="0.01"} 1`, `${name}_bucket{le="0.05"} 2`, `${name}_bucket{le="3"} 3`])
    expect(text).toContain(`${line}\n`)
  expect(text).toContain(`${name}_bucket{le="+Inf"} 4\n${name}_sum 9.255\n${name}_count 4\n`)
  expect(text).toContain('# TYPE prepdeck_drops_opened_total counter\nprepdeck_drops_opened_total 1\n')
  expect(text).toMatch(/^(# (HELP|TYPE) prepdeck_\w+ .+\n|prepdeck_\w+(\{le="[^"]+"\})? [-\d.e+]+\n)+$/)
})

test('the running bot is up, counts what it does, and is down when it has no session', async () => {
  const played = await startPlayed()
  const { local, bot } = played
  const health = await serveHealth(bot.metrics, 0)
  const get = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${health?.port}${path}`)
    return [answer.status, await answer.text()]
  }
  await bot.logged('post.done')
  expect(said(messageOf(await local.command('help')))).not.toBe('')
  expect(await get('/healthz')).toEqual([200, 'up\n'])
  await local.control('POST', '/faults', { kind: 'rest', path_includes: '/messages', status: 429, retry_after_s: 1 })
  await played.advance(24 * 3_600_000)
  await bot.logged('post.failed')
  const [status, text] = await get('/metrics')
  expect(status).toBe(200)
  for (const line of ['gateway_up 1', 'messages_posted_total 1', 'rate_limited_total 1', 'messages_failed_total 1'])
    expect(text).toContain(`prepdeck_${line}\n`)
  expect(text).toMatch(/prepdeck_acknowledgement_seconds_count [1-9]/)
  await played.close()
  expect(await get('/healthz')).toEqual([503, 'down\n'])
  expect((await get('/else'))[0]).toBe(404)
  health?.close()
})
