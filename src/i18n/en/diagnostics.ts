// Owns the English sentence of every problem in notes: what was found, and what is allowed.
import type { OwnCode } from '../../compiler/codes.ts'
import type { Args } from '../../domain/diagnostic.ts'

const s = (count: string | number | undefined, one: string): string =>
  `${count} ${one}${Number(count) === 1 ? '' : 's'}`

/** By code; the names in the arguments are those that the compiler reports. */
export const diagnostics: Readonly<Record<OwnCode, (args: Args) => string>> = {
  'file.unreadable': ({ reason }) => `The file cannot be read: ${reason}.`,
  'file.not-utf8': ({ byte }) => `Byte ${byte} is not UTF-8: notes are UTF-8 text.`,
  'file.nul': () => 'A NUL character: notes are text.',
  'file.too-long': ({ found, allowed }) => `The file has ${found} bytes; at most ${allowed} are allowed.`,
  'file.outside': ({ found }) => `The link leads to ${found}: only files inside the deck folder are allowed.`,
  'file.loop': () => 'The link leads back to a folder that it is in.',
  'file.not-regular': () => 'This is no regular file: only files and folders are allowed.',
  'fence.unclosed': ({ found }) => `The fence ${found} is never closed: the rest of the note is inside it.`,

  'frontmatter.language': ({ found }) =>
    `"${found}" is not allowed: frontmatter begins with --- alone, is YAML, and is never run.`,
  'frontmatter.late': () => 'The frontmatter begins too late: its --- must be the first line of the file.',
  'frontmatter.unclosed': () => 'The frontmatter is never closed: a line that is --- and nothing else ends it.',
  'frontmatter.too-long': ({ found, allowed }) =>
    `The frontmatter has ${found} characters; at most ${allowed} are allowed.`,
  'yaml.syntax': ({ reason }) => `YAML cannot read this: ${reason}.`,
  'yaml.tab': () => 'A tab as indentation: YAML allows only spaces.',
  'yaml.quote': ({ found }) => `The quote at the beginning of ${found} is not closed in its line.`,
  'yaml.quote-inside': ({ found }) => `A quote ends the text before its end: ${found}.`,
  'yaml.bracket': ({ found, wanted }) => `The bracket "${found}" is never closed: a "${wanted}" is missing.`,
  'yaml.indentation': ({ found }) =>
    `"${found}" stands further in than the key above, which has its value already: keys begin in one column.`,
  'yaml.wide-colon': ({ found }) => `The colon in "${found}" is a wide one: YAML takes ":" with a space behind it.`,
  'yaml.duplicate-key': ({ found }) => `The key "${found}" stands here a second time: once is allowed.`,
  'yaml.colon': ({ line }) => `A colon with a space inside the value of "${line}": put the value into quotes.`,
  'yaml.tag': ({ found }) => `The tag ${found} is not allowed: values are plain text, lists and mappings.`,
  'yaml.alias': ({ found }) =>
    `The alias ${found} cannot be followed: it must name an anchor above, and end somewhere.`,
  'yaml.documents': () => 'A second YAML document starts here: one is allowed.',
  'yaml.not-mapping': () => 'Keys with values are expected, such as "title: Padding".',
  'yaml.template-value': ({ found }) => `The value ${found} starts with {{, which is a mapping for YAML: quote it.`,
  'yaml.split-formula': ({ found }) => `YAML cuts ${found} at the comma: quote it.`,

  'key.unknown': ({ found, allowed, part, key }) =>
    key === undefined
      ? `There is no key "${found}"; ${partPlaces[String(part)] ?? `allowed here: ${allowed}`}.`
      : `There is no key "${found}"; did you mean "${key}"?`,
  'key.misplaced': ({ found, place, allowed, home }) =>
    home === undefined
      ? `"${found}" is not allowed ${places[String(place)] ?? 'here'}; allowed: ${allowed}.`
      : `"${found}" is a key of deck.md, and not allowed ${places[String(place)] ?? 'here'}; allowed: ${allowed}.`,
  'key.not-for-kind': ({ found, kind, only }) => `"${found}" is a key of ${only} cards, and this card is ${kind}.`,
  'value.type': ({ key, found, allowed }) => `"${key}" takes ${allowed}, and this is ${found}.`,
  'value.comma': ({ key, found }) => `"${key}" is the one text "${found}"; several stand in a list: [${found}].`,
  'value.empty': ({ key }) => `"${key}" has no value: give one, or take the key out.`,
  'value.not-allowed': ({ key, found, allowed }) => `"${found}" is no value of "${key}"; allowed: ${allowed}.`,
  'locale.invalid': ({ found }) => `"${found}" is no language tag; allowed are tags such as en or zh-CN.`,
  'unit.doubtful': ({ found, near }) =>
    near === undefined
      ? `"${found}" is taken for a label of what is counted: rates are no units here.`
      : `"${found}" is taken for a label of what is counted; the unit is ${near}.`,
  'unit.missing': ({ found }) => `The question asks for ${found}, and the card has no unit: write "unit: ${found}".`,
  'tolerance.syntax': ({ found }) =>
    `"${found}" is no tolerance; allowed: exact, 1%, 0.01, 3sf (figures), 2dp (decimals), several joined by "or".`,
  'tolerance.exact': () =>
    'The answer is only known approximately, so "exact" can never be met: allow a percentage or a number.',
  'tolerance.not-integer': ({ value, variant }) =>
    `The answer is ${value} for ${variant}, and without a stated tolerance it must be whole: state one.`,

  'deck.missing': ({ id }) => `There is no deck.md: the deck is called "${id}" after its folder.`,
  'deck.no-id': ({ found }) => `deck.md has no id: the deck is called "${found}" after its folder.`,
  'deck.duplicate-id': ({ id, other }) => `The deck id "${id}" is also that of ${other}: this deck is left out.`,
  'deck.nested': () => 'A deck inside a deck is not allowed: this folder is left out.',
  'deck.unusable': () => 'deck.md does not tell the id and the languages: this deck is left out.',
  'deck.empty': () => 'The deck has no card that builds.',
  'lock.malformed': ({ found }) =>
    `"${found}" is no line of deck.lock: id, locale, subdeck, hash and instant, between tabs.`,
  'lock.future': ({ id, found }) => `The card "${id}" changed at ${found}, which is in the future.`,
  'lock.frozen': ({ id, locale }) =>
    id === undefined
      ? 'deck.lock would change: it is missing, or written otherwise.'
      : `deck.lock would change for the card "${id}" (${locale}).`,
  'license.missing': ({ id }) => `The card "${id}" has no licence, so it cannot be released.`,
  'media.missing': ({ found }) => `There is no file "${found}" in the deck.`,
  'media.outside': ({ found }) => `"${found}" leads out of the deck folder.`,
  'media.type': ({ found, allowed }) => `"${found}" is none of ${allowed}, by its name or by its bytes.`,
  'media.broken': ({ found, kind, fault }) =>
    `"${found}" is no whole ${String(kind).toUpperCase()}: ${pictureFaults[String(fault)] ?? fault}.`,
  'media.too-large': ({ found, size, allowed }) => `"${found}" has ${size} bytes; at most ${allowed} are allowed.`,
  'media.svg': ({ found }) => `"${found}" is no SVG that can be made harmless.`,
  'media.cleaned': ({ found, removed }) => `"${found}" held what does not belong in a picture: ${removed}.`,
  'media.no-alt': ({ found }) => `The picture "${found}" has no text for those who cannot see it.`,
  'lock.unwritable': ({ reason }) =>
    `deck.lock cannot be written (${reason}): updates of exported cards will not be stable.`,

  'id.invalid': ({ found }) => `"${found}" is no id: letters, digits, "-", "_" and "." are allowed, at most 100.`,
  'id.empty': () => 'No id can be made from path and heading: they hold no letter or digit.',
  'id.changed': ({ id, former }) =>
    `The id is "${id}" after the heading, and was "${former}": its history would be left behind.`,
  'alias.taken': ({ alias, other, place }) => `The former id "${alias}" belongs to the card "${other}" at ${place}.`,
  'card.duplicate-id': ({ id, other, place }) =>
    id === other
      ? `The id "${id}" is already that of the card at ${place}: ids are unique in a deck.`
      : `The id "${id}" differs from "${other}" at ${place} only in case: ids are unique in a deck.`,
  'card.no-heading': () => 'A card block stands directly under a heading, and outside lists and quotes.',
  'card.fence': ({ found }) =>
    `"${found}" is read as code: a card block has the word card behind its fence, and only that.`,
  'card.too-long': ({ found, allowed }) => `The card block has ${found} characters; at most ${allowed} are allowed.`,
  'card.no-text': () => 'The card has no question text.',
  'title.template': ({ found }) => `The title "${found}" holds a template: drawn numbers are allowed in the text only.`,
  'kind.missing': ({ allowed }) =>
    `Nothing says what kind of card this is: give an answer, options or gaps, or state one of ${allowed}.`,
  'kind.ambiguous': ({ found }) => `The content fits several kinds (${found}): state one with "kind".`,
  'kind.contradicted': ({ kind, found }) => `The card is ${kind}, and ${found} does not go with that.`,
  'section.empty': ({ section }) => `The section "${section}" has no text.`,
  'section.repeated': ({ section }) => `The section "${section}" comes a second time: once is allowed.`,
  'section.unknown': ({ found, allowed }) => `"${found}" is read as text; sections are: ${allowed}.`,
  'tex.invalid': ({ found, reason }) => `The TeX formula "${found}" cannot be set: ${reason}.`,
  'tex.too-long': ({ found, allowed }) =>
    `The TeX formula has ${found} characters; at most ${allowed} are checked and shown.`,
  'discord.limit': ({ what, found, allowed, unit }) =>
    `${found} ${unit} in the ${discordPlaces[String(what)] ?? what}; Discord shows at most ${allowed}.`,

  'answer.missing': () => 'The card needs an "answer", a formula.',
  'answer.shown': () => '{{answer}} would give the answer away: it is allowed in Answer, Explanation and "says".',
  'params.not-number': ({ name, found }) =>
    `"${found}" in ${name} is no number; allowed: a..b, a..b step s, [a, b], or one number.`,
  'params.reversed': ({ name, found }) => `The range ${found} of ${name} ends before it begins.`,
  'params.step': ({ name, found }) => `The step ${found} of ${name} is not above 0.`,
  'params.no-step': ({ name, found }) =>
    `The range ${found} of ${name} has decimals and no step: only whole numbers do without one.`,
  'params.empty-list': ({ name }) => `The list of ${name} is empty: at least one number is needed.`,
  'params.too-many': ({ name, found, allowed }) => `${name} has ${found} values; at most ${allowed} are allowed.`,
  'params.few-points': ({ found, wanted }) =>
    `The formula has a value at ${s(found, 'draw')} only, and ${wanted} are needed to compare answers with it.`,
  'params.no-draw': ({ tried, where, undefined: noValue, nearZero, mistake }) =>
    `None of ${s(tried, 'draw')} is acceptable: ${where} fail "where", ${noValue} have no value, ${nearZero} are 0 under a percentage, in ${mistake} a listed mistake is right.`,
  'variable.invalid': ({ found, reserved }) =>
    `"${found}" is no name: letters, digits and _ are allowed, no digit first; taken are ${reserved}.`,
  'variable.duplicate': ({ found }) => `The name "${found}" is declared a second time: once is allowed.`,
  'variable.unused': ({ found }) => `"${found}" stands in no formula and no text.`,
  'variable.unseen': ({ name }) =>
    `The answer depends on ${name}, and the question does not show it: write {{${name}}} there.`,
  'variable.hides-constant': ({ found }) => `Here "${found}" is no longer the constant.`,
  'mistake.incomplete': ({ missing }) => `The mistake has no "${missing}".`,
  'mistake.credit': ({ found }) => `"${found}" is no credit; allowed: numbers from 0 to 1.`,
  'mistake.never-distinct': () => 'This mistake gives the right answer in every draw.',
  'mistake.undefined': () => 'This mistake has no value in any draw.',
  'mistake.same': ({ first, second }) => `The mistakes ${first} and ${second} give the same value in every draw.`,
  'example.unknown': ({ found, allowed }) => `"${found}" is no parameter; allowed: ${allowed}.`,
  'example.incomplete': ({ missing }) => `The example gives no value for ${missing}.`,
  'example.not-number': ({ name, found }) => `"${found}" for ${name} is no number.`,
  'example.value': ({ name, value }) => `${name} never is ${value}: an example takes values that can be drawn.`,
  'example.disagrees': ({ found, stated }) => `The example says ${stated}, and the formula gives ${found}.`,
  'proof.key-text': ({ shown, variant }) =>
    `The answer shown as ${shown} would not be graded right${variant === undefined ? '' : ` (drawn ${variant})`}.`,
  'proof.few-answers': ({ found, wanted }) =>
    `Only ${s(found, 'distinct answer')}; at least ${wanted} are wanted, or few: true.`,
  'proof.rejected': ({ percent }) => `${percent} % of the draws are rejected; at most 75 % are wanted.`,
  'formula.not-number': ({ found, shape }) => `${found} is a ${shape}, and a number is expected.`,
  'formula.not-list': ({ found, shape }) => `${found} is a ${shape}, and a list is expected, as the answer is one.`,
  'formula.not-condition': ({ found }) => `${found} is a number, and a condition such as W > k is expected.`,
  'template.unclosed': () => 'The template is never closed: }} ends it, and \\{{ is a literal brace pair.',
  'template.empty': () => 'The template is empty: a formula is expected between the braces.',
  'template.letter': ({ name }) => `${name} is a letter here and has no number to show: write $${name}$.`,
  'template.condition': ({ text }) => `${text} is a condition, and a text shows numbers.`,
  'template.format': ({ format, allowed }) => `"${format}" is no format; allowed: ${allowed}.`,

  'choice.few-options': ({ found }) => `The card has ${s(found, 'option')}; at least 2 are needed.`,
  'choice.no-right': ({ found }) => `None of the ${found} options is marked [x]: one is right.`,
  'choice.several-right': ({ found }) =>
    `${found} options are marked [x], and a choice has one: several are the kind multi.`,
  'choice.no-box': () => 'The item has no box, while others of the list have one.',
  'choice.box': ({ found }) => `"${found}" is no box: allowed are "- [ ] " and "- [x] ", with these spaces.`,
  'choice.empty-option': () => 'The option has no text on its line.',
  'choice.same-option': ({ found }) => `The option "${found}" stands here a second time.`,
  'choice.several-lists': () => 'A second task list: a card has one list of options.',

  'accept.missing': () => 'A text card needs "accept": the texts that are right.',
  'accept.untypable': ({ found, reason, allowed }) =>
    `Nobody can type "${found}": ${{ empty: 'it is empty', long: `at most ${allowed} characters are allowed`, tex: 'it holds a TeX command' }[String(reason)] ?? ''}.`,
  'cloze.no-gap': () => 'Nothing is hidden: a cloze has ==gaps== in its text.',
  'cloze.stray': ({ found }) => `${found} hides nothing: a gap is ==hidden==, without spaces at its marks.`,
  'order.no-list': () => 'An ordered list under Answer is expected here, and nothing else.',
  'order.few-items': ({ found, wanted }) => `The list has ${s(found, 'item')}; at least ${wanted} are needed.`,
  'order.same-item': ({ found }) => `The item "${found}" stands here a second time.`,
  'recall.no-answer': () => 'A recall card needs a section Answer.',

  'link.unknown': ({ found }) => `There is no note "${found}" in the deck.`,
  'link.ambiguous': ({ found, allowed }) => `"${found}" may be each of: ${allowed}.`,

  'translation.no-note': ({ allowed }) => `There is no note ${allowed} that this could translate.`,
  'translation.unlisted': ({ found, allowed }) =>
    `deck.md lists no translations into "${found}" (but into: ${allowed || 'none'}): read as a note.`,
  'translation.no-id': ({ allowed }) => `The translated card has no id; the note's are: ${allowed}.`,
  'translation.unknown-id': ({ found, allowed }) => `The note has no card "${found}"; it has: ${allowed}.`,
  'translation.implicit-id': ({ id }) =>
    `The card "${id}" has its id from its heading: write the id into the note first.`,
  'translation.repeated': ({ id }) => `The card "${id}" is translated a second time.`,
  'translation.missing-card': ({ id, locale }) => `The card "${id}" has no translation into ${locale}.`,
  'translation.missing-text': ({ id, what }) => `The translation of "${id}" leaves out: ${what}.`,
  'translation.options': ({ found, allowed }) => `The translation has ${s(found, 'option')}, the card has ${allowed}.`,
  'translation.marks': ({ found }) => `The option "${found}" is marked otherwise in the note.`,
  'translation.gaps': ({ found, allowed }) => `The translation has the gaps ${found}, the card has ${allowed}.`,
  'translation.items': ({ found, allowed }) => `The translation has ${s(found, 'item')}, the card has ${allowed}.`,
  'translation.says': ({ found, allowed }) => `The translation has ${s(found, 'mistake')}, the card has ${allowed}.`,
  'translation.unit': ({ found, allowed }) =>
    allowed === ''
      ? `"${found}" names nothing: the card has no unit.`
      : `"${found}" is not ${allowed} by another name: what is typed in it would be another number.`,
  'translation.formula': ({ found }) => `"${found}" does not belong into a translation: only "says" does.`,
}

