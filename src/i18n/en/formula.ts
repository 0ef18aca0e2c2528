// Owns the English text of every formula error.
import type { Args } from '../../domain/diagnostic.ts'
import type { FormulaErrorCode } from '../../domain/formula/index.ts'

/** "x ∈ ℤ, x ≥ 0" in words that everybody reads. */
const inWords = (domain: string): string =>
  domain
    .replace(/len ≥ 1\b/g, 'at least one number')
    .replace(/len ≥ (\d+)/g, 'at least $1 numbers')
    .replace(/ ∈ ℤ/g, ' whole')
    .replace(/ ∨ /g, ' or ')
    .replace(/ ∧ /g, ' and ')

const many = (count: string | number = 1): string => (count === 1 ? '1 number' : `${count} numbers`)

function arity({ name, found, min, max }: Args): string {
  const allowed = max === 0 ? `at least ${many(min)}` : min === max ? many(min) : `${min} to ${max} numbers`
  return `${name} takes ${allowed}, not ${found}.`
}

/** By code; the names in `args` stand beside the codes in domain/formula/error.ts. */
export const formula = {
  'syntax.empty': () => 'There is no formula here: write a number or an expression such as 3*(4+1).',
  'syntax.character': ({ character }) =>
    `"${character}" does not belong to the formula language: use numbers, names, brackets and + - * / ^.`,
  'syntax.number': ({ text }) => `"${text}" is not a number: a number has at most one decimal point.`,
  'syntax.operand': ({ found }) => `Before "${found}" a number, a name or an opening bracket is missing.`,
  'syntax.incomplete': () => 'The formula ends too early: a number, a name or an opening bracket must follow.',
  'syntax.unexpected': ({ found }) =>
    `"${found}" cannot follow here: an operator such as + or *, or the end, is expected.`,
  'syntax.unclosed': ({ open, close }) => `The bracket "${open}" is never closed: a "${close}" is missing.`,
  'syntax.chain': ({ first, second }) =>
    `Comparisons do not chain: instead of a ${first} b ${second} c write a ${first} b and b ${second} c.`,
  'syntax.implicit': ({ left, right }) => `Between ${left} and ${right} an operator is missing, such as *.`,
  'syntax.ambiguous': ({ first, second }) => `This can be read in two ways: write ${first} or ${second}.`,
  'syntax.log': () => 'log has no agreed base: write ln, log2 or log10.',
  'name.unknown': ({ name }) => `The name "${name}" is not known here.`,
  'name.function': ({ name }) => `${name} is a function: write ${name}(…) with its numbers in brackets.`,
  'call.unknown': ({ name }) => `There is no function "${name}".`,
  'call.variable': ({ name }) => `${name} is a number, not a function: to multiply, write *.`,
  'call.arity': arity,
  'shape.number': ({ where, found }) => `${where} works on numbers, and this is a ${found}.`,
  'shape.boolean': ({ where, found }) => `${where} works on conditions such as a > 2, and this is a ${found}.`,
  'shape.list': ({ where, found }) => `${where} works on lists such as [1, 2, 3], and this is a ${found}.`,
  'shape.several': ({ where }) => `${where} takes one list or several numbers, and this is a list among others.`,
  'shape.nested': () => 'A list holds numbers only: this element is a list itself.',
  'shape.branches': () => 'Both branches of if must be of one kind: numbers, lists or conditions.',
  'math.domain': ({ call, allowed }) =>
    allowed ? `${call} is not a real number: it needs ${inWords(String(allowed))}.` : `${call} is not a real number.`,
  'math.division': ({ call }) => `${call} divides by zero: the divisor must be another number.`,
  'math.overflow': ({ call }) => `${call} is too large: values reach up to about 1.8e308.`,
  'math.undecided': ({ call }) =>
    `${call ?? 'The result'} cannot be decided: the numbers in it are known only up to a rounding error, and the result hangs on that.`,
  'math.index': ({ index, length }) =>
    Number(length) > 0
      ? `There is no element ${index}: the list has the elements 0 to ${Number(length) - 1}.`
      : `There is no element ${index}: the list is empty.`,
  'math.lengths': ({ where, first, second }) =>
    `${where} pairs lists element by element: one has ${first} elements, the other ${second}.`,
  'value.missing': ({ name }) => `"${name}" has no value: every declared name needs one.`,
  'limit.length': ({ found, allowed }) => `The formula has ${found} characters; at most ${allowed} are allowed.`,
  'limit.depth': ({ allowed }) =>
    `The formula is nested too deeply: at most ${allowed} levels of brackets, signs and powers are allowed.`,
  'limit.nodes': ({ allowed }) =>
    `The formula is too long: at most ${allowed} numbers, names and operators are allowed.`,
  'limit.list': ({ found, allowed }) => `${found} is too long: a list has at most ${allowed} elements.`,
  'limit.cost': ({ found, allowed }) =>
    `The formula is too costly: its functions count ${found}, and at most ${allowed} is allowed.`,
  'limit.work': ({ allowed }) =>
    `The numbers in this formula grow too long to be computed exactly within ${allowed} units of work.`,
} satisfies Record<FormulaErrorCode, (args: Args) => string>

/** What may be added where an error has a suggestion. */
export const formulaSuggestion = (suggestion: string): string => `Did you mean ${suggestion}?`

/** Why a typed formula is not the right one, where it has no value at a point at which the right one has. */
export const formulaGap = (point: string, reason: string): string => `It has no value at ${point}: ${reason}`
