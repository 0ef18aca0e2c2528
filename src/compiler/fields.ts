// Owns reading a mapping against the key table: what is known, where it may stand, what its values are.
import type { Span } from '../domain/diagnostic.ts'
import { closest } from '../domain/spelling.ts'
import { inheritedKeys, keyNamed, keys, keysOf, type KeyName, type Place } from './keys.ts'
import { report, type Report } from './report.ts'
import { readers, type Values } from './values.ts'
import type { Data, Mapping } from './data.ts'

/** One key that was given: its value, and where key and value stand. */
interface Field<T> {
  readonly value: T
  readonly keySpan: Span
  readonly span: Span
}

/** What a mapping gave, by key. `refused` names the keys that stood there and were reported instead. */
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
    if (name === undefined) reportKey(key.text, key.span, place, allowed, to)
    const read = name && readValue(name, value, to)
    if (name === undefined || read === undefined) refused.add(key.text)
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
): void {
  const args = { found, allowed: allowed.join(', '), place }
  if (keyNamed(found)) report(to, 'key.misplaced', span, args)
  else {
    const near = closest(found, allowed)
    report(to, 'key.unknown', span, args, near && `${near}:`)
  }
}
