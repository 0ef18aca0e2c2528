// Owns the codes of files, of the YAML in them and of its keys.
import { error, warning } from './row.ts'

export const fileCodes = {
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

export const yamlCodes = {
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
  'yaml.quote': error(
    'An open quote swallows the lines below it, keys included. Close it on its line; longer texts go behind `|` or `>`.',
  ),
  'yaml.quote-inside': error(
    "The second quote ends the text, and more follows. A quote inside double quotes is `\\\"`, inside single ones `''`.",
  ),
  'yaml.bracket': error('An open bracket swallows the lines below it. Lists are `[a, b]`, mappings `{ a: b }`.'),
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

export const keyCodes = {
  'key.unknown': error('No such key. A key that nobody reads would be a silent slip.'),
  'key.misplaced': error('The key exists, but not in this place.'),
  'key.not-for-kind': error('The key belongs to cards of another kind.'),
  'value.type': error('The key takes another form of value.'),
  'value.comma': warning('A list is `[a, b]`, or lines that begin with `- `. One text with a comma stands in quotes.'),
  'value.empty': error('The key stands there without a value. Give one or remove the key.'),
  'value.not-allowed': error('The key takes one of a few words.'),
  'locale.invalid': error('Languages are BCP-47 tags.'),
  'unit.doubtful': warning(
    'A unit that nobody knows is a label of what is counted: what people type in other units is not converted to it.',
  ),
  'unit.missing': warning(
    'The question asks for a size or a time, and the card has no unit: no answer typed with one can be read, and none is converted.',
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
