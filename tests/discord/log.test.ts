// Tests the two faces of the log and what it leaves out.
import { expect, test } from 'vitest'
import { createLog, type Level } from '../../src/discord/log.ts'
import { instant } from '../../src/domain/time.ts'

const logged = (pretty: boolean, level: Level, events: [Level, string, object?][]): string[] => {
  const lines: string[] = []
  const log = createLog({ write: line => lines.push(line), pretty, level, clock: () => instant(1_790_000_000_000) })
  for (const [at, event, fields] of events) log(at, event, { ...fields })
  return lines
}

test('a machine gets one JSON object a line', () => {
  const [line] = logged(false, 'info', [['info', 'post.done', { quiz: 3 }]])
  expect(line).toBe('{"time":"2026-09-21T14:13:20.000Z","level":"info","event":"post.done","quiz":3}\n')
})

test('a person gets a plain line', () => {
  const [line] = logged(true, 'info', [['warn', 'drop.skipped', { quiz: 3, reason: 'late' }]])
  expect(line).toBe('14:13:20 warn  drop.skipped quiz=3 reason=late\n')
})

test('what is below the level is left out; errors carry their causes', () => {
  const cause = new Error('outer', { cause: new Error('inner') })
  const lines = logged(false, 'warn', [
    ['debug', 'a'],
    ['info', 'b'],
    ['error', 'c', { cause }],
  ])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/outer.*caused by .*inner/)
})
