// Owns that no two cards of a deck share a name, now or by a former one.
import type { CardDraft } from './note.ts'
import { placedProblem, type Problem, type Report } from './report.ts'
import { implicitId } from './slug.ts'

/** A name that a card has or had, with what it would be if somebody else has it. */
export interface Name {
  readonly name: string
  readonly isFormer: boolean
  /** The card's own id. */
  readonly id: string
  /** Where the name stands, as a problem that names its owner only in part. */
  readonly clash: Problem
}

/** The names of the cards of the note at `path` (without `.md`), also of those with errors. */
export const namesIn = (cards: readonly CardDraft[], path: string, to: Report): Name[] =>
  cards.flatMap(({ fields, heading, span }) => {
    const id = fields.id?.value.text ?? implicitId(path, heading?.text ?? '')
    if (id === '' || fields.refused.has('id')) return []
    return [
      {
        name: id,
        isFormer: false,
        id,
        clash: placedProblem(to, 'card.duplicate-id', fields.id?.span ?? span, { id }),
      },
      ...(fields.aliases?.value ?? []).map(alias => ({
        name: alias.text,
        isFormer: true,
        id,
        clash: placedProblem(to, 'alias.taken', alias.span, { alias: alias.text }),
      })),
    ]
  })

/** What two spellings of one name have in common: neither case nor Unicode's ways to write a letter tell them apart. */
const folded = (name: string): string =>
  plain.test(name) ? name : name.normalize('NFC').toLowerCase().normalize('NFC')
/** What nearly every name is made of is folded already. */
const plain = /^[a-z\d-]*$/

/**
 * By note, a problem for every id that an earlier card has, also where only the case differs, and for every former id
 * that is somebody's: ids come first, whatever the order of the notes.
 */
export function clashes(notes: readonly (readonly Name[])[]): (readonly Problem[] | undefined)[] {
  const owners = new Map<string, Name>()
  const found = notes.map((): Problem[] | undefined => undefined)
  for (const isFormer of [false, true])
    for (const [index, names] of notes.entries())
      for (const each of names) {
        if (each.isFormer !== isFormer) continue
        const name = folded(each.name)
        const other = owners.get(name)
        if (!other) {
          owners.set(name, each)
          continue
        }
        const { clash } = each
        const place = `${other.clash.file}:${other.clash.line}`
        const args = { ...clash.args, other: other.isFormer ? other.name : other.id, place }
        ;(found[index] ??= []).push({ ...clash, args })
      }
  return found
}
