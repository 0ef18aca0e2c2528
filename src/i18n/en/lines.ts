// Owns the English reason for every line that `eval` and `grade` cannot answer, apart from formula errors.
import type { Args } from '../../domain/diagnostic.ts'

/** By code; the comment names the `args`. */
export const lines = {
  'line.json': ({ detail }) => `The line is not JSON: ${detail}.`, // detail
  'line.object': ({ found }) => `The line is ${found}; a JSON object such as {"expr":"1+1"} is expected.`, // found
  'line.member': ({ member, found, allowed }) => `"${member}" is ${found}; allowed: ${allowed}.`, // member, found, allowed
  'line.missing': ({ member, allowed }) => `"${member}" is missing; it must be ${allowed}.`, // member, allowed
  'key.condition': () => 'The key is a condition, true or false: a number is expected.', //
  'formula.number': ({ text }) => `${text} does not give one number, and formulas are compared number by number.`, // text
  'where.number': () => 'The condition is a number: a comparison such as k < c is expected.', //
  'params.name': ({ name }) => `"${name}" cannot be a name: use letters, digits and _, no digit first.`, // name
  'params.few': ({ found, wanted }) =>
    `The key has a value at ${found} of the draws that meet the condition; at least ${wanted} are needed.`, // found, wanted
  'tolerance.syntax': ({ text }) =>
    `"${text}" is no tolerance: write exact, 1%, 0.01, 3sf, 2dp, or several joined by or.`, // text
  'tolerance.negative': ({ text }) => `The tolerance ${text} is negative; allowed: 0 and above.`, // text
  'tolerance.places': ({ text, allowed }) => `The tolerance ${text} cannot be met; allowed: ${allowed}.`, // text, allowed
  'tolerance.zero-key': () =>
    'The key is 0, and a share of 0 is nothing: write exact, an absolute tolerance or decimals.', //
  'tolerance.approximate': () => 'The key has no exact value: write a tolerance such as 1% instead of exact.', //
  unsupported: ({ what }) => `${what} is not supported yet.`, // what
} satisfies Record<string, (args: Args) => string>
export type LineCode = keyof typeof lines
