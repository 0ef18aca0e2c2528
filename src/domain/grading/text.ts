// Owns whether typed words are those of a card: folded, one of several, perhaps with a slip of the finger.
import type { TextCard } from '../deck/card.ts'
import { limits } from '../formula/index.ts'
import { editDistance } from '../spelling.ts'
import { typedText, type Answer } from './answer.ts'
import type { Unreadable } from './reading.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** A word must have this many letters for each slip that is forgiven: one in `GRU` would be another word. */
const LETTERS_PER_TYPO = 4

const superscripts = /[⁰¹²³⁴-⁹⁺⁻ⁿ]+/g

/**
 * `text` without what does not make another answer: case, compatibility forms, accents on Latin, Greek and Cyrillic
 * letters, spaces, dashes and underscores between words, quotes, a full stop at the end, marks of code, TeX and
 * emphasis around it. `n²` is `n^2`; a minus before a digit stays.
 */
export function foldWords(text: string): string {
  return text
    .replace(superscripts, run => `^${run.normalize('NFKC')}`)
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212\u00ad]/g, '-')
    .replace(/[“”„«»「」『』`"$]|\*\*/g, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/(?<![\p{L}\p{M}\p{N})\]])-(?=\d)/gu, '\u2212')
    .replace(/[\s_-]/g, '')
    .replace(/[.。]$/, '')
}

/** Whether `typed` is `accepted`, with up to `typos` edits in long enough words; digits are never a slip. */
export function isSameText(typed: string, accepted: string, typos: number): boolean {
  const [given, wanted] = [foldWords(typed), foldWords(accepted)]
  if (given === wanted) return wanted !== ''
  const allowed = Math.min(typos, Math.floor(wanted.length / LETTERS_PER_TYPO))
  const digits = (text: string): string => text.replace(/\P{N}/gu, '')
  return digits(given) === digits(wanted) && editDistance(given, wanted) <= allowed
}

/** Why words cannot be graded: nothing there, or more than any form takes. */
export function whyNotWords(text: string): Unreadable | undefined {
  const [found, allowed] = [text.length, limits.length.typed]
  if (found > allowed) return { code: 'answer.length', span: { start: allowed, end: found }, args: { found, allowed } }
  if (foldWords(text) !== '') return undefined
  return { code: 'answer.nothing', span: { start: 0, end: found }, args: {} }
}

/** The verdict on typed words. What is accepted in one of the card's languages is right in all of them. */
export function gradeText({ typos, texts }: TextCard, answer: Answer): Verdict<Given> {
  const typed = typedText(answer)
  const problem = whyNotWords(typed)
  if (problem) return ungradable(problem)
  const reading = { readAs: typed.trim() }
  return Object.values(texts).some(({ accept }) => accept?.some(each => isSameText(typed, each, typos)))
    ? { kind: 'right', credit: '1', reading }
    : { kind: 'wrong', credit: '0', reading }
}
