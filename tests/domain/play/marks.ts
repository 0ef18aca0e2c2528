// Owns writing marks down shortly for the streak's suites.
import type { Mark } from '../../../src/domain/play/mark.ts'

/** a answered · m missed · v void · p pending, with a count before it: `7a 2m a`. */
export function marks(text: string): Mark[] {
  const named: Readonly<Record<string, Mark>> = { a: 'answered', m: 'missed', v: 'void', p: 'pending' }
  return text.split(' ').flatMap(part => {
    const mark = named[part.slice(-1)]
    if (!mark) throw new Error(part)
    return Array.from({ length: Number(part.slice(0, -1) || 1) }, () => mark)
  })
}
