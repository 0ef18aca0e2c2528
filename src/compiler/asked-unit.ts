// Owns whether a question asks for a size or a time by name: its card needs that unit, so that answers are converted.
import type { Span } from '../domain/diagnostic.ts'
import { unitNamed } from '../domain/grading/unit.ts'

/** What is asked for: `how many seconds`, `in MiB`, `多少字节`. A single letter is more often a name than a unit. */
const asked = /(?:\bhow\s+many|\bin|多少|几)\s*(?:个\s*)?(\p{Script=Han}+|[\p{L}]{2,})/giu

/** Where the `question` asks for a size or a time, by the name of its unit; undefined where it does not. */
export function unitAsked(question: string): Span | undefined {
  for (const { 0: all, 1: word = '', index } of question.matchAll(asked)) {
    const unit = namesIn(word).find(name => /^(?:size|time)$/.test(dimensionOf(name)))
    const start = index + all.length - word.length
    if (unit !== undefined) return { start, end: start + unit.length }
  }
  return undefined
}

/** The word, and in a script without spaces all that it may begin with, the longest first. */
const namesIn = (word: string): readonly string[] =>
  /^\p{Script=Han}/u.test(word) ? Array.from(word, (_, at) => word.slice(0, word.length - at)) : [word]

function dimensionOf(name: string): string {
  const unit = unitNamed(name)
  return unit?.also ?? unit?.dimension ?? ''
}
