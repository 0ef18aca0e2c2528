// Owns the English reason for every answer that cannot be read.
import type { Args } from '../../domain/diagnostic.ts'
import type { UnreadableCode } from '../../domain/grading/reading.ts'

/** By code; the names in `args` stand beside the codes in domain/grading/reading.ts. */
export const grading = {
  'answer.empty': () => 'Nothing was typed: a number such as 3.5, or an expression such as 3*(4+1), is expected.',
  'answer.words': ({ text }) => `"${text}" holds no number: type a number such as 3.5, or an expression such as 2^10.`,
  'answer.length': ({ found, allowed }) => `The answer has ${found} characters; at most ${allowed} are allowed.`,
  'answer.condition': ({ text }) => `${text} is a condition, true or false: a number is expected.`,
  'answer.list': () => 'Several numbers were typed, and one is expected. Decimals may take a point: 0.5.',
  'answer.one': ({ text }) => `${text} is one number, and a list is expected: [0.1, 0.2], or 0.1; 0.2.`,
  'answer.apart': ({ text }) =>
    `A list is expected, and its numbers do not stand apart in ${text}: [0.1, 0.2], or 0.1; 0.2.`,
  'answer.name': ({ name }) => `${name} is a name from the question: type numbers, not names.`,
  'answer.option': ({ text, allowed }) => `There is no option "${text}": the options are A to ${allowed}.`,
  'answer.nothing': () => 'Nothing was typed: a word or a few words are expected.',
  'answer.gaps': ({ found, wanted }) => `There are ${wanted} gaps, and ${found} were filled: separate them with ";".`,
  'answer.order': ({ text, count }) =>
    `"${text}" is no order: write each number from 1 to ${count} once, with spaces between them.`,
  'answer.rating': ({ text, allowed }) => `"${text}" does not say how it went: ${allowed}, or 1 to 4.`,
  'number.ambiguous': ({ text, first, second }) => `${text} can mean ${first} or ${second}: write the one you mean.`,
  'number.groups': ({ text }) =>
    `The separators in ${text} fit neither groups of three digits (34,944) nor decimals (34.5).`,
  'number.decimal': ({ text, allowed }) => `In ${text} the comma is no decimal sign here: write ${allowed}.`,
  'number.gap': ({ left, right }) => `Between ${left} and ${right} an operator is missing, such as + or *.`,
  'number.hex': ({ text }) => `${text} looks hexadecimal: write decimal digits, or * for a product with 0.`,
  'number.range': ({ text }) => `${text} looks like a range: type one number, or write a minus as -.`,
  'bracket.comma': () => 'Inside brackets a comma separates numbers: write decimals with a point, such as 0.5.',
  'suffix.ambiguous': ({ text, first, second }) => `${text} can be read as ${first} or as ${second}: write brackets.`,
  'suffix.multiplier': ({ text, unit }) =>
    `The multiplier ${text} is not allowed on an answer in ${unit}: write it out.`,
  'unit.unknown': ({ unit }) => `"${unit}" after a number is no unit, multiplier or countable thing known here.`,
  'unit.other': ({ unit, allowed }) =>
    allowed === ''
      ? `This answer has no unit, so it cannot be given in "${unit}": type the number alone.`
      : `This answer is in ${allowed}, not in "${unit}": type the number alone, or with ${allowed}.`,
  'unit.product': ({ text }) =>
    `Units may be added, not multiplied: compute without them and write ${text} once, behind a space at the end.`,
} satisfies Record<UnreadableCode, (args: Args) => string>
