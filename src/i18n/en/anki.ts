// Owns the English texts of what is exported: labels on cards in Anki, the description of the deck, the list of changes.

export const anki = {
  hint: (number: number, of: number) => (of === 1 ? 'Hint' : `Hint ${number} of ${of}`),
  more: (title: string) => `Read more: ${title}`,
  license: (license: string) => `Licence: ${license}`,
  attribution: (who: string) => `By ${who}`,
  source: 'Source',
  /** Sentences of the deck's description. */
  retention:
    'Recommended: desired retention 0.90 in the deck options (FSRS). Questions with numbers draw new ones each time, so that nobody learns an answer by heart.',
  updates:
    'An update of this deck replaces the fields and tags of its notes and keeps your schedule. Keep notes of your own elsewhere: in notes that you add, not in these.',
  changes: {
    corrected: (since: string) => `Cards corrected since the release of ${since}`,
    unreleased: 'There was no release yet: nothing is listed as corrected.',
    correctedHow:
      'Anki takes them over at the import. To receive them where you tagged or edited a note, choose "Update notes: Always" in the import dialog.',
    retired: 'Cards that are no more',
    retiredHow: 'A package cannot delete: find them in the browser of Anki and delete or suspend them there.',
    moved: 'Cards that lie in another subdeck now',
    movedHow: 'A package cannot move what you have: find them in the browser of Anki and choose "Change Deck".',
    movedFrom: (from: string, to: string) => `from ${from} to ${to}`,
    none: 'none',
    renamed:
      'If you renamed the deck in Anki: decks are matched by name, so new cards come under the old name. Move them, or give the deck its old name back before importing.',
    search: 'Search string for the browser of Anki:',
  },
}
