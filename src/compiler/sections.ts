// Owns the named sections of a card, in every language they may be written in.

/** Section → its headings. A card may have several hints; of the others the first one counts. */
const sections = {
  hint: ['Hint', '提示'],
  answer: ['Answer', '答案'],
  explanation: ['Explanation', '解析'],
  source: ['Source', '来源'],
} as const satisfies Record<string, readonly string[]>

export type Section = keyof typeof sections

export const sectionTitles: readonly string[] = Object.values(sections).flat()

/** The section that `heading` opens, in any case; undefined for other headings. */
export function sectionNamed(heading: string): Section | undefined {
  const wanted = heading.trim().toLowerCase()
  const names = Object.keys(sections) as Section[]
  return names.find(name => sections[name].some(title => title.toLowerCase() === wanted))
}
