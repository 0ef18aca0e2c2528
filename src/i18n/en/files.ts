// Owns the English line for every problem that keeps a file from being used or written.
import type { Args } from '../../domain/diagnostic.ts'

/** By code of the play file's problem; each names the file and what helps. */
export const playFile = {
  newer: (path: string) => `${path} was made by a newer prepdeck: update prepdeck, or use another DATA_DIR.`,
  foreign: (path: string) => `${path} is no play file of prepdeck: move it away, or use another DATA_DIR.`,
  full: (path: string) => `${path} cannot be used: the disk is full.`,
  locked: (path: string) => `${path} cannot be used: another program is writing to it. Try again in a moment.`,
  corrupt: (path: string) => `${path} is damaged: move it away, or put a backup in its place.`,
  'read-only': (path: string) => `${path} cannot be used: it may not be written. Check its owner and permissions.`,
  io: (path: string) => `${path} cannot be used: the system refuses to open, read or write it.`,
}

/** By code of why a play file was not copied `from` one place `to` another; nothing has changed then. */
export const copyProblem = {
  missing: (from: string) => `There is no ${from}.`,
  'in-use': (_: string, to: string) => `${to} is in use: end the bot first, then restore.`,
  newer: (from: string) => `${from} was made by a newer prepdeck: update prepdeck first.`,
  foreign: (from: string) => `${from} is no play file of prepdeck.`,
  corrupt: (from: string) => `${from} is damaged: nothing was replaced.`,
  full: (_: string, to: string) => `${to} cannot be written: the disk is full.`,
  locked: (from: string) => `${from} is being written by another program: try again in a moment.`,
  'read-only': (_: string, to: string) => `${to} cannot be written: check its owner and permissions.`,
  io: (from: string, to: string) => `The system refuses to read ${from} or to write ${to}.`,
  closed: (from: string) => `${from} was closed meanwhile.`,
}

/** By code of the deck file's problem; `detail` is the system's or a check's own words. */
export const deckFile = {
  'folder.missing': (path: string) =>
    `There is no folder ${path}: name the one with your notes, or make a deck with "prepdeck new deck ${path}/mine".`,
  'folder.unreadable': (path: string, detail: string) => `The notes in ${path} cannot be read: ${detail}`,
  'touch.unknown': (path: string, id: string) => `No card in ${path} has the id "${id}": nothing is touched.`,
  'deck-file.missing': (path: string) => `There is no deck at ${path}: make one with "prepdeck build".`,
  'deck-file.unreadable': (path: string, detail: string) => `${path} cannot be read: ${detail}`,
  'deck-file.not-a-deck': (path: string) => `${path} is no deck file: make one with "prepdeck build".`,
  'deck-file.in-the-way': (path: string) =>
    `${path} is no deck file and is not replaced: move it away, or name another file with --out.`,
  'deck-file.newer': (path: string) =>
    `${path} was made by a newer prepdeck: update prepdeck, or build the deck again.`,
  'deck-file.foreign-schema': (path: string) =>
    `${path} is refused: it holds what no deck file has. Build the deck from its notes.`,
  'deck-file.damaged': (path: string, detail: string) =>
    `${path} is damaged (${detail}): make it anew with "prepdeck build".`,
  'deck-file.unwritable': (path: string, detail: string) => `${path} cannot be written: ${detail}`,
}

/** By code of why a new note, deck or import was not written. */
export const newFile = {
  'new.exists': ({ path }: Args) => `${path} is there already, and nothing is overwritten: choose another name.`,
  'new.unwritable': ({ path, reason }: Args) => `${path} cannot be written: ${reason}`,
  'new.no-name': ({ name }: Args) => `No name can be made from "${name}": it holds no letter or digit.`,
  'new.nested': ({ path, deck }: Args) => `${path} lies inside the deck ${deck}: decks stand beside each other.`,
  'new.which-deck': ({ decks }: Args) =>
    decks === ''
      ? 'There is no deck here for a note: make one with "prepdeck new deck decks/mine", or give a path.'
      : `Which deck is it for? Give a path into one of: ${decks}`,
}
