// Owns the English texts of /deck: as it is registered, and what it answers.

export const deckCommand = {
  name: 'deck',
  says: 'Browse the questions',
  subcommands: {
    list: { name: 'list', says: 'Which decks there are', options: {} },
    show: {
      name: 'show',
      says: 'A card with its answer, unless it is being asked just now',
      options: { card: { name: 'card', says: 'Words of its title, a tag or its name', choices: {} } },
    },
  },
}

export const deckWords = {
  title: 'Decks',
  none: 'There is no deck yet. Whoever runs the bot has to build one.',
  deck: (title: string, cards: number) => `**${title}** · ${cards === 1 ? '1 card' : `${cards} cards`}`,
  tags: (tags: string) => `Tags: ${tags}`,
  more: (count: number) => `… and ${count} more`,
  facts: (deck: string, difficulty: string) => `${deck} · ${difficulty}`,
  withheld: 'This card is being asked just now. It can be shown after the results.',
  unknown: (given: string) => `There is no card "${given}". Choose one of those that are offered while you type.`,
  later: (title: string) => `${title} (after the results)`,
}
