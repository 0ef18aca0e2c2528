// deck.lock: what it keeps, how it goes on, and that nothing in it is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changedIn,
  emptyLock,
  nextLock,
  readLock,
  writeLock,
  type Lock,
  type LockLine,
} from '../../src/compiler/lock.ts'
import { instant, SECOND } from '../../src/domain/time.ts'

const hash = (digit: string): string => digit.repeat(64)
const line = (id: string, digit = 'a', locale = 'en', subdeck = ''): Omit<LockLine, 'changedAt'> => ({
  id,
  locale,
  subdeck,
  hash: hash(digit),
})
const noon = instant(Date.UTC(2026, 0, 1, 12, 0, 0, 789))
const at = (seconds: number) => instant(Math.floor(noon / SECOND) * SECOND + seconds * SECOND)
const later = instant(noon + 60 * SECOND)

const read = (text: string): Lock => {
  const found = readLock('deck.lock', text, instant(Date.UTC(2100, 0, 1)))
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value.lock
}

test('a new line gets the second of the build', () => {
  expect(writeLock(nextLock(emptyLock, [line('b'), line('a', 'b', 'zh-CN', 'Vision::Models')], noon))).toBe(
    [
      'prepdeck-lock 1',
      'release\t-',
      `a\tzh-CN\tVision::Models\t${hash('b')}\t2026-01-01T12:00:00Z`,
      `b\ten\t\t${hash('a')}\t2026-01-01T12:00:00Z`,
      '',
    ].join('\n'),
  )
})

test('a line keeps its instant while its hash stays, and moves on when it changes', () => {
  const first = nextLock(emptyLock, [line('a'), line('b')], noon)
  const second = nextLock(first, [line('a'), line('b', 'c')], later)
  expect([changedIn(second)('a', 'en'), changedIn(second)('b', 'en')]).toEqual([at(0), at(60)])
})

test('a clock that went back still moves the instant forward, by one second', () => {
  const first = nextLock(emptyLock, [line('a')], later)
  expect(changedIn(nextLock(first, [line('a', 'b')], noon))('a', 'en')).toBe(at(61))
})

test('cards that were not built keep their lines', () => {
  const first = nextLock(emptyLock, [line('a'), line('b')], noon)
  expect(nextLock(first, [line('a')], later)).toEqual(first)
})

test('of two lines that a merge left, the later one counts', () => {
  const text = writeLock(nextLock(emptyLock, [line('a')], noon))
  const both = `${text}a\ten\t\t${hash('b')}\t2027-01-01T00:00:00Z\n`
  expect(read(both).lines.map(each => each.hash)).toEqual([hash('b')])
})

test('CRLF and a release are read and kept', () => {
  const text = `prepdeck-lock 1\nrelease\t2026-02-03T04:05:06Z\na\ten\t\t${hash('a')}\t2026-01-01T12:00:00Z\n`
  expect(writeLock(read(text.replaceAll('\n', '\r\n')))).toBe(text)
})

test.each([
  ['another version', `prepdeck-lock 2\nrelease\t-\n`, 1],
  ['a conflict', `prepdeck-lock 1\nrelease\t-\n<<<<<<< HEAD\n`, 3],
  ['a short hash', `prepdeck-lock 1\nrelease\t-\na\ten\t\tabc\t2026-01-01T12:00:00Z\n`, 3],
  ['no such day', `prepdeck-lock 1\nrelease\t-\na\ten\t\t${hash('a')}\t2026-13-01T12:00:00Z\n`, 3],
  ['no instant of release', `prepdeck-lock 1\nrelease\tyesterday\n`, 2],
  ['an empty file', '', 1],
])('%s is refused at its line', (_name, text, expected) => {
  const found = readLock('deck.lock', text, noon)
  expect(!found.ok && found.error.map(each => [each.code, each.line])).toEqual([['lock.malformed', expected]])
})

const id = fc.stringMatching(/^[\p{L}\d._-]{1,12}$/u)
const lines = fc.array(
  fc.record({
    id,
    locale: fc.constantFrom('en', 'zh-CN'),
    subdeck: fc.constantFrom('', 'Vision'),
    hash: fc.constantFrom(...'abc').map(hash),
  }),
)
const times = fc.integer({ min: 0, max: 4e12 }).map(instant)

test('reading what was written gives the same lock, and a build of the same cards changes nothing', () => {
  fc.assert(
    fc.property(lines, lines, times, times, (before, after, first, second) => {
      const lock = nextLock(nextLock(emptyLock, before, first), after, second)
      const text = writeLock(lock)
      expect(writeLock(read(text))).toBe(text)
      const built = lock.lines.map(({ changedAt: _changedAt, ...each }) => each)
      expect(writeLock(nextLock(lock, built, instant(second + 1e9)))).toBe(text)
    }),
  )
})
