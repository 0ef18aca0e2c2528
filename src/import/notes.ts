// Owns writing imported cards as notes: each a heading, a block with an explicit id, and its sections.
import { slug, isId } from '../compiler/slug.ts'
import { untypable } from '../compiler/words.ts'
import { yamlText } from '../compiler/yaml-text.ts'
import { difficulties, type Kind } from '../domain/deck/card.ts'
import { gapsIn, withGaps as withGapsShown } from '../domain/deck/cloze.ts'
import { ID } from './card-source.ts'
import { teller, type ImportedCard, type ImportedOption, type ImportNote, type Tell } from './imported.ts'
import { neutral, neutralOption, titleOf, type Keeps } from './neutral.ts'

/** A card as a part of a note. */
export interface WrittenCard {
  /** Its line in the file that it comes from. */
  readonly line: number
  readonly id: string
  readonly kind: Kind
  readonly text: string
}

/** A note with the line (1-based) at which each of its cards begins. */
export interface WrittenNote {
  readonly path: string
  readonly text: string
  readonly cards: readonly { readonly card: WrittenCard; readonly from: number }[]
}

/** Longest title; a longer question is shown whole below it. */
const MOST_TITLE = 100
/** Longest beginning of a question that becomes an id, and longest text of one card. */
const MOST_ID = 60
const MOST_CARD = 200_000
/** Longest text with gaps; looking for gaps that never end takes quadratic time. */
const MOST_CLOZE = 20_000
/** A note is to be read and edited by people; more cards or characters go into another one. */
const MOST_CARDS = 100
const MOST_NOTE = 500_000

/** The ids that are taken, in lower case, with the last number that was put behind each. */
export type TakenIds = Map<string, number>

/**
 * The cards as text with ids of their own, which are added to `taken`; what is lost or changed is added to `notes`.
 * Pictures stay where they lie beside the notes.
 */
export function writeCards(
  cards: readonly ImportedCard[],
  taken: TakenIds,
  notes: ImportNote[],
  keeps: Keeps = () => false,
): WrittenCard[] {
  return cards.flatMap(card => {
    const { line } = card
    const tell = teller(line, notes)
    const made = writeCard(card, tell, keeps)
    if (!made) return []
    const id = freeId(card, made.title, taken, tell)
    const text = made.text.replace(ID, yamlText(id))
    if (text.length <= MOST_CARD) return [{ line, id, kind: made.kind, text }]
    tell('card.too-long', { found: text.length, allowed: MOST_CARD })
    return []
  })
}

/** An id that nobody has, as like to the card's own as can be, or to its title. */
export function freeId(
  { id, line }: Pick<ImportedCard, 'id' | 'line'>,
  title: string,
  taken: TakenIds,
  tell: Tell,
): string {
  const wanted =
    id !== undefined && isId(id)
      ? id
      : slug(id ?? title)
          .slice(0, MOST_ID)
          .replace(/-$/, '')
  const first = isId(wanted) ? wanted : `card-${line}`
  let free = first
  let count = taken.get(first.toLowerCase()) ?? 1
  while (taken.has(free.toLowerCase())) free = `${first}-${(count += 1)}`
  taken.set(first.toLowerCase(), count)
  taken.set(free.toLowerCase(), taken.get(free.toLowerCase()) ?? 1)
  if (id !== undefined && free !== id) tell('id.changed', { found: id, id: free })
  return free
}

function writeCard(
  card: ImportedCard,
  tell: Tell,
  keeps: Keeps,
): { readonly kind: Kind; readonly title: string; readonly text: string } | undefined {
  const { answer } = card
  if (answer.kind === 'cloze' && card.question.length > MOST_CLOZE)
    return tell('card.too-long', { found: card.question.length, allowed: MOST_CLOZE })
  const question = answer.kind === 'cloze' ? withGaps(card.question) : card.question
  const body = neutral(question, tell, keeps)
  const isGapped = answer.kind === 'cloze' || answer.kind === 'gaps'
  const title = titleOf(isGapped ? withoutGaps(body) : card.question, MOST_TITLE) || '…'
  // A first paragraph that is the title need not be read twice.
  const below = isGapped
    ? body
    : body === title
      ? ''
      : body.startsWith(`${title}\n\n`)
        ? // Indentation stays: it may be what makes code of it.
          body.slice(title.length).replace(/^\n+/, '')
        : body
  if (answer.kind === 'cloze' && gapsIn(body).length !== (card.question.match(clozeMark)?.length ?? 0))
    return tell('card.refused', { reason: 'what is hidden holds a line end, "=" or "|"' })
  const answered = answerPart(card, body, tell, keeps)
  if (!answered) return undefined
  const difficulty = difficulties.find(known => known === card.difficulty?.toLowerCase())
  if (card.difficulty !== undefined && !difficulty)
    tell('difficulty.unknown', { found: card.difficulty, allowed: difficulties.join(', ') })
  const keys = [
    `id: ${ID}`,
    `kind: ${answered.kind}`,
    ...(card.tags.length > 0 ? [`tags: [${[...new Set(card.tags)].map(yamlText).join(', ')}]`] : []),
    ...(difficulty ? [`difficulty: ${difficulty}`] : []),
    ...(card.source === undefined ? [] : [`source: ${yamlText(card.source)}`]),
    ...answered.keys,
  ]
  const section = (name: string, text: string | undefined): string[] => {
    const shown = text === undefined ? '' : neutral(text, tell, keeps)
    return shown === '' ? [] : [`### ${name}\n\n${shown}`]
  }
  const block = `## ${title}\n\n\`\`\`card\n${keys.join('\n')}\n\`\`\``
  const parts = [below, ...answered.text, ...section('Hint', card.hint)]
  const ends = [...section('Answer', answered.answer), ...section('Explanation', card.explanation)]
  return { kind: answered.kind, title, text: [block, ...[...parts, ...ends].filter(part => part !== '')].join('\n\n') }
}

