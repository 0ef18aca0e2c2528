// Owns putting a problem in a typed text into words.
import type { Unreadable } from '../domain/grading/reading.ts'
import type { Catalog } from './en.ts'

/** One sentence that names the offending and the allowed, with what was probably meant where that is known. */
export function explain({ code, args, suggestion }: Unreadable, texts: Catalog): string {
  const sentence = messageOf(code, texts)(args)
  return suggestion === undefined ? sentence : `${sentence} ${texts.formulaSuggestion(suggestion)}`
}

const messageOf = (code: Unreadable['code'], { formula, grading }: Catalog): ((args: Unreadable['args']) => string) =>
  code in formula ? formula[code as keyof typeof formula] : grading[code as keyof typeof grading]
