// Owns the English sentence of every problem with a deck file or a folder of notes as a whole.
import type { Args } from '../../domain/diagnostic.ts'

/** By code; `path` names the file, `detail` is the system's reason. */
export const deckFile = {
  'folder.unreadable': ({ path, detail }) => `The notes in ${path} cannot be read: ${detail}.`,
  'deck-file.missing': ({ path }) => `There is no deck file ${path}: make it with prepdeck build.`,
  'deck-file.unreadable': ({ path, detail }) => `The deck file ${path} cannot be read: ${detail}.`,
  'deck-file.not-a-deck': ({ path }) =>
    `${path} is no deck file: prepdeck reads and replaces only files that it built.`,
  'deck-file.newer': ({ path, found, known }) =>
    `The deck file ${path} has format ${found}, and this version knows up to ${known}: update prepdeck or build again.`,
  'deck-file.foreign-schema': ({ path }) =>
    `The deck file ${path} holds other tables than prepdeck makes: build it again.`,
  'deck-file.damaged': ({ path, detail }) => `The deck file ${path} is damaged (${detail}): build it again.`,
  'deck-file.unwritable': ({ path, detail }) =>
    `The deck file ${path} cannot be written: ${detail}. The old one, if any, stands.`,
} as const satisfies Record<string, (args: Args) => string>
