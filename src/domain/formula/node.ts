// Owns the checked tree: names resolved to slots, operators and calls to their rows.
import type { Span } from '../diagnostic.ts'
import type { ComparisonRow, LogicRow } from './operators.ts'
import type { MathRow } from './row.ts'
import type { Num } from './value.ts'

export type Shape = 'number' | 'boolean'

export type Node =
  | { readonly kind: 'constant'; readonly value: Num; readonly span: Span }
  | { readonly kind: 'slot'; readonly index: number; readonly span: Span }
  | { readonly kind: 'apply'; readonly row: MathRow; readonly args: readonly Node[]; readonly span: Span }
  | {
      readonly kind: 'compare'
      readonly row: ComparisonRow
      readonly left: Node
      readonly right: Node
      readonly span: Span
    }
  | { readonly kind: 'logic'; readonly row: LogicRow; readonly left: Node; readonly right: Node; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: Node; readonly span: Span }
  | {
      readonly kind: 'if'
      readonly condition: Node
      readonly yes: Node
      readonly no: Node
      readonly span: Span
    }

/** A formula that can be evaluated. */
export interface Checked {
  readonly root: Node
  readonly shape: Shape
  /** The variables it reads; a slot's index is the place here. */
  readonly slots: readonly string[]
}
