// Owns the columns that stand in many tables of the play file and refer to none.
import { integer } from './drizzle.ts'
import type { PersonId } from '../../domain/play/quiz.ts'
import type { Instant } from '../../domain/time.ts'

/** Since 1970, in ms. */
export const moment = () => integer().$type<Instant>()
/** Whose row it is. */
export const person = () => integer().notNull().$type<PersonId>()
