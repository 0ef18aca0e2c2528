// Owns the fourth stage: whether a card as written can be a card. Every problem is reported, nothing is guessed.
import { isCalculated, type Kind } from '../domain/deck/card.ts'
import type { Fields } from './fields.ts'
import { checkKeys, kindsOf } from './kind.ts'
import type { Located } from './located.ts'
import type { CardDraft } from './note.ts'
import type { Scope } from './numeric.ts'
import { checkParts, type CardParts } from './parts.ts'
import { report, type Report } from './report.ts'
import { implicitId, isId } from './slug.ts'
import { checkTexts, type WrittenTexts } from './texts.ts'
import { reportUnseen } from './unseen.ts'

/** A card that is sound in itself; whether it proves, and whether its id is its own, is seen later. */
export interface CheckedCard {
  readonly draft: CardDraft
  readonly id: string
  readonly isIdExplicit: boolean
  readonly parts: CardParts
  /** The names that its texts may show. */
  readonly scope: Scope
  readonly written: WrittenTexts
}

/** The checked card, or undefined where an error was reported. `path` is the note's, without `.md`; `noteTitle` stands in for a heading. */
export function checkCard(draft: CardDraft, path: string, noteTitle: string, to: Report): CheckedCard | undefined {
  const before = to.problems.length
  const scope: Scope = { names: new Set(), lists: new Set(), used: new Set(), isOpen: false }
  const id = readId(draft, path, to)
  const [kind, ...others] = kindsOf(draft, to)
  if (!kind || others.length > 0) {
    checkAnyKind(
      draft,
      [kind, ...others].filter(each => each !== undefined),
      noteTitle,
      to,
    )
    return undefined
  }
  checkKeys(draft.fields, kind, to)
  const parts = checkParts(draft, kind, scope, to)
  const own = { says: parts && 'says' in parts ? parts.says : [], accept: draft.fields.accept?.value ?? [] }
  if (kind === 'numeric') scope.names.add('answer')
  // A formula card draws no numbers, so its texts have none to show.
  const textScope = kind === 'formula' ? { ...scope, names: new Set<string>(), letters: scope.names } : scope
  const written = checkTexts(draft, own, kind, noteTitle, textScope, to)
  if (written.text.body === '' && (isCalculated(kind) || !(draft.heading ?? draft.fields.title)))
    report(to, 'card.no-text', draft.span)
  // A formula that could not be read may use any name.
  if (parts?.kind === 'formula') for (const name of mentioned(written.text.body)) scope.used.add(name)
  if (parts && isCalculated(parts.kind)) reportUnused(draft.fields, scope, to)
  if (!parts || to.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined
  if (parts.kind === 'numeric') {
    const names = draft.fields.params?.value.map(({ name }) => name) ?? []
    reportUnseen(parts, written.text.body, of => names.find(({ text }) => text === of)?.span ?? draft.span, to)
  }
  return { draft, ...id, parts, scope: textScope, written }
}

/** What is wrong with a card whose kind nobody knows, whatever it is. */
function checkAnyKind(draft: CardDraft, likely: readonly Kind[], noteTitle: string, to: Report): void {
  const scope: Scope = { names: new Set(), lists: new Set(), used: new Set(), isOpen: false }
  for (const kind of likely) checkParts({ ...draft, tasks: isListed(kind) ? draft.tasks : [] }, kind, scope, to)
  const [first = 'recall'] = likely
  const own = { says: [], accept: draft.fields.accept?.value ?? [] }
  checkTexts(draft, own, first, noteTitle, { ...scope, isOpen: true }, to)
}

const isListed = (kind: Kind): boolean => kind === 'choice' || kind === 'multi'

function readId({ fields, heading, span }: CardDraft, path: string, to: Report): { id: string; isIdExplicit: boolean } {
  const explicit = fields.id?.value
  if (explicit && isId(explicit.text)) return { id: explicit.text, isIdExplicit: true }
  const implicit = implicitId(path, heading?.text ?? '')
  if (!explicit) {
    if (implicit === '' && !fields.refused.has('id')) report(to, 'id.empty', span, {}, 'id: …')
    return { id: implicit, isIdExplicit: false }
  }
  report(to, 'id.invalid', explicit.span, { found: explicit.text }, `id: ${implicit}`)
  return { id: explicit.text, isIdExplicit: true }
}

/** The words of a text: a letter that the question only speaks of may be asked for without deciding anything. */
const mentioned = (text: string): readonly string[] => text.match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu) ?? []

/** A parameter or let that stands in no formula and no text is a slip. */
function reportUnused(fields: Fields, { used }: Scope, to: Report): void {
  const declared: readonly { readonly name: Located }[] = [
    ...(fields.params?.value ?? []),
    ...(fields.let?.value ?? []),
  ]
  for (const { name } of declared)
    if (!used.has(name.text)) report(to, 'variable.unused', name.span, { found: name.text })
}
