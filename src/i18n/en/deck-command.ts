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
    export: {
      name: 'export',
      says: 'The deck for Anki, as a package that updates in place',
      options: {
        part: { name: 'part', says: 'Only this deck and those below it', choices: {} },
        language: {
          name: 'language',
          says: 'Yours if there is one in it; or all, with a switch on each card',
          choices: {},
        },
        mistakes: { name: 'mistakes', says: 'Only what you got wrong when last asked', choices: {} },
      },
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
  all: 'all languages',
  exporting: 'The package is being made …',
  exported: (notes: number, files: number) =>
    `${notes === 1 ? '1 note' : `${notes} notes`} in ${files === 1 ? 'a package' : `${files} packages`} for Anki. Import it again later to update; the list beside it says what no package can carry.`,
  leftOut: (titles: string) => `Left out, because it is being asked just now: ${titles}`,
  moreParts: (parts: string) => `More than one message takes. Ask for these with "part": ${parts}`,
  tooLarge: (decks: string) => `Too large for an upload here: ${decks}`,
  noMistakes: 'You got nothing wrong when last asked.',
  /** By code: why there is no package. */
  exportProblems: {
    'export.nothing': 'No card is left to export.',
    'export.no-locale': 'No deck is in that language. Choose one of those that are offered.',
    'export.no-subdeck': 'There is no such part. Choose one of those that are offered.',
    'export.unwritable': 'The package could not be written. Whoever runs the bot finds out why.',
    'export.failed': 'The package could not be made. Whoever runs the bot finds out why.',
    'export.too-much': 'This takes more memory or time than one export may. Ask for a part of the deck.',
    'export.busy': 'Many packages are being made already. Try again in a minute.',
  },
  later: (title: string) => `${title} (after the results)`,
}