/** Where what others have a key for stands in the text. */
const partPlaces: Readonly<Record<string, string>> = {
  question: 'the question is the text below',
  hint: 'a hint is a section of the text, under a heading "### Hint"',
  explanation: 'the explanation is a section of the text, under a heading "### Explanation"',
  back: 'what is to be recalled is a section of the text, under a heading "### Answer"',
  options: 'options are a list in the text: "- [x] right", "- [ ] wrong"',
  right: 'the right option is the one whose box in the text is "[x]"',
  feedback: 'what to say to an option stands in the text, indented below the option',
  items: 'what is to be ordered is a numbered list in the text, under a heading "### Answer"',
  picture: 'a picture stands in the text: "![what it shows](media/picture.png)"',
}

const pictureFaults: Readonly<Record<string, string>> = {
  cut: 'it ends before its picture does',
  empty: 'it says that it is 0 dots wide or high',
  damaged: 'what must follow its beginning is not there',
}

const discordPlaces: Readonly<Record<string, string>> = { options: 'list', items: 'list', gaps: 'text' }

const places: Readonly<Record<string, string>> = {
  deck: 'in deck.md',
  deckTranslation: 'in a translation of deck.md',
  note: 'in the frontmatter of a note that is no card itself',
  card: 'in a card',
  translation: 'in a translation',
  defaults: 'in defaults',
}
