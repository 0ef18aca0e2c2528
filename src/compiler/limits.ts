// Owns what Discord can show and ask: a card beyond it draws a warning at build, never a surprise at posting.

/** Most of each, in UTF-16 units where it is a length. Sources: Discord's documentation of select menus and components. */
export const discordLimits = {
  /** A select takes 25, with the letters A to Y. */
  options: { most: 25, unit: 'options' },
  /** Each form takes four gaps; more than five forms in turn nobody fills. */
  gaps: { most: 20, unit: 'gaps' },
  items: { most: 20, unit: 'items' },
  option: { most: 100, unit: 'characters' },
  title: { most: 200, unit: 'characters' },
  /** All text of one message counts 4,000; the rest is for verdict, points and buttons. */
  question: { most: 3_000, unit: 'characters' },
  explanation: { most: 3_000, unit: 'characters' },
} as const

export type DiscordLimit = keyof typeof discordLimits
