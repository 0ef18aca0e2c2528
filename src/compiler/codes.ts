// Owns the table of everything that can be wrong with notes: how grave each is, and why. Messages are in i18n, by code.
import type { FormulaErrorCode } from '../domain/formula/index.ts'
import type { Severity } from '../domain/diagnostic.ts'

interface Row {
  readonly severity: Severity
  /** For the page of diagnostics: why it is a problem and what helps. */
  readonly why: string
}
const error = (why: string): Row => ({ severity: 'error', why })
const warning = (why: string): Row => ({ severity: 'warning', why })

const fileCodes = {
  'file.unreadable': error(
    'The system does not let prepdeck read the file. Mend its rights, or the link that leads to it.',
  ),
  'file.not-utf8': error(
    'Notes are UTF-8. Save the file again in that encoding; everything up to the place named is sound.',
  ),
  'file.nul': error('A NUL character never stands in text: the file is something else, or a copy that broke.'),
  'file.too-long': error('Far longer than any note. Split it; a note is one topic.'),
  'file.outside': error(
    'A link leads out of the deck folder. A deck is complete in its folder, so that everybody builds the same.',
  ),
  'file.loop': error('A link leads back to a folder that it is in. Remove it.'),
  'file.not-regular': error(
    'Not a file but a pipe, a socket or a device. Its name ends in `.md`, but there is nothing to compile.',
  ),
  'fence.unclosed': error(
    'An open code fence swallows the rest of the note, cards included. Close it with the same characters.',
  ),
} as const

const yamlCodes = {
  'frontmatter.language': error(
    'Frontmatter is YAML and data only; a language behind the fence would ask to run code.',
  ),
  'frontmatter.late': error('Frontmatter begins on the first line of a file; further down it is text.'),
  'frontmatter.unclosed': error(
    'A note that begins with `---` has frontmatter, and it ends with a line that is `---` and nothing else.',
  ),
  'frontmatter.too-long': error('Far longer than any frontmatter. Put cards into blocks in the text.'),
  'yaml.syntax': error('YAML cannot read it. The sentence is that of the YAML reader.'),
  'yaml.tab': error('YAML forbids tabs as indentation. Use spaces.'),
  'yaml.indentation': error(
    'Keys that belong together begin in one column; only what is inside a key stands further in.',
  ),
  'yaml.wide-colon': error('The colon between key and value is the ASCII one, with a space behind it.'),
  'yaml.duplicate-key': error('A key may stand once in a mapping; otherwise one of the two values would be lost.'),
  'yaml.colon': error('A colon with a space behind it starts a new key. Text that holds one goes into quotes.'),
  'yaml.tag': error('Tags such as `!!js` make data into something else. Notes are plain data.'),
  'yaml.alias': error(
    'An alias repeats what an anchor holds. It must name an anchor above it, and not multiply without end.',
  ),
  'yaml.documents': error('A line `---` starts a second YAML document. A card block or frontmatter is one.'),
  'yaml.not-mapping': error('Frontmatter and card blocks are keys with values.'),
  'yaml.template-value': error('A value that starts with `{{` is a mapping for YAML. Put it into quotes.'),
  'yaml.split-formula': error(
    'Between braces YAML ends a value at the comma, so a formula with a comma is cut in two. Put it into quotes.',
  ),
} as const

const keyCodes = {
  'key.unknown': error('No such key. A key that nobody reads would be a silent slip.'),
  'key.misplaced': error('The key exists, but not in this place.'),
  'key.not-for-kind': error('The key belongs to cards of another kind.'),
  'value.type': error('The key takes another form of value.'),
  'value.empty': error('The key stands there without a value. Give one or remove the key.'),
  'value.not-allowed': error('The key takes one of a few words.'),
  'locale.invalid': error('Languages are BCP-47 tags.'),
  'unit.doubtful': warning(
    'A unit that nobody knows is a label of what is counted: what people type in other units is not converted to it.',
  ),
  'tolerance.syntax': error(
    'A tolerance is `exact`, a percentage, a number, significant figures, decimals, or several of these joined by `or`.',
  ),
  'tolerance.exact': error(
    'The answer is known only approximately (a root, a logarithm), so nothing could equal it. State a tolerance.',
  ),
  'tolerance.not-integer': error(
    'Nobody stated a tolerance, and the first answers were whole numbers, so it became exact; here is one that is not.',
  ),
} as const

