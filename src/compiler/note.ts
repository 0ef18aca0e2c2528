// Owns the third stage: which of a note's text belongs to which card, and which is the note's own.
import type { Span } from '../domain/diagnostic.ts'
import { firstLine, readBlocks, type Mark } from './blocks.ts'
import { readFields, type Fields } from './fields.ts'
import { splitFrontmatter } from './frontmatter.ts'
import { idPlaceIn, newFrontmatter, type IdPlace } from './id-place.ts'
import { keyNamed } from './keys.ts'
import { linksIn, type NoteLink } from './links.ts'
import { pictures, type NotePicture } from './pictures.ts'
import { joined, part, trimmed, trimmedBlock, type Located } from './located.ts'
import { report, type Report } from './report.ts'
import { checkTex } from './tex.ts'
import { sectionMeant, sectionNamed, sectionTitles, type Section } from './sections.ts'
import type { Task } from './tasks.ts'
import type { Mapping } from './data.ts'
import { MOST_YAML, readYaml } from './yaml.ts'

/** A card as written: nothing checked yet but the types of its keys. */
export interface CardDraft {
  readonly fields: Fields
  /** The heading above its block; a one-card note has none. */
  readonly heading?: Located
  readonly body: Located
  readonly tasks: readonly Task[]
  readonly sections: { readonly [Name in Section]?: readonly Located[] }
  /** Where the card begins: what is missing is reported there. */
  readonly span: Span
  /** Where its id belongs if it has none. */
  readonly idPlace: IdPlace
}

export interface NoteDraft {
  readonly fields: Fields
  /** The note's own title: its key, else its first heading. */
  readonly title?: Located
  readonly prose: Located
  readonly cards: readonly CardDraft[]
  readonly isOneCard: boolean
  /** The links to other notes, in the text and in its cards. */
  readonly links: readonly NoteLink[]
  /** The pictures that lie in the deck, in the text and in its cards. */
  readonly pictures: readonly NotePicture[]
}

const nothing: Mapping = { kind: 'mapping', entries: [], span: { start: 0, end: 1 }, inBraces: false }

/**
 * What makes a note without card blocks a card: a key that only cards have; or also text that only cards need (but a
 * task list in somebody's vault is a list of things to do); or always, as in the translation of one.
 */
export type CardSign = 'by-key' | 'by-text' | 'always'

/** The note in `to`, or undefined (reported) where it cannot be taken apart. `place` says whether it is a translation. */
export function readNote(to: Report, place: 'card' | 'translation', sign: CardSign): NoteDraft | undefined {
  const split = splitFrontmatter(to)
  if (!split) return undefined
  const { body } = split
  const data = split.yaml ? readYaml(split.yaml, to) : nothing
  checkTex(body, to)
  const marks = readBlocks(body, to)
  const isMany = marks.some(({ kind }) => kind === 'card')
  // Without its frontmatter a one-card note has nothing left that could be checked.
  if (!data && !isMany) return undefined
  const isOneCard = !isMany && isCard(data ?? nothing, marks, sign)
  const fields = readFields(data ?? nothing, place === 'translation' ? place : isOneCard ? 'card' : 'note', to)
  const heading = marks.find(mark => mark.kind === 'heading' && (mark.level === 1 || !isMany))
  const title = fields.title?.value ?? (heading?.kind === 'heading' && !isOneCard ? heading.title : undefined)
  const common = {
    fields,
    ...(title ? { title } : {}),
    isOneCard,
    links: linksIn(body, to),
    pictures: pictures(body, to),
  }
  if (isOneCard) {
    const span = firstLine(body, { start: 0, end: body.text.length })
    return {
      ...common,
      prose: part(body, 0, 0),
      cards: [
        {
          fields,
          span: split.yaml ? firstKey(data, span) : span,
          idPlace: split.yaml && data ? idPlaceIn(split.yaml, data, to.text) : newFrontmatter,
          ...readText(body, marks, 0, body.text.length, 0, to),
        },
      ],
    }
  }
  const { cards, prose } = readCards(body, marks, place, to)
  return { ...common, prose, cards }
}

const firstKey = (data: Mapping | undefined, otherwise: Span): Span => data?.entries[0]?.key.span ?? otherwise

function isCard(data: Mapping, marks: readonly Mark[], sign: CardSign): boolean {
  const hasCardKey = data.entries.some(
    ({ key }) => keyNamed(key.text)?.on.includes('card') && !keyNamed(key.text)?.on.includes('note'),
  )
  const hasCardText = marks.some(
    mark => mark.kind === 'tasks' || (mark.kind === 'heading' && sectionNamed(mark.title.text) === 'answer'),
  )
  return sign === 'always' || hasCardKey || (sign === 'by-text' && hasCardText)
}

