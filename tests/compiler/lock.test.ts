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
  type BuiltLine,
  type LockTask,
} from '../../src/compiler/lock.ts'
import { instant, SECOND, type Instant } from '../../src/domain/time.ts'

const hash = (digit: string): string => digit.repeat(64)
const line = (id: string, digit = 'a', locale = 'en', subdeck = ''): BuiltLine => ({
  id,
  locale,
  subdeck,
  hash: hash(digit),
})
const noon = instant(Date.UTC(2026, 0, 1, 12, 0, 0, 789))
const at = (seconds: number) => instant(Math.floor(noon / SECOND) * SECOND + seconds * SECOND)
const later = instant(noon + 60 * SECOND)

/** The lock after a build from which nothing was kept out. */
const next = (before: Lock, built: readonly BuiltLine[], now: Instant, task: Partial<LockTask> = {}): Lock =>
  nextLock(before, [built], now, { retires: true, ...task })

const read = (text: string): Lock => {
  const found = readLock('deck.lock', text, instant(Date.UTC(2100, 0, 1)))
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value.lock
}

test('a new line gets the second of the build', () => {
  expect(writeLock(next(emptyLock, [line('b'), line('a', 'b', 'zh-CN', 'Vision::Models')], noon))).toBe(
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
  const first = next(emptyLock, [line('a'), line('b')], noon)
  const second = next(first, [line('a'), line('b', 'c')], later)
  expect([changedIn(second)('a', 'en'), changedIn(second)('b', 'en')]).toEqual([at(0), at(60)])
})

test('a clock that went back still moves the instant forward, by one second', () => {
  const first = next(emptyLock, [line('a')], later)
  expect(changedIn(next(first, [line('a', 'b')], noon))('a', 'en')).toBe(at(61))
})

test('cards that an error keeps out keep their lines', () => {
  const first = next(emptyLock, [line('a'), line('b')], noon)
  expect(next(first, [line('a')], later, { retires: false })).toEqual(first)
})

test('a card that is gone is marked as retired, once; when it comes back, it is as it was', () => {
  const first = next(emptyLock, [line('a'), line('b')], noon)
  const without = next(first, [line('a')], later)
  expect(without.lines.map(({ id, changedAt, mark }) => [id, changedAt, mark])).toEqual([
    ['a', at(0), undefined],
    ['b', at(0), { kind: 'retired', at: at(60) }],
  ])
  expect(next(without, [line('a')], instant(later + 9 * SECOND))).toEqual(without)
  expect(next(without, [line('a'), line('b')], instant(later + 9 * SECOND))).toEqual(first)
})

test('a card in another subdeck is marked as moved, and keeps its instant', () => {
  const first = next(emptyLock, [line('a', 'a', 'en', 'Vision')], noon)
  const moved = next(first, [line('a', 'a', 'en', 'Language')], later)
  expect(moved.lines).toEqual([
    { ...line('a', 'a', 'en', 'Language'), changedAt: at(0), mark: { kind: 'moved', at: at(60), from: 'Vision' } },
  ])
  expect(next(moved, [line('a', 'a', 'en', 'Language')], instant(later + SECOND))).toEqual(moved)
})

test('a touched card moves on though it did not change, and only it', () => {
  const first = next(emptyLock, [line('a'), line('b')], noon)
  const touched = next(first, [line('a'), line('b')], later, { isTouched: id => id === 'b' })
  expect([changedIn(touched)('a', 'en'), changedIn(touched)('b', 'en')]).toEqual([at(0), at(60)])
})

test('a release is dated in the first lines, in whole seconds', () => {
  const released = next(emptyLock, [line('a')], noon, { releases: true })
  expect(released.releasedAt).toBe(at(0))
  expect(next(released, [line('a')], later).releasedAt).toBe(at(0))
  expect(writeLock(released).split('\n').slice(0, 2)).toEqual(['prepdeck-lock 1', 'release\t2026-01-01T12:00:00Z'])
})

test('of two lines that a merge left, the later one counts', () => {
  const text = writeLock(next(emptyLock, [line('a')], noon))
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
  [
    'a mark without its instant',
    `prepdeck-lock 1\nrelease\t-\na\ten\t\t${hash('a')}\t2026-01-01T12:00:00Z\tretired\n`,
    3,
  ],
  [
    'an unknown mark',
    `prepdeck-lock 1\nrelease\t-\na\ten\t\t${hash('a')}\t2026-01-01T12:00:00Z\tlost\t2026-01-01T12:00:00Z\n`,
    3,
  ],
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
      const lock = next(next(emptyLock, before, first), after, second)
      const text = writeLock(lock)
      expect(writeLock(read(text))).toBe(text)
      const built = lock.lines.filter(({ mark }) => mark?.kind !== 'retired')
      expect(writeLock(next(lock, built, instant(second + 1e9)))).toBe(text)
    }),
  )
})

test('notes that are the same as at the last build are passed over, and the lock is as if they were not', () => {
  const cards = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcd'), fc.constantFrom(...'12')), {
    maxLength: 2,
    selector: ([id]) => id,
  })
  const builds = fc.array(
    fc.record({
      // The same number is the same note, in the very same array.
      notes: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 4 }),
      retires: fc.boolean(),
      touches: fc.boolean(),
      releases: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(fc.array(cards, { minLength: 6, maxLength: 6 }), builds, (all, rounds) => {
      const lines = all.map((own, note) => own.map(([id, digit]) => line(id, digit, 'en', `note ${note % 2}`)))
      let lock = emptyLock
      let plain = emptyLock
      for (const [round, { notes, retires, touches, releases }] of rounds.entries()) {
        const taken = new Set<string>()
        const built = notes.flatMap(note => {
          const own = lines[note] ?? []
          // A card whose name is taken keeps its note out of the deck.
          if (own.some(({ id: name }) => taken.has(name))) return []
          for (const { id: name } of own) taken.add(name)
          return [own]
        })
        const task = { retires, releases, ...(touches ? { isTouched: (name: string) => name === 'a' } : {}) }
        lock = nextLock(lock, built, at(10 * round), task)
        plain = nextLock(read(writeLock(plain)), structuredClone(built), at(10 * round), task)
        expect(writeLock(lock)).toBe(writeLock(plain))
      }
    }),
    { numRuns: 500 },
  )
})
