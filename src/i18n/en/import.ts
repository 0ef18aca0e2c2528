// Owns the English sentence of everything that an import could not carry, or changed.
import type { Args } from '../../domain/diagnostic.ts'

const cards = (count: string | number | undefined): string => `${count} ${Number(count) === 1 ? 'row' : 'rows'}`

/** By code; the names in the arguments are those that the import reports. */
export const importNotes = {
  'column.unknown': ({ name, cells }: Args) => `the column "${name}" has no place in a card (${cards(cells)})`,
  'column.further': ({ column, cells }: Args) =>
    `column ${column} has no name in a first row, so that nobody knows what it is (${cards(cells)})`,
  'columns.guessed': ({ question, answer }: Args) =>
    `no column is called question: "${question}" was taken for it${answer === '' ? '' : `, "${answer}" for the answer`}`,
  'row.no-question': () => 'no question',
  'row.no-answer': () => 'no answer',
  'quote.unclosed': () => 'a quote begins here that is never closed: everything from this row on is left out',
  'options.few': ({ found }: Args) => `${found} option, and at least 2 are needed`,
  'options.same': ({ found }: Args) => `the option "${found}" stands there twice`,
  'options.no-right': ({ found }: Args) =>
    found === '' ? 'no option is marked as right' : `"${found}" is none of the options, nor a letter or number of one`,
  'options.from-one': () => 'answers that are numbers were counted from 1, since none is 0',
  'option.lines': ({ lines }: Args) => `an option had ${lines} lines, and they are one now`,
  'answer.untypable': ({ found }: Args) => `"${found}" is not to be typed: the card became a recall card`,
  'picture.left-out': ({ what }: Args) => `the picture ${what} is not imported; its name stands in its place`,
  'sound.linked': ({ what }: Args) => `the sound ${what} lies beside the notes and is linked: no card plays it`,
  'sound.left-out': ({ what }: Args) => `the sound ${what} is not imported; its name stands in its place`,
  'markup.left-out': ({ what }: Args) => `${what} is not carried, what stands in it is`,
  'anki.edited': () => 'the note was changed in Anki; what the deck says is taken, the change is not',
  'anki.many-cards': ({ found, allowed }: Args) => `the note has ${found} cards; at most ${allowed} are allowed`,
  'anki.no-card': () => 'the note has no card in Anki',
  'anki.no-type': ({ notes }: Args) =>
    `${notes} ${Number(notes) === 1 ? 'note has a note type' : 'notes have note types'} that the package does not hold`,
  'anki.note-path': ({ found, path }: Args) =>
    `the note stood at "${found}", which is no path on every system; it stands at "${path}"`,
  'anki.template': ({ type, card }: Args) =>
    `the template "${card}" of the note type "${type}" cannot be read: the first field asks, the others answer`,
  'anki.script': ({ type, what }: Args) => `${what} in the templates of the note type "${type}" is not carried`,
  'anki.gaps': ({ cards: count }: Args) =>
    `what is hidden cannot be typed or stands inside of something: ${count === 1 ? 'a recall card' : `${count} recall cards`} instead of gaps`,
  'anki.occlusion': ({ cards: count }: Args) =>
    `a covered picture has no equivalent: ${count === 1 ? 'a recall card' : `${count} recall cards`} with the cover drawn into the picture, and its outline into that of the answer`,
  'anki.occlusion-plain': ({ cards: count }: Args) =>
    `a covered picture cannot be drawn on: ${count === 1 ? 'a recall card says' : `${count} recall cards say`} where the cover lies, and what is below it is seen`,
  'anki.same-sides': () => 'both sides of the card show the same',
  'answer.empty': () => 'the back was empty; "—" stands there now',
  'media.unused': ({ files }: Args) =>
    `${files} ${Number(files) === 1 ? 'file that no card shows is' : 'files that no card shows are'} not imported`,
  'media.refused': ({ what, reason }: Args) => `the file ${what} is not imported: ${reason}`,
  'id.changed': ({ found, id }: Args) => `the id "${found}" is taken or is none; it is "${id}" now`,
  'difficulty.unknown': ({ found, allowed }: Args) => `the difficulty "${found}" is not known; allowed: ${allowed}`,
  'text.no-card': ({ what, lines }: Args) =>
    `no question is seen in "${what}"${Number(lines) > 1 ? ` and ${Number(lines) - 1} more lines` : ''}`,
  'card.too-long': ({ found, allowed }: Args) => `the card has ${found} characters; at most ${allowed} are allowed`,
  'card.refused': ({ reason }: Args) => `it would be no sound card: ${reason}`,
  'file.no-card': () => 'no card is in the file',
}

/** Why a package for Anki is not read, by code. */
export const packageProblems = {
  'package.unreadable': ({ detail }: Args) => `it cannot be read: ${detail}`,
  'package.not-zip': () => 'it is no package for Anki: not a zip file.',
  'package.damaged': ({ detail }: Args) => `the package is damaged: ${detail}.`,
  'package.too-large': ({ what, allowed }: Args) => `the package is refused: ${what} is larger than ${allowed} allows.`,
  'package.encrypted': () => 'the package is encrypted.',
  'package.no-collection': () => 'it is no package for Anki: no collection is in it.',
  'package.newer': ({ found, known }: Args) =>
    `the package is of a newer kind (${found}; known up to ${known}): export it from Anki with "Support older Anki versions".`,
}
