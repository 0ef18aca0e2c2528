// Owns implicit ids. The algorithm is frozen: a change would give cards new names and cut their history.

/** Grows only beside a second algorithm; existing ids keep theirs. */
export const SLUG_VERSION = 1

/**
 * `text` as a name: NFC, lower case, letters and digits of every script (marks belong to their letters), every run of
 * anything else one `-`, none at the ends. May be empty.
 */
export const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** The id of a card without one: the slug of its note's path and its heading (a one-card note has none). */
export const implicitId = (notePath: string, heading: string): string => slug(`${notePath} ${heading}`)

/** Whether an explicit id is allowed: letters, digits, `-`, `_` and `.`, at most 100 characters. */
export const isId = (id: string): boolean => /^[\p{L}\p{M}\p{Nd}._-]{1,100}$/u.test(id)
