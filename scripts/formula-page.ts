// Writes the tables of docs/formula.md between their marks, from the tables that the engine and the reader read.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { evaluateFormula } from '../src/app/eval-line.ts'
import { constants, functionRows, limits, toDouble, type Rational } from '../src/domain/formula/index.ts'
import { binaryOperators, unaryOperators } from '../src/domain/formula/operators.ts'
import type { FunctionRow } from '../src/domain/formula/row.ts'
import { readAnswer } from '../src/domain/grading/read.ts'
import { multiplierRows } from '../src/domain/grading/suffix.ts'
import { prefixRows, unitRows } from '../src/domain/grading/unit.ts'
import { en } from '../src/i18n/en.ts'
import { explain } from '../src/i18n/explain.ts'
import { broken, readings, unreadable, type Typed } from './formula-page-examples.ts'

const target = fileURLToPath(new URL('../docs/formula.md', import.meta.url))

/** The page in `text` with every table as it is now. */
export function withTables(text: string): string {
  return Object.entries(tables).reduce((page, [name, write]) => {
    const marks = new RegExp(`(?<=<!-- ${name} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${name} -->)`)
    if (!marks.test(page)) throw new Error(`docs/formula.md has no place for ${name}`)
    return page.replace(marks, () => write())
  }, text)
}

const tables: Readonly<Record<string, () => string>> = {
  operators: operatorTable,
  functions: functionTable,
  constants: () =>
    table(
      ['Constant', 'About'],
      [...constants].map(([name, value]) => [code(name), `${toDouble(value)}`]),
    ),
  limits: limitTable,
  reading: () =>
    table(
      ['Typed', 'For', 'Read as'],
      readings.map(each => [code(each.typed), asked(each), answerTo(each)]),
    ),
  multipliers: multiplierTable,
  units: unitTable,
  prefixes: () =>
    table(
      ['Prefix', 'Word', 'Times'],
      prefixRows.map(({ kind, names, word, factor }) => {
        return [codes(names.split(' ')), word, power(factor, kind === 'binary' ? 2n : 10n)]
      }),
    ),
  errors: errorTable,
  unreadable: () => {
    const rows = unreadable.map(each => [
      code(readError(each)?.code ?? ''),
      code(shortly(each.typed)),
      asked(each),
      answerTo(each),
    ])
    return table(['Code', 'Typed', 'For', 'What is said'], rows)
  },
}

const code = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``)
const codes = (texts: readonly string[]): string => texts.map(code).join(' ')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

const operatorSays: Readonly<Record<string, string>> = {
  logic: 'conditions; the right side is looked at only where it counts',
  comparison: 'of numbers; a comparison does not chain',
  right: 'power, right to left',
  arithmetic: 'left to right',
}

/** The loosest first, those that bind alike in one row; signs among them. */
function operatorTable(): string {
  const binary = Object.entries(binaryOperators).map(([text, { precedence, kind, associates }]) => {
    return { text, precedence, says: operatorSays[associates === 'right' ? 'right' : kind] ?? '' }
  })
  const unary = Object.entries(unaryOperators).map(([text, { precedence }]) => {
    return { text, precedence, says: text === 'not' ? 'a condition that does not hold' : 'sign; may repeat' }
  })
  const levels = [...Map.groupBy([...binary, ...unary], ({ precedence }) => precedence)].toSorted(([a], [b]) => a - b)
  const rows = levels.map(([, members]) => [codes(members.map(({ text }) => text)), members[0]?.says ?? ''])
  return table(['Operators', 'Meaning'], [...rows, [code('v[0]'), 'element of a list, counted from 0; binds tightest']])
}

function functionTable(): string {
  const rows = functionRows.map(row => {
    const names = codes([row.name, ...(row.aliases ?? [])])
    const domain = row.kind === 'choice' ? '' : code(row.domain ?? '')
    return [names, takes(row), row.says, domain, code(row.example)]
  })
  return table(['Function', 'Takes', 'Gives', 'Where', 'Example'], rows)
}

/** `factor` as a power of `base`. */
function power({ n, d }: Rational, base: bigint): string {
  let exponent = 0
  for (let left = n * d; left > 1n; left /= base) exponent++
  return `${base}^${d === 1n ? '' : '-'}${exponent}`
}

function takes(row: FunctionRow): string {
  const { min, max } = row.arity
  if (row.kind === 'choice') return 'a condition, two values'
  if (row.kind === 'list' && row.takes === 'several') return 'a list, or several numbers'
  if (row.kind === 'list' && row.takes === 'lists') return `${min} lists`
  const count = min === max ? `${min}` : `${min} or ${max}`
  return count === '1' ? '1 number' : `${count} numbers`
}

function limitTable(): string {
  const rows: readonly [what: string, most: number][] = [
    ['Characters of a typed answer', limits.length.typed],
    ['Characters of an author’s formula', limits.length.author],
    ['Levels of brackets, calls, signs, `not` and `^` in each other', limits.depth],
    ['Numbers, names, operators and calls in one formula', limits.nodes],
    ['Elements of a list', limits.list],
    ['Argument of `factorial`', limits.factorial],
    ['Bits above or below the line of an exact number; longer ones become intervals', limits.bits],
    ['Cost of a formula before it runs (one for a product, by the number of elements)', limits.cost],
    ['Units of work while it runs, by the bits that it reads', limits.work],
  ]
  return table(
    ['What', 'At most'],
    rows.map(([what, most]) => [what, most.toLocaleString('en')]),
  )
}

function multiplierTable(): string {
  const rows = multiplierRows.map(([power, names]) => [codes(names.split(' ')), `10^${power}`])
  return table(['Multiplier', 'Times'], rows)
}

function unitTable(): string {
  const rows = unitRows.map(({ dimension, also, names, words = '', prefixes = [] }) => {
    const all = [...new Set([...names.split(' '), ...words.split(' ')])].filter(name => name !== '')
    return [codes(all), also === undefined ? dimension : `${dimension}, ${also}`, prefixes.join(', ')]
  })
  return table(['Unit', 'Measures', 'Prefixes'], rows)
}

function errorTable(): string {
  const rows = broken.map(source => {
    const found = evaluateFormula(source, new Map())
    if (found.ok) throw new Error(`${source} has a value`)
    return [code(found.error.code), code(shortly(source)), explain(found.error, en)]
  })
  return table(['Code', 'Formula', 'What is said'], rows)
}

/** Long examples are shown by how they begin. */
const shortly = (text: string): string => (text.length > 30 ? `${text.slice(0, 20)}…` : text)

/** The card that a typed answer is for, and whose sign is the decimal one. */
function asked({ locale, unit, wants, names }: Typed): string {
  const parts = [
    unit === undefined ? '' : `unit ${code(unit)}`,
    locale === undefined ? '' : `locale ${code(locale)}`,
    wants === 'list' ? 'a list' : '',
    names === undefined ? '' : `a card with ${codes(names)}`,
  ]
  return parts.filter(part => part !== '').join(', ')
}

function readTyped({ typed, names, ...options }: Typed) {
  return readAnswer(typed, { wants: 'number', ...options, ...(names ? { names: new Set(names) } : {}) })
}

function readError(typed: Typed) {
  const read = readTyped(typed)
  return read.ok ? undefined : read.error
}

function answerTo(typed: Typed): string {
  const read = readTyped(typed)
  if (!read.ok) return explain(read.error, en)
  const { readAs, other } = read.value
  return other ? `${code(readAs)}; where only that is right, ${code(other.readAs)}` : code(readAs)
}

if (import.meta.main) writeFileSync(target, withTables(readFileSync(target, 'utf8')))
