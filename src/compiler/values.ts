// Owns what the value of a key may be: one reader for each type, from YAML data to located text.
import { difficulties, kinds, type Difficulty, type Kind, type Tolerance } from '../domain/deck/card.ts'
import { allowedPar, isPar } from '../domain/deck/par.ts'
import type { Span } from '../domain/diagnostic.ts'
import { allowedCarry, isCarry } from '../domain/grading/carry.ts'
import { isCredit } from '../domain/grading/share.ts'
import { parseTolerance } from '../domain/grading/tolerance-text.ts'
import { doubtOf } from '../domain/grading/unit.ts'
import { closest } from '../domain/spelling.ts'
import { spanIn, type Located } from './located.ts'
import { meantInMistake } from './other-keys.ts'
import { report, type Report } from './report.ts'
import type { Data, Mapping } from './data.ts'

interface Named {
  readonly name: Located
  readonly value: Located
}
/** A parameter as written: one text (a range or a number) or a list of numbers. */
export interface NamedParam {
  readonly name: Located
  readonly value: Located | readonly Located[]
  readonly span: Span
}
export interface MistakeValue {
  readonly formula?: Located
  readonly says?: Located
  readonly credit?: Located
  readonly span: Span
}

/** What each type of key gives. */
export interface Values {
  readonly text: Located
  readonly texts: readonly Located[]
  readonly locale: string
  readonly locales: readonly string[]
  readonly difficulty: Difficulty
  readonly kind: Kind
  readonly flag: boolean
  readonly typos: number
  readonly seconds: number
  readonly tolerance: Tolerance
  readonly unit: string
  readonly carry: number | 'off'
  /** A share of the points, as a decimal. */
  readonly credit: string
  readonly formulas: readonly Named[]
  readonly numbers: readonly Named[]
  readonly params: readonly NamedParam[]
  readonly mistakes: readonly MistakeValue[]
  readonly defaults: Mapping
}

type Reader<T> = (data: Data, key: string, to: Report) => T | undefined

const article = { scalar: 'a single value', list: 'a list', mapping: 'a mapping' } as const
const wrongType = (data: Data, key: string, allowed: string, to: Report): undefined =>
  report(to, 'value.type', data.span, { key, found: article[data.kind], allowed }) as undefined

const readText: Reader<Located> = (data, key, to) => {
  if (data.kind !== 'scalar') return wrongType(data, key, 'text', to)
  if (data.text.trim() !== '') return data
  report(to, 'value.empty', data.span, { key })
  return undefined
}

const readTexts: Reader<readonly Located[]> = (data, key, to) => {
  const items = data.kind === 'list' ? data.items : [data]
  if (data.kind === 'scalar' && !data.quoted && /,\s/.test(data.text))
    report(to, 'value.comma', data.span, { key, found: data.text }, `${key}: [${data.text}]`)
  const texts = items.map(item => readText(item, key, to))
  return texts.every(text => text !== undefined) ? texts : undefined
}

const readWord =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (data, key, to) => {
    const text = readText(data, key, to)
    if (!text) return undefined
    const word = words.find(candidate => candidate === text.text)
    if (word === undefined) {
      const near = closest(text.text, words)
      report(
        to,
        'value.not-allowed',
        text.span,
        { key, found: text.text, allowed: words.join(', ') },
        near && `${key}: ${near}`,
      )
    }
    return word
  }

/** What other programs call the kinds, in lower case without white space, `-` and `_`. */
const kindWords: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  numeric: ['number', 'numerical', 'calculation', 'calc', 'computed', 'math', '数值', '计算'],
  formula: ['expression', 'symbolic', 'algebra', '公式'],
  choice: [
    'multiplechoice',
    'singlechoice',
    'mcq',
    'mc',
    'single',
    'radio',
    'quiz',
    'truefalse',
    'boolean',
    '单选',
    '选择',
  ],
  multi: ['multipleanswer', 'multipleresponse', 'multiselect', 'checkbox', 'checkboxes', 'multiple', '多选'],
  text: ['short', 'shortanswer', 'typed', 'typein', 'input', 'string', 'fillin', '填空', '文本'],
  cloze: ['gap', 'gaps', 'gapfill', 'blank', 'blanks', 'fillintheblank', 'fillintheblanks', '完形'],
  order: ['ordering', 'sequence', 'sort', 'sorting', 'ranking', '排序'],
  recall: ['basic', 'flashcard', 'open', 'openended', 'essay', 'card', 'selfgraded', '问答'],
}

