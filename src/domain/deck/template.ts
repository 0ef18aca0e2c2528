// Owns templates: text with `{{ formula | format }}` in it, and filling them with numbers.
import type { Args, Span } from '../diagnostic.ts'
import { check, freeNames, middle, multiply, parse, rational } from '../formula/index.ts'
import type { Checked, FormulaError, Num } from '../formula/index.ts'
import { bracketed } from '../grading/key-text.ts'
import { defaultFigures, displayNumber, fixed, nearest, scientific, significant } from '../grading/number-text.ts'
import type { Place } from '../grading/place.ts'
import { closest } from '../spelling.ts'
import { numbersIn, type Scope } from './value.ts'

/** A piece of a template: text as it stands, or a number to be filled in. */
export type TemplatePart = string | Slot
export interface Slot {
  /** The formula as written. */
  readonly source: string
  readonly checked: Checked
  readonly format?: (value: Num) => string
  /** The place to which the format rounds. */
  readonly place?: Place
  /** From the opening to the closing braces. */
  readonly span: Span
}

/** What is wrong in a template; a `formula` error has its span in the template's text too. The comment names the `args`. */
const templateProblemCodes = [
  'template.unclosed', //
  'template.empty', //
  'template.format', // format, allowed
  'template.condition', // text
] as const
interface TemplateProblem {
  readonly code: (typeof templateProblemCodes)[number] | 'formula'
  readonly span: Span
  readonly args: Args
  readonly suggestion?: string
  readonly formula?: FormulaError
}

export interface ParsedTemplate {
  /** Empty where there are problems that leave nothing to fill. */
  readonly parts: readonly TemplatePart[]
  readonly problems: readonly TemplateProblem[]
  /** Names that stand in its formulas. */
  readonly used: ReadonlySet<string>
}

const mostPlaces = 15
type Format = Required<Pick<Slot, 'format' | 'place'>>
const simpleFormats: Readonly<Record<string, Format>> = {
  '%': { format: value => `${displayNumber(times100(value))}%`, place: { kind: 'figures', count: defaultFigures } },
  sci: { format: value => scientific(value), place: { kind: 'figures', count: defaultFigures } },
  int: { format: value => nearest(middle(value)).toString(), place: { kind: 'decimals', count: 0 } },
}
/** How formats are written, for messages. */
const allowedFormats = `3sf, 2dp, ${Object.keys(simpleFormats).join(', ')}`

function times100(value: Num): Num {
  return multiply(middle(value), rational(100n))
}

/** How a format writes a number: `3sf` (figures), `2dp` (decimals), each up to 15, `%`, `sci`, `int`. */
function formatNamed(name: string): Format | undefined {
  if (Object.hasOwn(simpleFormats, name)) return simpleFormats[name]
  const counted = /^(\d+)(sf|dp)$/.exec(name)
  const places = Number(counted?.[1])
  if (!counted || places > mostPlaces) return undefined
  if (counted[2] === 'dp') return { format: value => fixed(value, places), place: { kind: 'decimals', count: places } }
  if (places === 0) return undefined
  return { format: value => significant(value, places), place: { kind: 'figures', count: places } }
}

/** Literal `\{{`, or an opening: of three braces and more the last two open, so that TeX's `{{{k}}}` works. */
const opening = /\\\{\{|\{\{(?!\{)/g

/**
 * `text` in pieces, with its formulas checked against `names`, of which `lists` are lists, and everything that is wrong
 * with it.
 */
export function parseTemplate(
  text: string,
  names: ReadonlySet<string>,
  lists: ReadonlySet<string> = new Set(),
): ParsedTemplate {
  const parts: TemplatePart[] = []
  const problems: TemplateProblem[] = []
  const used = new Set<string>()
  let done = 0
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index
    parts.push(text.slice(done, start))
    done = opening.lastIndex
    if (found[0].startsWith('\\')) {
      // Never in one piece: the browser bundle may stand in an Anki template, where two braces open a field.
      parts.push('{'.repeat(2))
      continue
    }
    const end = text.indexOf('}}', done)
    if (end < 0) {
      problems.push({ code: 'template.unclosed', span: { start, end: done }, args: {} })
      break
    }
    const slot = parseSlot(text.slice(done, end), done, { names, lists }, used)
    if ('code' in slot) problems.push(slot)
    else parts.push(slot)
    done = end + 2
    opening.lastIndex = done
  }
  parts.push(text.slice(done))
  return { parts: parts.filter(part => part !== ''), problems, used }
}

/** What stands between the braces, which begins at `from` in the template. */
function parseSlot(
  inner: string,
  from: number,
  { names, lists }: { readonly names: ReadonlySet<string>; readonly lists: ReadonlySet<string> },
  used: Set<string>,
): Slot | TemplateProblem {
  const span = { start: from - 2, end: from + inner.length + 2 }
  // In a cell of a table the bar is written \|.
  const bar = /\\?\|/.exec(inner)
  const source = bar ? inner.slice(0, bar.index) : inner
  if (source.trim() === '') return { code: 'template.empty', span, args: {} }
  const shift = ({ start, end }: Span): Span => ({ start: start + from, end: end + from })
  const fail = (error: FormulaError): TemplateProblem => {
    const formula = { ...error, span: shift(error.span) }
    return { code: 'formula', span: formula.span, args: error.args, formula }
  }
  const parsed = parse(source)
  if (!parsed.ok) return fail(parsed.error)
  for (const name of freeNames(parsed.value).keys()) used.add(name)
  const checked = check(parsed.value, names, lists)
  if (!checked.ok) return fail(checked.error)
  if (checked.value.shape === 'boolean')
    return { code: 'template.condition', span: shift({ start: 0, end: source.length }), args: { text: source.trim() } }
  const slot = { source: source.trim(), checked: checked.value, span }
  if (!bar) return slot
  const format = inner.slice(bar.index + bar[0].length)
  const name = format.trim()
  const written = formatNamed(name)
  if (written) return { ...slot, ...written }
  const start = inner.length - format.trimStart().length
  const suggestion = closest(name, Object.keys(simpleFormats))
  return {
    code: 'template.format',
    span: shift({ start, end: start + Math.max(name.length, 1) }),
    args: { format: name, allowed: allowedFormats },
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** The number or list in a slot, or why there is none. */
export const slotValue = (slot: Slot, scope: Scope): ReturnType<typeof numbersIn> => numbersIn(scope, slot.checked)

/** A place in a slot's formula as one in its template: the formula begins behind the braces. */
export const shifted = ({ start, end }: { start: number; end: number }, { span }: Slot) => ({
  start: span.start + 2 + start,
  end: span.start + 2 + end,
})

/**
 * The text with its numbers in. `display` writes a number without a format. A formula without a value here, which a
 * proof reports, stands as its source in a code span: nobody is shown a wrong number.
 */
export function fillTemplate(
  parts: readonly TemplatePart[],
  scope: Scope,
  display: (value: Num, slot: Slot) => string = value => displayNumber(value),
): string {
  const fill = (slot: Slot): string => {
    const value = slotValue(slot, scope)
    if (!value.ok) return `\`${slot.source}\``
    return bracketed(value.value, slot.format ?? (number => display(number, slot)))
  }
  return parts.map(part => (typeof part === 'string' ? part : fill(part))).join('')
}

/** A text without names: each formula in it has one value for everybody. */
export const constantText = (template: string): string =>
  fillTemplate(parseTemplate(template, new Set()).parts, new Map())
