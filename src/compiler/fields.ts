// Owns reading a mapping against the key table: what is known, where it may stand, what its values are.
import type { Span } from '../domain/diagnostic.ts'
import { inheritedKeys, keyNamed, keys, keysOf, type KeyName, type Place } from './keys.ts'
import { meantBy, textParts, type Meant, type TextPart } from './other-keys.ts'
import { report, type Report } from './report.ts'
import { readers, type Values } from './values.ts'
import type { Data, Mapping } from './data.ts'

/** One key that was given: its value, and where key and value stand. */
interface Field<T> {
  readonly value: T
  readonly keySpan: Span
  readonly span: Span
}

/**
 * What a mapping gave, by key. `refused` names the keys, and the parts of the text, that were meant by what was reported
 * instead: nothing needs to be said about their absence.
 */
export type Fields = { readonly [Name in KeyName]?: Field<Values[(typeof keys)[Name]['type']]> } & {
  readonly refused: ReadonlySet<string>
}

/** The fields of `data` in `place`, or of `defaults` in deck.md. */
export function readFields(data: Mapping, place: Place | 'defaults', to: Report): Fields {
  const allowed = place === 'defaults' ? inheritedKeys : keysOf(place)
  const fields: Partial<Record<KeyName, Field<unknown>>> = {}
  const refused = new Set<string>()
  for (const { key, value } of data.entries) {
    const name = allowed.find(candidate => candidate === key.text)
    if (name === undefined) {
      const meant = reportKey(key.text, key.span, place, allowed, to)
      refused.add(meant ? ('part' in meant ? partOf(meant.part) : meant.key) : key.text)
      continue
    }
    const read = readValue(name, value, to)
    if (read === undefined) refused.add(name)
    else fields[name] = { value: read, keySpan: key.span, span: value.span }
  }
  // Each value was read by the reader of its key's type.
  return { ...fields, refused } as Fields
}

const readValue = (name: KeyName, value: Data, to: Report): unknown => readers[keys[name].type](value, name, to)

function reportKey(
  found: string,
  span: Span,
  place: Place | 'defaults',
  allowed: readonly KeyName[],
  to: Report,
): Meant | undefined {
  const args = { found, allowed: allowed.join(', '), place }
  const known = keyNamed(found)
  if (known) {
    const isOfDeck = known.on.every(home => home === 'deck' || home === 'deckTranslation')
    report(to, 'key.misplaced', span, isOfDeck ? { ...args, home: 'deck' } : args)
    return undefined
  }
  const meant = meantBy(found, allowed, place === 'card' || place === 'translation')
  const fix = meant && ('part' in meant ? textParts[meant.part] : `${meant.key}:`)
  report(to, 'key.unknown', span, { ...args, ...meant }, fix)
  return meant
}

/** How `refused` names a part of the text. */
export const partOf = (part: TextPart): string => `### ${part}`