const deckCodes = {
  'deck.missing': warning(
    'Without deck.md the deck is named after its folder, and renaming the folder would cut its history.',
  ),
  'deck.no-id': warning(
    'Without an id the deck is named after its folder, and renaming the folder would cut its history.',
  ),
  'deck.duplicate-id': error(
    'Two decks of one build share an id, so their cards would share their history. The second is left out.',
  ),
  'deck.nested': error('A deck inside a deck. Move it beside the other one.'),
  'deck.unusable': error(
    'Without the id or the languages of deck.md cards would get other names and lose their history, so the deck is left out.',
  ),
  'deck.empty': warning('No card of the deck builds, so there is nothing to ask.'),
  'lock.malformed': error(
    "deck.lock holds a line that is not one of its own, perhaps what a merge left. Take both sides' lines; the file is not touched until then.",
  ),
  'lock.future': warning(
    "A card changed in the future, says deck.lock: some machine's clock was wrong. Exports would not update it until then.",
  ),
  'lock.frozen': error(
    'The deck is not what deck.lock says, and `--frozen` lets nothing change it. Build without it, and commit deck.lock.',
  ),
  'license.missing': error(
    'A release says of every card under which terms it may be passed on. State `license` in deck.md, note or card.',
  ),
  'lock.unwritable': warning(
    'deck.lock cannot be written, so the deck builds, but the moments of its changes are lost and exports are not stable.',
  ),
} as const

const cardCodes = {
  'id.invalid': error('Ids are letters, digits, `-`, `_` and `.`, at most 100.'),
  'id.empty': error('Path and heading hold no letter or digit to make an id from. Write one.'),
  'id.changed': warning(
    'The id follows from a heading that has changed, so that the card would begin anew. Write the old id down, or the new one to mean another card.',
  ),
  'alias.taken': error('A former id that another card has now, or had.'),
  'card.duplicate-id': error('Ids are unique in a deck, also without regard to case. The second card is left out.'),
  'card.no-heading': error('A card block stands directly under a heading, which is its title.'),
  'card.fence': warning(
    'The word behind the fence is almost `card`; as it stands the block is code, and there is no card.',
  ),
  'card.too-long': error('Far longer than any card block. What people read stands in the text below it.'),
  'card.no-text': error('The card asks nothing.'),
  'title.template': error('A title is the same for everybody. Drawn numbers go into the text.'),
  'kind.missing': error('Nothing says what kind of card it is: no answer, no options, no gaps.'),
  'kind.ambiguous': error('The content speaks for several kinds. State one with `kind`.'),
  'kind.contradicted': error('The content does not go with the stated kind.'),
  'section.empty': warning('A section without text is not shown.'),
  'section.repeated': error('Only hints may come several times.'),
  'section.unknown': warning(
    "The heading looks like a section's, but is read as text: in the question, a solution would be shown with it.",
  ),
  'tex.invalid': warning(
    'MathJax, which sets the formulas in Anki, shows its complaint in red instead of this one. Mend the TeX; a dollar sign that is none is written `\\$`.',
  ),
  'tex.too-long': warning('Far longer than Discord shows. Split it; MathJax, which would take minutes, is not asked.'),
  'discord.limit': warning('Discord cannot show the card as written, or ask it.'),
} as const

