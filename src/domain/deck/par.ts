// Owns a card's par: how many seconds somebody who knows it takes, from which a quiz's bonus for speed counts.

/** An hour: a card that takes longer is no question of a day. */
const MOST_PAR = 3_600

/** For messages. */
export const allowedPar = `1 to ${MOST_PAR}`

/** Whole seconds from 1 to an hour. */
export const isPar = (seconds: unknown): seconds is number =>
  typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_PAR
