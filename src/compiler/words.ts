// Owns checking a text card, and whether what is accepted can be typed at all.
import { limits } from '../domain/formula/index.ts'
import { foldWords } from '../domain/grading/text.ts'
import type { Located } from './located.ts'
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

export interface TextParts {
  readonly kind: 'text'
  readonly typos: number
}

/** The parts of `draft`, or undefined where something was reported. */
export function checkText({ fields, span }: CardDraft, to: Report): TextParts | undefined {
  const accepted = fields.accept?.value ?? []
  if (accepted.length > 0) return { kind: 'text', typos: fields.typos?.value ?? 0 }
  if (!fields.refused.has('accept')) report(to, 'accept.missing', fields.accept?.keySpan ?? span, {}, 'accept: […]')
  return undefined
}

/** Why nobody could type `text`: nothing but signs that do not count, longer than `most`, or a TeX command. */
export const untypable = (text: string, most: number = limits.length.typed): 'empty' | 'long' | 'tex' | undefined =>
  foldWords(text) === '' ? 'empty' : text.length > most ? 'long' : /\\[a-z]/i.test(text) ? 'tex' : undefined

/** Reports an accepted text that nobody could type. */
export function checkTypable({ text, span }: Located, to: Report, most?: number): void {
  const reason = untypable(text, most)
  if (reason) report(to, 'accept.untypable', span, { found: text, reason, allowed: most ?? limits.length.typed })
}
