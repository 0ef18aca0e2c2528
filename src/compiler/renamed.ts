// Owns noticing that an id which follows from a heading changed with it: deck.lock still knows the old one.
import type { MissingId } from './compile-note.ts'
import type { Lock } from './lock.ts'
import type { Problem } from './report.ts'
import { slug } from './slug.ts'
import { yamlText } from './yaml-text.ts'

/**
 * A warning for each card without an id of its own that is new to `lock`, where one other card of its note is gone: that
 * it was, by all appearances. `namesOf` gives the ids of the cards that there are now and were.
 */
export function renamedCards(lock: Lock, namesOf: () => ReadonlySet<string>, missing: readonly MissingId[]): Problem[] {
  if (missing.length === 0) return []
  const built = namesOf()
  const known = new Set(lock.lines.map(({ id }) => id))
  const gone = [
    ...new Set(lock.lines.filter(({ id, mark }) => mark?.kind !== 'retired' && !built.has(id)).map(({ id }) => id)),
  ]
  if (gone.length === 0) return []
  const added = Map.groupBy(
    missing.filter(({ id }) => !known.has(id)),
    ({ noteId }) => noteId,
  )
  return [...added].flatMap(([noteId, [card, ...others]]) => {
    const [former, ...more] = gone.filter(id => id === slug(noteId) || id.startsWith(`${slug(noteId)}-`))
    // With several on either side nobody can tell which became which.
    if (!card || !former || others.length > 0 || more.length > 0) return []
    const { id, edit, change } = card
    const fix = `id: ${yamlText(former)}`
    const text = edit.text.replace(`id: ${yamlText(id)}`, () => fix)
    return [{ ...change, args: { id, former }, fix, edit: { ...edit, text } }]
  })
}
