// Owns what kind a card is: as stated, else what its content says, if that is one thing only.
import { kinds, type Kind } from '../domain/deck/card.ts'
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

/** Each kind that the content of a card may speak for; only some are built yet. */
const evidence: readonly { readonly kind: string; readonly in: (draft: CardDraft) => boolean }[] = [
  { kind: 'numeric', in: ({ fields }) => fields.answer !== undefined || fields.refused.has('answer') },
  { kind: 'choice', in: ({ tasks }) => tasks.length > 0 && tasks.filter(({ isRight }) => isRight).length <= 1 },
  { kind: 'multi', in: ({ tasks }) => tasks.filter(({ isRight }) => isRight).length > 1 },
  { kind: 'cloze', in: ({ body }) => hasHighlight(body.text) },
  { kind: 'text', in: ({ fields }) => fields.refused.has('accept') },
  { kind: 'order', in: draft => isOrdered(draft) === true },
  { kind: 'recall', in: draft => isOrdered(draft) === false },
]

/** Whether the Answer section begins with an ordered list; undefined where there is no such section. */
const isOrdered = ({ sections }: CardDraft): boolean | undefined => {
  const text = sections.answer?.[0]?.text
  return text === undefined ? undefined : /^\d+[.)]\s/.test(text)
}

/** The kind of `draft`, or undefined where that was reported. */
export function kindOf(draft: CardDraft, to: Report): Kind | undefined {
  const { fields, span } = draft
  // A refused kind has its own problem already.
  if (fields.refused.has('kind')) return undefined
  if (fields.kind) return fields.kind.value
  const candidates = evidence.filter(each => each.in(draft)).map(({ kind }) => kind)
  const [only, ...more] = candidates
  if (only === undefined) report(to, 'kind.missing', span, { allowed: kinds.join(', ') })
  else if (more.length > 0) report(to, 'kind.ambiguous', span, { found: candidates.join(', ') }, `kind: ${only}`)
  else {
    const kind = kinds.find(each => each === only)
    // The key `accept` has its own problem already.
    if (!kind && only !== 'text') report(to, 'kind.unsupported', span, { found: only, allowed: kinds.join(', ') })
    return kind
  }
  return undefined
}

/** `==hidden==` outside code, TeX and templates. */
function hasHighlight(body: string): boolean {
  const prose = body.replace(/```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|\{\{[^{}]*\}\}/g, '')
  return /==[^=\s](?:[^=\n]*[^=\s])?==/.test(prose)
}
