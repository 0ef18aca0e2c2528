// Owns matching a translation with its note: the same cards by id, the same options and mistakes, only other words.
import { isCalculated, type DeckLocale } from '../domain/deck/card.ts'
import { gapNumbers } from '../domain/deck/cloze.ts'
import { isSameUnit } from '../domain/grading/unit.ts'
import { closest } from '../domain/spelling.ts'
import type { CheckedCard } from './check.ts'
import type { ClozeParts } from './cloze.ts'
import { checkKeys } from './kind.ts'
import type { Located } from './located.ts'
import { statedUnit, type Surroundings } from './lower.ts'
import type { CardDraft, NoteDraft } from './note.ts'
import { readItems, type OrderParts } from './order.ts'
import { hasErrors, report, type Report } from './report.ts'
import { checkTexts, type WrittenTexts } from './texts.ts'
import { reportUnseen } from './unseen.ts'

interface Into {
  readonly locale: DeckLocale
  /** Whether all cards of the note are sound; the translations of those that are not wait for them. */
  readonly isWhole: boolean
  readonly around: Surroundings
}

/** The texts of a note's cards in a language, by card id; empty where the translation has errors. */
export function translate(
  cards: readonly CheckedCard[],
  draft: NoteDraft,
  { locale, isWhole, around }: Into,
  to: Report,
): ReadonlyMap<string, WrittenTexts> {
  const texts = new Map<string, WrittenTexts>()
  for (const translated of draft.cards) {
    const card = cardOf(translated, cards, draft.isOneCard, isWhole ? to : { ...to, problems: [] })
    if (!card) continue
    if (texts.has(card.id)) report(to, 'translation.repeated', translated.span, { id: card.id })
    else texts.set(card.id, translateCard(card, translated, labelFor(card, translated, draft, around, to), to))
  }
  for (const { id } of cards)
    if (isWhole && !texts.has(id)) report(to, 'translation.missing-card', { start: 0, end: 1 }, { id, locale })
  return hasErrors(to) ? new Map() : texts
}

function cardOf(
  { fields, span }: CardDraft,
  cards: readonly CheckedCard[],
  isOneCard: boolean,
  to: Report,
): CheckedCard | undefined {
  if (fields.refused.has('id')) return undefined
  const [only] = cards
  const id = fields.id?.value
  if (!id && !(isOneCard && cards.length === 1)) {
    report(to, 'translation.no-id', span, { allowed: cards.map(card => card.id).join(', ') }, 'id: …')
    return undefined
  }
  const card = id ? cards.find(candidate => candidate.id === id.text) : only
  if (!card && id) {
    const ids = cards.map(candidate => candidate.id)
    const near = closest(id.text, ids)
    report(to, 'translation.unknown-id', id.span, { found: id.text, allowed: ids.join(', ') }, near && `id: ${near}`)
  } else if (card && !card.isIdExplicit) {
    report(to, 'translation.implicit-id', id?.span ?? span, { id: card.id }, `id: ${card.id}`)
    return undefined
  }
  return card
}

