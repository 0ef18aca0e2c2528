// Checks what a secret decides: lots, ranks and the signature of an opening.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSignedOpening, lot, secretRank, signOpening } from '../../src/app/secret-hash.ts'
import type { DropId, PersonId, QuizId } from '../../src/domain/play/quiz.ts'
import { instant, type LocalDate } from '../../src/domain/time.ts'

const secret = { id: 1, hex: '0f'.repeat(32) }
const other = { id: 2, hex: 'f0'.repeat(32) }
const drop = 7 as DropId
const person = 3 as PersonId
const openedAt = instant(1_767_600_000_000)

test('a signature fits its own opening only', () => {
  const signature = signOpening(secret, drop, person, openedAt)
  expect(signature).toMatch(/^[\w-]{22}$/)
  const isSigned = (...[with_, of, by, when, given]: Parameters<typeof isSignedOpening>): boolean =>
    isSignedOpening(with_, of, by, when, given)
  expect(isSigned(secret, drop, person, openedAt, signature)).toBe(true)
  expect(isSigned(other, drop, person, openedAt, signature)).toBe(false)
  expect(isSigned(secret, 8 as DropId, person, openedAt, signature)).toBe(false)
  expect(isSigned(secret, drop, 4 as PersonId, openedAt, signature)).toBe(false)
  expect(isSigned(secret, drop, person, instant(openedAt - 1), signature)).toBe(false)
})

test('nothing else is a signature', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 44 }), forged => {
      expect(isSignedOpening(secret, drop, person, openedAt, forged)).toBe(false)
    }),
  )
})

test('a lot is the same again, another for others, and spread over the pool', () => {
  expect(lot(secret, drop, person, 4)).toEqual(lot(secret, drop, person, 4))
  const lots = Array.from({ length: 400 }, (_, n) => lot(secret, drop, n as PersonId, 4))
  expect(new Set(lots.map(({ seed }) => seed)).size).toBe(400)
  for (const index of [0, 1, 2, 3]) expect(lots.filter(drawn => drawn.index === index).length).toBeGreaterThan(60)
})

test('ranks change with secret, quiz, day and card', () => {
  const rank = (by = secret, quiz = 1, date = '2026-01-05', key = 'deck/one'): string =>
    secretRank(by, quiz as QuizId, date as LocalDate, '09:00', key)
  const ranks = [
    rank(),
    rank(other),
    rank(secret, 2),
    rank(secret, 1, '2026-01-06'),
    rank(secret, 1, undefined, 'deck/two'),
  ]
  expect(new Set(ranks).size).toBe(5)
  expect(rank()).toBe(rank())
})
