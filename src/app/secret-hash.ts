// Owns what a secret decides: HMAC-SHA-256 over named parts, so that nobody without the play file can compute it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { seed, type Seed } from '../domain/random.ts'
import type { DropId, PersonId, QuizId } from '../domain/play/quiz.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Secret } from '../storage/play/port.ts'

/** What a hash is for comes first, so that no hash of one purpose ever equals one of another. */
type Parts =
  | readonly ['variant', DropId, PersonId]
  | readonly ['choice', QuizId, LocalDate, time: string, cardKey: string]
  | readonly ['repair', QuizId, PersonId, begunAt: Instant, cardHash: string]
  | readonly ['repair seed', QuizId, PersonId, begunAt: Instant, turn: number]
  | readonly ['practice', DropId, place: number, turn: string]
  | readonly ['erased', DropId, userId: string]
  | readonly ['account', userId: string]
  | readonly ['opening', DropId, PersonId, openedAt: Instant]

const hash = (secret: Secret, parts: Parts): Buffer =>
  createHmac('sha256', Buffer.from(secret.hex, 'hex')).update(JSON.stringify(parts)).digest()

/** Which card of a drop's pool a person gets, and the seed of its numbers. */
export function lot(secret: Secret, drop: DropId, person: PersonId, poolSize: number): { index: number; seed: Seed } {
  const drawn = hash(secret, ['variant', drop, person])
  return { index: Number(drawn.readBigUInt64BE(16) % BigInt(poolSize)), seed: seed(drawn.toString('hex', 0, 16)) }
}

/** Where a card stands among equals when a quiz chooses its next one; lowest first. */
export const secretRank = (secret: Secret, quiz: QuizId, date: LocalDate, time: string, cardKey: string): string =>
  hash(secret, ['choice', quiz, date, time, cardKey]).toString('hex')

/** Where a card stands among those that a repair could ask; lowest first. */
export const repairRank = (
  secret: Secret,
  quiz: QuizId,
  person: PersonId,
  begunAt: Instant,
  cardHash: string,
): string => hash(secret, ['repair', quiz, person, begunAt, cardHash]).toString('hex')

/** The seed of the numbers of a question of a repair. */
export const repairSeed = (secret: Secret, quiz: QuizId, person: PersonId, begunAt: Instant, turn: number): Seed =>
  seed(hash(secret, ['repair seed', quiz, person, begunAt, turn]).toString('hex', 0, 16))

/** The seed of the numbers of a question that is practised; `turn` names the occasion. */
export const practiceSeed = (secret: Secret, drop: DropId, place: number, turn: string): Seed =>
  seed(hash(secret, ['practice', drop, place, turn]).toString('hex', 0, 16))

/** Stands for a Discord account that has erased itself, until the results of a drop; nobody else can tell whose it is. */
export const erasedMark = (secret: Secret, drop: DropId, userId: string): string =>
  hash(secret, ['erased', drop, userId]).toString('base64url')

/** Stands for a Discord account in the journal of erasures. */
export const accountMark = (secret: Secret, userId: string): string =>
  hash(secret, ['account', userId]).toString('base64url')

/** 22 characters that prove when a person opened the form for a drop; they travel in the form's custom id. */
export const signOpening = (secret: Secret, drop: DropId, person: PersonId, openedAt: Instant): string =>
  hash(secret, ['opening', drop, person, openedAt]).toString('base64url', 0, 16)

/** Whether `signature` is what `signOpening` gave; takes the same time for every wrong one. */
export function isSignedOpening(
  secret: Secret,
  drop: DropId,
  person: PersonId,
  openedAt: Instant,
  signature: string,
): boolean {
  const wanted = Buffer.from(signOpening(secret, drop, person, openedAt))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