/** The kind; where it is no kind the one that is meant, once that is reported, so that it hides no other slip. */
const readKind: Reader<Kind> = (data, key, to) => {
  const text = readText(data, key, to)
  if (!text) return undefined
  const known = kinds.find(kind => kind === text.text)
  if (known) return known
  const word = text.text.toLowerCase().replace(/[-_\s/]+/g, '')
  const meant = closest(text.text, kinds) ?? kinds.find(kind => kindWords[kind]?.includes(word))
  const args = { key, found: text.text, allowed: kinds.join(', ') }
  report(to, 'value.not-allowed', text.span, args, meant && `${key}: ${meant}`)
  return meant
}

/** A BCP-47 tag as written; only its form is checked. */
const readLocale: Reader<string> = (data, key, to) => {
  const text = readText(data, key, to)
  if (!text) return undefined
  if (isLocale(text.text)) return text.text
  report(to, 'locale.invalid', text.span, { found: text.text })
  return undefined
}

/** Whether `tag` has the form of a BCP-47 tag. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const readMap =
  <T>(readValue: Reader<T>): Reader<readonly { readonly name: Located; readonly value: T }[]> =>
  (data, key, to) => {
    if (data.kind !== 'mapping') return wrongType(data, key, 'a mapping of names', to)
    if (reportSplit(data, to)) return undefined
    const entries = data.entries.map(({ key: name, value }) => ({ name, value: readValue(value, name.text, to) }))
    const complete = entries.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]))
    return complete.length === entries.length ? complete : undefined
  }

/** In `{ m: max(a,b) }` YAML ends the value at the comma: `b)` becomes a key without a value. */
function reportSplit(data: Mapping, to: Report): boolean {
  const at = data.entries.findIndex(
    ({ key, value }, index) =>
      index > 0 &&
      data.inBraces &&
      value.kind === 'scalar' &&
      !value.quoted &&
      value.text === '' &&
      /[)\]]/.test(key.text),
  )
  const [tail, head] = [data.entries[at], data.entries[at - 1]]
  if (!tail || !head || head.value.kind !== 'scalar') return false
  const span = { start: head.value.span.start, end: tail.key.span.end }
  const formula = to.text.slice(span.start, span.end)
  const args = { found: formula, key: head.key.text }
  const text = JSON.stringify(formula)
  report(to, 'yaml.split-formula', span, args, `${head.key.text}: ${text}`, { span, text })
  return true
}

const readParams: Reader<readonly NamedParam[]> = (data, key, to) =>
  readMap<{ value: Located | readonly Located[]; span: Span }>((value, name) => {
    const read = value.kind === 'list' ? readTexts(value, name, to) : readText(value, name, to)
    return read && { value: read, span: value.span }
  })(data, key, to)?.map(({ name, value }) => ({ name, ...value }))

const mistakeKeys = ['formula', 'says', 'credit'] as const

const readMistakes: Reader<readonly MistakeValue[]> = (data, key, to) => {
  if (data.kind !== 'list') return wrongType(data, key, 'a list', to)
  const mistakes = data.items.map(item => readMistake(item, key, to))
  return mistakes.every(mistake => mistake !== undefined) ? mistakes : undefined
}

function readMistake(data: Data, key: string, to: Report): MistakeValue | undefined {
  if (data.kind !== 'mapping') return wrongType(data, key, 'mappings with `formula` and `says`', to)
  if (reportSplit(data, to)) return undefined
  const found: Partial<Record<(typeof mistakeKeys)[number], Located>> = {}
  let whole = true
  for (const { key: name, value } of data.entries) {
    const known = mistakeKeys.find(candidate => candidate === name.text)
    const text = known && readText(value, name.text, to)
    if (known && text) found[known] = text
    else whole = false
    if (known) continue
    const near = meantInMistake(name.text, mistakeKeys)
    report(to, 'key.unknown', name.span, { found: name.text, allowed: mistakeKeys.join(', ') }, near && `${near}:`)
  }
  return whole ? { ...found, span: data.span } : undefined
}

