// Owns writing a compiled card as source again: compiled, it is the same card.
import { yamlText } from '../compiler/yaml-text.ts'
import type { Card, CardText, DeckLocale, Param, Tolerance, TolerancePart } from '../domain/deck/card.ts'
import { fromDecimal, multiply, toDecimal, type Rational } from '../domain/formula/index.ts'

/** Stands for the id until it is known to be free. */
export const ID = '\0'

const HUNDRED: Rational = { n: 100n, d: 1n }

/** The level of the heading above a card; 0: it is alone in its note, whose frontmatter it has. */
export type Level = 0 | 1 | 2

/** A card as a part of a note: its heading at `level`, its block, its text. `shared` is what the deck says for all. */
export function cardSource(
  card: Card,
  aliases: readonly string[],
  level: Level,
  shared: Pick<Card, 'license' | 'attribution'>,
): string {
  const text = card.texts[card.language]
  if (!text) return ''
  const own = (name: 'license' | 'attribution'): string[] =>
    card[name] === undefined || card[name] === shared[name] ? [] : [`${name}: ${yamlText(card[name])}`]
  const keys = [
    `id: ${ID}`,
    `kind: ${card.kind}`,
    ...list('aliases', aliases),
    ...list('tags', card.tags),
    `difficulty: ${card.difficulty}`,
    ...(card.par === undefined ? [] : [`par: ${card.par}`]),
    ...(card.source === undefined ? [] : [`source: ${yamlText(card.source)}`]),
    ...own('license'),
    ...own('attribution'),
    ...kindKeys(card, text),
  ]
  return assembled(text, keys, level, rightOnes(card))
}

/** The same card in another language; undefined where it has no text there. */
export function cardTranslation(card: Card, locale: DeckLocale, level: Level): string | undefined {
  const text = card.texts[locale]
  if (!text) return undefined
  const says = text.says ?? []
  const keys = [
    `id: ${ID}`,
    ...(text.unit === undefined ? [] : [`unit: ${yamlText(text.unit)}`]),
    ...list('accept', text.accept ?? []),
    ...(says.length === 0 ? [] : ['mistakes:', ...says.map(said => `  - { says: ${JSON.stringify(said)} }`)]),
  ]
  return assembled(text, keys, level, rightOnes(card))
}

const list = (name: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${name}: [${items.map(yamlText).join(', ')}]`]

const rightOnes = (card: Card): readonly number[] =>
  card.kind === 'choice' ? [card.correct] : card.kind === 'multi' ? card.correct : []

function kindKeys(card: Card, text: CardText): string[] {
  switch (card.kind) {
    case 'numeric':
      return [
        ...calculation(card, text),
        `tolerance: ${toleranceText(card.tolerance)}`,
        ...(card.unit === undefined ? [] : [`unit: ${yamlText(card.unit)}`]),
        ...(card.carry === undefined ? [] : [`carry: ${card.carry}`]),
        ...(card.unordered ? ['unordered: true'] : []),
        ...(card.impreciseCredit === undefined ? [] : [`impreciseCredit: ${card.impreciseCredit}`]),
        ...(card.slipCredit === undefined ? [] : [`slipCredit: ${card.slipCredit}`]),
        ...(card.direction ? ['direction: true'] : []),
      ]
    case 'formula':
      return calculation(card, text)
    case 'text':
      return [...list('accept', text.accept ?? []), ...typos(card.typos)]
    case 'cloze':
      return typos(card.typos)
    case 'choice':
    case 'multi':
    case 'order':
    case 'recall':
      return []
  }
}

const typos = (count: number): string[] => (count === 0 ? [] : [`typos: ${count}`])

function calculation(
  { params, lets, where, answer, mistakes }: Card & { kind: 'numeric' | 'formula' },
  text: CardText,
): string[] {
  return [
    ...(params.length === 0 ? [] : ['params:', ...params.map(param => `  ${param.name}: ${paramText(param)}`)]),
    ...(lets.length === 0 ? [] : ['let:', ...lets.map(({ name, formula }) => `  ${name}: ${JSON.stringify(formula)}`)]),
    ...(where === undefined ? [] : [`where: ${JSON.stringify(where)}`]),
    `answer: ${JSON.stringify(answer)}`,
    ...(mistakes.length === 0 ? [] : ['mistakes:']),
    ...mistakes.flatMap(({ formula, credit }, index) => [
      `  - formula: ${JSON.stringify(formula)}`,
      `    says: ${JSON.stringify(text.says?.[index] ?? '')}`,
      ...(credit === '0' ? [] : [`    credit: ${credit}`]),
    ]),
  ]
}

const paramText = (param: Param): string =>
  param.kind === 'choices'
    ? `[${param.values.join(', ')}]`
    : `${param.from}..${param.to}${param.step === '1' ? '' : ` step ${param.step}`}`

/** As `parseTolerance` reads it. */
const toleranceText = (tolerance: Tolerance): string =>
  tolerance.kind === 'any' ? tolerance.of.map(partText).join(' or ') : partText(tolerance)

function partText(part: TolerancePart): string {
  switch (part.kind) {
    case 'exact':
      return 'exact'
    case 'figures':
      return `${part.count}sf`
    case 'decimals':
      return `${part.count}dp`
    case 'absolute':
      return part.of
    case 'relative': {
      const share = fromDecimal(part.of)
      return `${(share && toDecimal(multiply(share, HUNDRED))) ?? part.of}%`
    }
  }
}

function assembled(text: CardText, keys: readonly string[], level: Level, right: readonly number[]): string {
  const { title, body, hints, answer, explanation, source, options, items } = text
  const section = (name: string, content: string | undefined): string[] =>
    content === undefined ? [] : [`### ${name}\n\n${content}`]
  // A list right below another one of the same sign would be more of it.
  const sign = ['-', '*', '+'].find(mark => !new RegExp(`^\\s*[${mark}]\\s`, 'm').test(body)) ?? '-'
  const tasks = (options ?? []).map(({ text: option, feedback }, index) =>
    [
      `${sign} [${right.includes(index) ? 'x' : ' '}] ${option}`,
      ...(feedback === undefined ? [] : [under(feedback, 2)]),
    ].join('\n'),
  )
  const parts = [
    body,
    tasks.join('\n'),
    ...hints.flatMap(hint => section('Hint', hint)),
    ...section('Answer', items ? items.map((item, index) => `${index + 1}. ${item}`).join('\n') : answer),
    ...section('Explanation', explanation),
    ...section('Source', source),
  ]
  const block = keys.join('\n')
  const head =
    level === 0
      ? `---\ntitle: ${yamlText(title)}\n${block}\n---`
      : `${'#'.repeat(level)} ${title}\n\n\`\`\`card\n${block}\n\`\`\``
  return [head, ...parts.filter(part => part !== '')].join('\n\n')
}

/** Every line behind so many spaces. */
const under = (text: string, width: number): string =>
  text
    .split('\n')
    .map(line => (line === '' ? '' : ' '.repeat(width) + line))
    .join('\n')