const numericCodes = {
  'answer.missing': error('A numeric card and a formula card have a formula for their answer.'),
  'answer.shown': error(
    'The answer stands in the question or in a hint, for everybody to read. It belongs into the explanation.',
  ),
  'params.not-number': error(
    'Parameters are decimals of at most 30 digits: `a..b`, `a..b step s`, a list, or one number.',
  ),
  'params.reversed': error('A range goes from the smaller to the larger number.'),
  'params.step': error('A step of zero or less never reaches the end of the range.'),
  'params.no-step': error('Without a step a range is of whole numbers.'),
  'params.empty-list': error('There is nothing to draw from.'),
  'params.too-many': error('The parameter can take more values than a draw tells apart sensibly.'),
  'params.few-points': error(
    'Two formulas are the same if they agree at 16 draws of the parameters. Here fewer meet `where` and give the formula a value.',
  ),
  'params.no-draw': error('No combination of the parameters is acceptable, so there is nothing to ask.'),
  'variable.invalid': error(
    'Names are letters, digits and `_`, no digit first; words of the formula language are taken.',
  ),
  'variable.duplicate': error('A name stands for one thing in a card.'),
  'variable.unused': error('The name stands in no formula and no text: a slip, or something forgotten.'),
  'variable.unseen': error(
    'The answer depends on the number, and the question does not show it: nobody could answer. Show it in a template.',
  ),
  'variable.hides-constant': warning('In this card the name is no longer the constant.'),
  'mistake.incomplete': error('A mistake is a wrong formula and what to say to it.'),
  'mistake.credit': error('A credit is a share between 0 and 1.'),
  'mistake.never-distinct': error('The wrong formula gives the right answer in every draw, so it is none.'),
  'mistake.undefined': error('The wrong formula has no value in any draw, so nobody can make it.'),
  'mistake.same': warning('Two mistakes give the same value in every draw, so nobody can tell which was made.'),
  'example.unknown': error('An example names the parameters and `answer`.'),
  'example.incomplete': error('An example gives every parameter and `answer`.'),
  'example.not-number': error('An example holds numbers.'),
  'example.value': error('The example names a value that the parameter never takes.'),
  'example.disagrees': error('The formula gives another answer than the example says. One of the two is wrong.'),
  'proof.key-text': error('The answer as people see it would not be graded right.'),
  'proof.few-answers': warning(
    'Few distinct answers are soon known by heart, and neighbours copy. Widen the parameters or say `few: true`.',
  ),
  'proof.rejected': warning('Most draws are rejected. Narrow the parameters to what `where` allows.'),
  'formula.not-number': error('A number is expected here, and the formula is a condition or a list.'),
  'formula.not-list': error('The answer is a list, and what is compared with it must be one, too.'),
  'formula.not-condition': error('A condition is expected here, and the formula is a number.'),
  'template.unclosed': error('`{{` opens a formula in the text and `}}` closes it. A literal brace pair is `\\{{`.'),
  'template.format': error('Behind the bar stands how a number is shown: `3sf`, `2dp`, `%`, `sci` or `int`.'),
  'template.empty': error('Between the braces stands a formula.'),
  'template.letter': error('In a formula card the names are letters: no number is drawn for a text to show.'),
  'template.condition': error('A text shows numbers, and the formula is a condition.'),
} as const

const mediaCodes = {
  'media.missing': error('The picture does not lie in the deck folder under that name. Paths start at the note.'),
  'media.outside': error(
    'A deck is complete in its folder, so that everybody builds the same: no link leads out of it.',
  ),
  'media.type': error('Pictures are PNG, JPEG, GIF, WebP or SVG, and the bytes must be what the name says.'),
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

const choiceCodes = {
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

const wordCodes = {
  'accept.missing': error('A text card lists what is right.'),
  'accept.untypable': error(
    'What is accepted, or hidden in a gap, must be something to type: not empty, not too long, no TeX commands.',
  ),
  'cloze.no-gap': error('A cloze hides something: `==hidden==`, with a hint `==hidden|hint==`, outside code and TeX.'),
  'order.no-list': error('What is to be ordered stands as an ordered list under Answer, and nothing else with it.'),
  'order.few-items': error('With fewer than three items there is only one wrong order.'),
  'order.same-item': error('Two items read the same, so nobody can tell which comes first.'),
  'recall.no-answer': error('A recall card shows its section Answer, so that people can judge their own.'),
} as const

const linkCodes = {
  'link.unknown': warning(
    'The deck has no note of that name: not by its path, its end, nor its title. Double brackets that are no link go into code.',
  ),
  'link.ambiguous': warning('Several notes go by that name, so the link is shown as text. Write the path.'),
} as const

const translationCodes = {
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
  'translation.formula': error('Formulas and credits stand in the note only; a translation has words.'),
} as const

const ownCodes = {
  ...fileCodes,
  ...yamlCodes,
  ...keyCodes,
  ...deckCodes,
  ...cardCodes,
  ...numericCodes,
  ...choiceCodes,
  ...mediaCodes,
  ...wordCodes,
  ...linkCodes,
  ...translationCodes,
}

/** Codes that have a row here; the engine's own come with its messages. */
export type OwnCode = keyof typeof ownCodes

/** `name.unknown` of the formula engine is `formula.unknown-name` in a note. */
export type FormulaProblemCode<Code extends FormulaErrorCode = FormulaErrorCode> =
  Code extends `${infer Area}.${infer Detail}` ? `formula.${Detail}-${Area}` : `formula.${Code}`

export type DiagnosticCode = OwnCode | FormulaProblemCode

export const codes: Readonly<Record<OwnCode, Row>> = ownCodes

const formulaRow = error('The formula cannot be read or computed; the caret stands at the place.')

/** The row of any code: every formula error is an error. */
export const rowOf = (code: DiagnosticCode): Row => (Object.hasOwn(codes, code) ? codes[code as OwnCode] : formulaRow)