/** `label` is the word for what is counted, if the translation has one. */
function translateCard(card: CheckedCard, draft: CardDraft, label: string | undefined, to: Report): WrittenTexts {
  const { fields, tasks, span } = draft
  const { parts } = card
  const { text } = card.written
  const missing = (what: string): void => report(to, 'translation.missing-text', span, { what, id: card.id })
  checkKeys(fields, parts.kind, to)
  if (parts.kind === 'choice' || parts.kind === 'multi') checkOptions(card, draft, to)
  else if (tasks[0]) report(to, 'translation.options', tasks[0].text.span, { found: tasks.length, allowed: 0 })
  const says = isCalculated(parts.kind) ? readSays(card, draft, missing, to) : []
  const accept = fields.accept?.value ?? card.draft.fields.accept?.value ?? []
  if (parts.kind === 'text' && !fields.accept) missing('accept')
  if (parts.kind === 'cloze') checkGaps(parts, draft, to)
  const before = to.problems.length
  const written = checkTexts(draft, { says, accept }, parts.kind, text.title, card.scope, to)
  const own = written.text
  const isSound = own.body !== '' && to.problems.length === before
  if (parts.kind === 'numeric' && isSound) reportUnseen(parts, own.body, () => span, to)
  if (parts.kind === 'order') checkItems(parts, draft, to)
  if (!fields.title && !draft.heading) missing('title')
  if (own.body === '' && text.body !== '') missing('question')
  if (own.hints.length !== text.hints.length) missing('hint')
  if (!own.answer && text.answer) missing('answer')
  if (!own.explanation && text.explanation) missing('explanation')
  if (text.options?.some(({ feedback }, index) => feedback && !own.options?.[index]?.feedback)) missing('feedback')
  return label === undefined ? written : { ...written, text: { ...own, unit: label } }
}

/** The word for the unit of `card`, most often for what it counts. Like the unit of the card, it may stand in the frontmatter for all that inherit it. */
function labelFor(
  card: CheckedCard,
  { fields }: CardDraft,
  note: NoteDraft,
  around: Surroundings,
  to: Report,
): string | undefined {
  if (card.parts.kind !== 'numeric') return undefined
  const label = fields.unit ?? (card.draft.fields.unit ? undefined : note.fields.unit)
  const unit = statedUnit(card, around) ?? ''
  if (label && (unit === '' || !isSameUnit(label.value, unit)))
    report(to, 'translation.unit', label.span, { found: label.value, allowed: unit })
  return label?.value
}

/** A translation may leave its boxes empty; where it marks one, it marks the same. */
function checkOptions(card: CheckedCard, { tasks, span }: CardDraft, to: Report): void {
  const base = card.draft.tasks
  if (tasks.length !== base.length)
    report(to, 'translation.options', tasks[0]?.text.span ?? span, { found: tasks.length, allowed: base.length })
  else if (tasks.some(({ isRight }) => isRight)) {
    const wrong = tasks.find(({ isRight }, index) => isRight !== base[index]?.isRight)
    if (wrong) report(to, 'translation.marks', wrong.text.span, { found: wrong.text.text })
  }
}

/** The gaps of a translation may come in another order: their numbers say which is which. */
function checkGaps({ gaps }: ClozeParts, { body, span }: CardDraft, to: Report): void {
  const found = gapNumbers(body.text)
  if (String(found) !== String(gaps))
    report(to, 'translation.gaps', span, { found: found.join(', ') || 'none', allowed: gaps.join(', ') })
}

function checkItems({ itemCount }: OrderParts, { sections, span }: CardDraft, to: Report): void {
  const answer = sections.answer?.[0]
  const found = answer ? readItems(answer, to).length : 0
  if (found !== itemCount) report(to, 'translation.items', answer?.span ?? span, { found, allowed: itemCount })
}

/** What to say to each mistake; the note's own sentences where the translation has none. */
function readSays(
  card: CheckedCard,
  draft: CardDraft,
  missing: (what: string) => void,
  to: Report,
): readonly Located[] {
  const base = 'says' in card.parts ? card.parts.says : []
  const field = draft.fields.mistakes
  if (!field) {
    if (base.length > 0 && !draft.fields.refused.has('mistakes')) missing('says')
    return base
  }
  if (field.value.length !== base.length)
    report(to, 'translation.says', field.keySpan, { found: field.value.length, allowed: base.length })
  for (const { formula, credit } of field.value) {
    const extra = formula ?? credit
    if (extra) report(to, 'translation.formula', extra.span, { found: extra.text })
  }
  return field.value
    .map(({ says, span }, index) => {
      if (!says) report(to, 'mistake.incomplete', span, { missing: 'says' })
      return says ?? base[index]
    })
    .filter(each => each !== undefined)
}
