// Owns the named sections of a card, in every language they may be written in.
import { closest } from '../domain/spelling.ts'

/** Section → its headings. A card may have several hints; of the others the first one counts. */
const sections = {
  hint: ['Hint', '提示'],
  answer: ['Answer', '答案'],
  explanation: ['Explanation', '解析'],
  source: ['Source', '来源'],
} as const satisfies Record<string, readonly string[]>

/** What people write instead; read as text it would be part of the question, and show its answer. */
const otherTitles = new Map([
  ['tip', 'Hint'],
  ['solution', 'Explanation'],
  ['reasoning', 'Explanation'],
  ['rationale', 'Explanation'],
  ['derivation', 'Explanation'],
  ['解答', '解析'],
  ['解释', '解析'],
  ['说明', '解析'],
])

export type Section = keyof typeof sections

export const sectionTitles: readonly string[] = Object.values(sections).flat()

/** The section that `heading` opens, in any case; undefined for other headings. */
export function sectionNamed(heading: string): Section | undefined {
  const wanted = heading.trim().toLowerCase()
  const names = Object.keys(sections) as Section[]
  return names.find(name => sections[name].some(title => title.toLowerCase() === wanted))
}

/** The title of a section that `heading` was probably meant to be, with a slip or another word. */
export function sectionMeant(heading: string): string | undefined {
  const other = otherTitles.get(heading.trim().toLowerCase())
  if (other !== undefined) return other
  const near = closest(heading, sectionTitles)
  // Two letters are near every other two.
  return near?.length === 2 ? undefined : near
}
