// Tests that custom ids come back as they were made, fit, and that foreign ones are refused.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId, encodeId, routes } from '../../src/discord/custom-id.ts'

test('what was encoded is decoded, whatever the fields hold', () => {
  const field = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', ':', '%3A', '%25', 'v1:answer:1'))
  fc.assert(
    fc.property(field, field, field, (drop, openedAt, signature) => {
      const fields = { drop, openedAt, signature }
      expect(decodeId(encodeId('typed', fields))).toEqual({ route: 'typed', fields })
    }),
  )
})

test('every route has room for the longest numbers and a signature', () => {
  const longest = String(Number.MAX_SAFE_INTEGER)
  for (const route of Object.keys(routes) as (keyof typeof routes)[]) {
    const fields = {
      drop: longest,
      openedAt: longest,
      signature: 'x'.repeat(22),
      quiz: longest,
      board: 'week 2026-01-05',
      side: 'before',
      person: longest,
      season: longest,
      version: longest,
      place: '9',
      repair: longest,
      report: longest,
      turn: longest,
      how: 'again',
    }
    expect(encodeId(route, fields).length).toBeLessThanOrEqual(100)
  }
})

test('too long is a bug, not a request that Discord refuses', () => {
  expect(() => encodeId('answer', { drop: 'x'.repeat(99) })).toThrow(RangeError)
})

test.each(['', 'v1', 'v1:answer', 'v1:answer:1:2', 'v2:answer:1', 'v1:constructor:1', 'v1:toString:1', 'answer:1'])(
  'foreign id "%s" is refused',
  id => {
    expect(decodeId(id)).toBeUndefined()
  },
)
