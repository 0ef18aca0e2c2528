// Owns what YAML gives: texts with their places, lists and mappings of them.
import type { Span } from '../domain/diagnostic.ts'
import type { Located } from './located.ts'

export type Data = Scalar | List | Mapping
/** `quoted` tells `"2"` from `2`; an absent value is an empty text that is not quoted. */
export interface Scalar extends Located {
  readonly kind: 'scalar'
  readonly quoted: boolean
}
interface List {
  readonly kind: 'list'
  readonly items: readonly Data[]
  readonly span: Span
}
export interface Mapping {
  readonly kind: 'mapping'
  readonly entries: readonly { readonly key: Scalar; readonly value: Data }[]
  readonly span: Span
  /** Written as `{ … }`, where commas separate. */
  readonly inBraces: boolean
}