/** The cards of a note with card blocks, and what remains as its prose. */
function readCards(
  body: Located,
  marks: readonly Mark[],
  place: 'card' | 'translation',
  to: Report,
): { readonly cards: CardDraft[]; readonly prose: Located } {
  const cards: CardDraft[] = []
  const prose: Located[] = []
  const isHead = (index: number): boolean => {
    const [head, fence] = [marks[index], marks[index + 1]]
    return (
      head?.kind === 'heading' &&
      fence?.kind === 'card' &&
      body.text.slice(head.span.end, fence.span.start).trim() === ''
    )
  }
  let proseStart = 0
  for (let index = 0; index < marks.length; index++) {
    const [head, fence] = [marks[index], marks[index + 1]]
    if (head?.kind === 'card') report(to, 'card.no-heading', firstLine(body, head.span))
    if (!isHead(index) || head?.kind !== 'heading' || fence?.kind !== 'card') continue
    prose.push(trimmed(part(body, proseStart, head.span.start)))
    let past = index + 2
    while (past < marks.length && !isHead(past) && !isAtLeast(marks[past], head.level)) past++
    const end = marks[past]?.span.start ?? body.text.length
    const data = readBlock(fence, body, to)
    if (data)
      cards.push({
        fields: readFields(data, place, to),
        heading: head.title,
        span: firstLine(body, head.span),
        idPlace: idPlaceIn(fence.yaml, data, to.text),
        ...readText(body, marks.slice(index + 2, past), fence.span.end, end, head.level, to),
      })
    proseStart = end
    index = past - 1
  }
  prose.push(trimmed(part(body, proseStart, body.text.length)))
  const parts = prose.filter(({ text }) => text !== '')
  return { cards, prose: joined(parts, '\n\n', body.span.end) }
}

/** The keys in a card block, or undefined (reported) where they cannot be trusted. */
function readBlock({ yaml, span }: Mark & { readonly kind: 'card' }, body: Located, to: Report): Mapping | undefined {
  const found = yaml.text.length
  if (found <= MOST_YAML) return readYaml(yaml, to)
  report(to, 'card.too-long', firstLine(body, span), { found, allowed: MOST_YAML })
  return undefined
}

const isAtLeast = (mark: Mark | undefined, level: number): boolean => mark?.kind === 'heading' && mark.level <= level

/** Body, options and sections of a card whose text is [start, end) of `body`; sections stand below `level`. */
function readText(
  body: Located,
  marks: readonly Mark[],
  start: number,
  end: number,
  level: number,
  to: Report,
): Pick<CardDraft, 'body' | 'tasks' | 'sections'> {
  const found: Partial<Record<Section, Located[]>> = {}
  const question: Located[] = []
  const tasks: Task[] = []
  let section: { readonly name: Section; readonly heading: Located } | undefined
  let from = start
  const close = (until: number): void => {
    const text = trimmedBlock(part(body, from, until))
    if (section && text.text === '')
      report(to, 'section.empty', section.heading.span, { section: section.heading.text })
    else if (section) (found[section.name] ??= []).push(text)
    else if (text.text !== '') question.push(text)
  }
  for (const mark of marks) {
    if (mark.kind === 'tasks' && !section) {
      if (tasks.length > 0) report(to, 'choice.several-lists', firstLine(body, mark.span))
      close(mark.span.start)
      tasks.push(...mark.tasks)
      from = mark.span.end
    } else if (mark.kind === 'card') report(to, 'card.no-heading', firstLine(body, mark.span))
    else if (mark.kind === 'heading') {
      const name = mark.level > level ? sectionNamed(mark.title.text) : undefined
      if (!name) reportNear(mark.title, to)
      if (!name) continue
      close(mark.span.start)
      if (name !== 'hint' && found[name]) report(to, 'section.repeated', mark.title.span, { section: mark.title.text })
      section = { name, heading: mark.title }
      from = mark.span.end
    }
  }
  close(end)
  return { body: joined(question, '\n\n', body.at(start)), tasks, sections: found }
}

/** A heading that is almost a section's is probably meant to be one; any other is text. */
function reportNear(title: Located, to: Report): void {
  const near = sectionMeant(title.text)
  if (near === undefined) return
  report(to, 'section.unknown', title.span, { found: title.text, allowed: sectionTitles.join(', ') }, `### ${near}`)
}
