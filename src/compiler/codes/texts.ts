// Owns the codes of options, words, pictures, links and translations.
import { error, warning } from './row.ts'

export const choiceCodes = {
  'choice.few-options': error('A choice has at least two options.'),
  'choice.no-right': error('No option is marked `[x]`.'),
  'choice.several-right': error(
    'The kind `choice` has one right option. A list with several is the kind `multi`, which need not be stated.',
  ),
  'choice.no-box': error('Either every item of the list has a box, or none.'),
  'choice.box': error('A box is `[ ]` or `[x]`, with a space between it and the dash, and one behind it.'),
  'choice.empty-option': error('An option is the text on the line of its box.'),
  'choice.same-option': error('Two options read the same, so one of them cannot be wrong.'),
  'choice.several-lists': error('A card has one list of options.'),
} as const

export const mediaCodes = {
  'media.missing': error('The picture does not lie in the deck folder under that name. Paths start at the note.'),
  'media.outside': error(
    'A deck is complete in its folder, so that everybody builds the same: no link leads out of it.',
  ),
  'media.type': error('Pictures are PNG, JPEG, GIF, WebP or SVG, and the bytes must be what the name says.'),
  'media.broken': error(
    'The file begins like a picture and is none: a download that stopped, a copy that broke. Save it again.',
  ),
  'media.too-large': error('Larger than Discord takes. Make it smaller; a picture in a question need not be large.'),
  'media.svg': error(
    'The SVG is not well-formed, declares entities of its own, or is not UTF-8, so nobody can say what it does.',
  ),
  'media.cleaned': warning(
    'What an SVG could run, load or embed is left out of the deck. See that it still shows what it should.',
  ),
  'media.no-alt': warning(
    'Who cannot see the picture reads the text between the brackets; so do Discord and the terminal.',
  ),
} as const

export const wordCodes = {
  'accept.missing': error('A text card lists what is right.'),
  'accept.untypable': error(
    'What is accepted, or hidden in a gap, must be something to type: not empty, not too long, no TeX commands.',
  ),
  'cloze.no-gap': error(
    'A cloze hides something: `==hidden==`, with a hint `==hidden|hint==`, with more that is right `==hidden||this too==`, outside code and TeX.',
  ),
  'cloze.stray': warning(
    'A gap has no space behind its first mark and none before its last, and hides something: `==hidden==`. Two signs of equality that mean themselves stand in code.',
  ),
  'order.no-list': error('What is to be ordered stands as an ordered list under Answer, and nothing else with it.'),
  'order.few-items': error('With fewer than three items there is only one wrong order.'),
  'order.same-item': error('Two items read the same, so nobody can tell which comes first.'),
  'recall.no-answer': error('A recall card shows its section Answer, so that people can judge their own.'),
} as const

export const linkCodes = {
  'link.unknown': warning(
    'The deck has no note of that name: not by its path, its end, nor its title. Double brackets that are no link go into code.',
  ),
  'link.ambiguous': warning('Several notes go by that name, so the link is shown as text. Write the path.'),
} as const

export const translationCodes = {
  'translation.no-note': error('A translation stands beside the note that it translates.'),
  'translation.unlisted': warning(
    "The name looks like a translation's, but deck.md does not list the language, so it is read as a note.",
  ),
  'translation.no-id': error('Translated cards are matched by their id.'),
  'translation.unknown-id': error('The note has no card of that id.'),
  'translation.implicit-id': error(
    'An id that follows from the heading would change with it. Write the id into the note first.',
  ),
  'translation.repeated': error('A card is translated once.'),
  'translation.missing-card': warning("The card is asked in the deck's own language."),
  'translation.missing-text': warning('The translation leaves out a text that the card has.'),
  'translation.options': error('A translation has the same options in the same order.'),
  'translation.gaps': error(
    'A translation has the same gaps. Where they come in another order, numbers say which is which: `==2:hidden==`.',
  ),
  'translation.items': error('A translation has the same items in the same order.'),
  'translation.marks': error('The translation marks another option as right. It may leave the boxes empty.'),
  'translation.says': error('A translation has a sentence for each mistake, in the same order.'),
  'translation.unit': error(
    'A translation may call the unit by another name, and what is counted by another word; it cannot change the unit.',
  ),
  'translation.formula': error('Formulas and credits stand in the note only; a translation has words.'),
} as const
