// Owns the checked tree: names resolved to slots, operators and calls to their rows.
import type { Span } from '../diagnostic.ts'
import type { ComparisonRow, LogicRow } from './operators.ts'
import type { ListRow, MathRow } from './row.ts'
import type { Num } from './value.ts'

export type Shape = 'number' | 'list' | 'boolean'

export type Node =
  | { readonly kind: 'constant'; readonly value: Num; readonly span: Span }
  | { readonly kind: 'slot'; readonly index: number; readonly shape: 'number' | 'list'; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly span: Span }
  | { readonly kind: 'index'; readonly list: Node; readonly at: Node; readonly span: Span }
  | ApplyNode
  | GatherNode
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
      readonly shape: Shape
      readonly span: Span
    }

/** An operation on numbers; of shape `list` where an argument is one: then element by element. */
interface ApplyNode {
  readonly kind: 'apply'
  readonly row: MathRow
  readonly args: readonly Node[]
  readonly shape: 'number' | 'list'
  readonly span: Span
}

/** An operation on whole lists. Arguments that are numbers make one list together. */
export interface GatherNode {
  readonly kind: 'gather'
  readonly row: ListRow
  readonly args: readonly Node[]
  readonly span: Span
}

/** What `node` yields. */
export function shapeOf(node: Node): Shape {
  switch (node.kind) {
    case 'constant':
    case 'index':
      return 'number'
    case 'list':
      return 'list'
    case 'slot':
    case 'apply':
    case 'if':
      return node.shape
    case 'gather':
      return node.row.gives
    case 'compare':
    case 'logic':
    case 'not':
      return 'boolean'
  }
}

/** A formula that can be evaluated. */
export interface Checked {
  readonly root: Node
  readonly shape: Shape
  /** The variables it reads; a slot's index is the place here. */
  readonly slots: readonly string[]
}