const readCarry: Reader<number | 'off'> = (data, key, to) => {
  const text = readText(data, key, to)
  if (!text || text.text === 'off') return text && 'off'
  const figures = /^\d+$/.test(text.text) ? Number(text.text) : 0
  if (isCarry(figures)) return figures
  report(to, 'value.not-allowed', text.span, { key, found: text.text, allowed: `off, ${allowedCarry}` })
  return undefined
}

const readCredit: Reader<string> = (data, key, to) => {
  const text = readText(data, key, to)
  if (!text || isCredit(text.text)) return text?.text
  report(to, 'value.not-allowed', text.span, { key, found: text.text, allowed: '0 to 1' })
  return undefined
}

/** A number, or a list of numbers as one text in brackets. */
const readNumbers: Reader<Located> = (data, key, to) => {
  const items = data.kind === 'list' ? readTexts(data, key, to) : undefined
  if (data.kind !== 'list') return readText(data, key, to)
  const text = `[${items?.map(item => item.text).join(', ')}]`
  return items && { text, span: data.span, at: () => data.span.start }
}

const readTolerance: Reader<Tolerance> = (data, key, to) => {
  const text = readText(data, key, to)
  const tolerance = text && parseTolerance(text.text)
  if (!text || !tolerance) return undefined
  if (tolerance.ok) return tolerance.value
  const [, share] = /^(?:±|\+\/?-)?\s*(\d+(?:\.\d+)?)\s*(?:%|percent|per cent|pct)$/i.exec(text.text.trim()) ?? []
  const fix = share === undefined ? undefined : `${key}: ${share}%`
  const found = tolerance.error.args.text ?? text.text
  report(to, 'tolerance.syntax', spanIn(text, tolerance.error.span), { found }, fix)
  return undefined
}

/** A unit, or the label of what is counted; one that looks like a unit but is none draws a warning. */
const readUnit: Reader<string> = (data, key, to) => {
  const label = readText(data, key, to)
  const doubt = label && doubtOf(label.text)
  if (!label || !doubt) return label?.text
  const near = doubt.kind === 'near' ? doubt.unit : undefined
  const args = { found: label.text, ...(near === undefined ? {} : { near }) }
  report(to, 'unit.doubtful', label.span, args, near && `${key}: ${near}`)
  return label.text
}

/** The reader of each type; undefined means that it has reported why. */
export const readers: { readonly [Type in keyof Values]: Reader<Values[Type]> } = {
  text: readText,
  texts: readTexts,
  locale: readLocale,
  locales: (data, key, to) => {
    const items = data.kind === 'list' ? data.items : [data]
    const locales = items.map(item => readLocale(item, key, to))
    return locales.every(locale => locale !== undefined) ? locales : undefined
  },
  difficulty: readWord(difficulties),
  kind: readKind,
  flag: (data, key, to) => {
    const word = readWord(['true', 'false'])(data, key, to)
    return word && word === 'true'
  },
  typos: (data, key, to) => {
    const word = readWord(['0', '1', '2'])(data, key, to)
    return word && Number(word)
  },
  seconds: (data, key, to) => {
    const label = readText(data, key, to)
    const seconds = label && /^\d+$/.test(label.text) ? Number(label.text) : undefined
    if (!label || isPar(seconds)) return seconds
    const [, count, unit] = /^(\d{1,4})\s*(?:(s|sec|seconds?|秒)|m|min|minutes?|分钟?)$/i.exec(label.text) ?? []
    const meant = Number(count) * (unit === undefined ? 60 : 1)
    const fix = isPar(meant) ? `${key}: ${meant}` : undefined
    report(to, 'value.not-allowed', label.span, { key, found: label.text, allowed: allowedPar }, fix)
    return undefined
  },
  carry: readCarry,
  credit: readCredit,
  tolerance: readTolerance,
  unit: readUnit,
  formulas: readMap(readText),
  numbers: readMap(readNumbers),
  params: readParams,
  mistakes: readMistakes,
  defaults: (data, key, to) => (data.kind === 'mapping' ? data : wrongType(data, key, 'a mapping', to)),
}
