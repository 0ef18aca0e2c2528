// Owns what kind a card is: as stated, else what its content says, if that is one thing only.
import { kinds, type Kind } from '../domain/deck/card.ts'
import { gapsIn } from '../domain/deck/cloze.ts'
import { partOf, type Fields } from './fields.ts'
import { keyNamed, type KeyName } from './keys.ts'
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

/** Each kind that the content of a card may speak for. */
const evidence: readonly { readonly kind: Kind; readonly in: (draft: CardDraft) => boolean }[] = [
  { kind: 'numeric', in: ({ fields }) => fields.answer !== undefined || fields.refused.has('answer') },
  { kind: 'choice', in: ({ tasks }) => tasks.length > 0 && tasks.filter(({ isRight }) => isRight).length <= 1 },
  { kind: 'multi', in: ({ tasks }) => tasks.filter(({ isRight }) => isRight).length > 1 },
  { kind: 'cloze', in: ({ body }) => gapsIn(body.text).length > 0 },
  { kind: 'text', in: ({ fields }) => fields.accept !== undefined || fields.refused.has('accept') },
  { kind: 'order', in: draft => isOrdered(draft) === true },
  { kind: 'recall', in: draft => isOrdered(draft) === false },
]

/** Whether the Answer section begins with an ordered list; undefined where there is no such section. */
const isOrdered = ({ sections }: CardDraft): boolean | undefined => {
  const text = sections.answer?.[0]?.text
  return text === undefined ? undefined : /^\d+[.)]\s/.test(text)
}

/** What a card may be: one kind, or several kinds or none, which was reported. */
export function kindsOf(draft: CardDraft, to: Report): readonly Kind[] {
  const { fields, span } = draft
  if (fields.kind) return [fields.kind.value]
  const candidates = evidence.filter(each => each.in(draft)).map(({ kind }) => kind)
  const [only, ...more] = candidates
  // Numbers are drawn for nothing but an answer.
  if (only === undefined && (fields.params || fields.let || fields.where)) return ['numeric']
  // A refused kind, or a key for what belongs into the text, has its own problem already.
  if (fields.refused.has('kind')) return candidates
  if (only === undefined && !textParts.some(part => fields.refused.has(partOf(part))))
    report(to, 'kind.missing', span, { allowed: kinds.join(', ') })
  if (more.length > 0) report(to, 'kind.ambiguous', span, { found: candidates.join(', ') }, `kind: ${only}`)
  return candidates
}

/** What of a text says which kind it is. */
const textParts = ['options', 'right', 'back', 'items'] as const

/** Reports the keys that belong to cards of other kinds. */
export function checkKeys(fields: Fields, kind: Kind, to: Report): void {
  for (const [name, field] of Object.entries(fields) as [KeyName, Fields[KeyName]][]) {
    const only = keyNamed(name)?.kinds
    if (field && only && !only.includes(kind))
      report(to, 'key.not-for-kind', field.keySpan, { found: name, kind, only: only.join(', ') })
  }
}