interface AnswerPart {
  readonly kind: Kind
  readonly keys: readonly string[]
  readonly text: readonly string[]
  readonly answer?: string
}

function answerPart({ answer }: ImportedCard, body: string, tell: Tell, keeps: Keeps): AnswerPart | undefined {
  switch (answer.kind) {
    case 'recall':
      return { kind: 'recall', keys: [], text: [], answer: answer.answer }
    case 'cloze':
    case 'gaps':
      return { kind: 'cloze', keys: [], text: [] }
    case 'options':
      return optionsPart(answer.options, body, tell, keeps)
    case 'text': {
      const bad = answer.accept.find(text => text.includes('\n') || untypable(text))
      if (bad === undefined)
        return { kind: 'text', keys: [`accept: [${answer.accept.map(yamlText).join(', ')}]`], text: [] }
      tell('answer.untypable', { found: titleOf(bad, MOST_TITLE) })
      return { kind: 'recall', keys: [], text: [], answer: answer.accept.join('\n\n') }
    }
  }
}

function optionsPart(
  options: readonly ImportedOption[],
  body: string,
  tell: Tell,
  keeps: Keeps,
): AnswerPart | undefined {
  const texts = options
    .map(({ text, isRight }) => ({ text: neutralOption(text, tell, keeps), isRight }))
    .filter(({ text }) => text !== '')
  const right = texts.filter(({ isRight }) => isRight).length
  if (texts.length < 2) return tell('options.few', { found: texts.length })
  if (right === 0) return tell('options.no-right', { found: '' })
  const same = texts.find(({ text }, index) => texts.findIndex(other => other.text === text) < index)
  if (same) return tell('options.same', { found: same.text })
  // A list right below another one of the same sign would be more of it.
  const sign = ['-', '*', '+'].find(mark => !new RegExp(`^\\s*[${mark}]\\s`, 'm').test(body)) ?? '-'
  const list = texts.map(({ text, isRight }) => `${sign} [${isRight ? 'x' : ' '}] ${text}`).join('\n')
  return { kind: right > 1 ? 'multi' : 'choice', keys: [], text: [list] }
}

/** Anki's gaps: `{{c1::hidden}}`, `{{c1::hidden::hint}}`. */
const clozeMark = /\{\{c\d+::((?:(?!\}\}|::)[^])*)(?:::((?:(?!\}\})[^])*))?\}\}/g

const withGaps = (text: string): string =>
  text.replaceAll('==', '=\\=').replace(
    clozeMark,
    // Two bars would begin something else that is right.
    (_, hidden: string, hint = '') =>
      `==${hidden.trim()}${hint.trim() === '' ? '' : `|${hint.replace(/^[\s|]+/, '').trim()}`}==`,
  )

/** For a title, which gives nothing away. */
const withoutGaps = (body: string): string => withGapsShown(body, ({ hint }) => hint ?? '…')

/** The notes for `cards`, named after `stem`; a title stands in each. */
export function writeNotes(cards: readonly WrittenCard[], stem: string, title: string): WrittenNote[] {
  const groups: WrittenCard[][] = []
  let length = 0
  for (const card of cards) {
    const last = groups.at(-1)
    if (!last || last.length >= MOST_CARDS || length + card.text.length > MOST_NOTE) {
      groups.push([card])
      length = card.text.length
    } else {
      last.push(card)
      length += card.text.length
    }
  }
  const width = String(groups.length).length
  return groups.map((group, index) => {
    const number = groups.length === 1 ? '' : `-${String(index + 1).padStart(width, '0')}`
    const head = `---\ntitle: ${yamlText(title + number.replace('-', ' '))}\n---\n`
    let from = head.split('\n').length + 1
    const placed = group.map(card => {
      const place = { card, from }
      from += card.text.split('\n').length + 1
      return place
    })
    return {
      path: `${stem}${number}.md`,
      text: `${head}\n${group.map(({ text }) => text).join('\n\n')}\n`,
      cards: placed,
    }
  })
}
