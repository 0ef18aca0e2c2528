// Owns where a formula adds up at its top, below signs and factors: there nearly equal terms may cancel.
import type { Checked, Node } from './node.ts'
import { binaryOperators, negation } from './operators.ts'

/** A chain of `+` and `-`, and what it adds up, each to be evaluated like the formula that it is part of. */
export interface Sum {
  readonly whole: Checked
  readonly terms: readonly Checked[]
}

const isSum = (node: Node): node is Node & { kind: 'apply' } =>
  node.kind === 'apply' && (node.row === binaryOperators['+'] || node.row === binaryOperators['-'])

/** The chains at the top of `checked`; `named` gives the formula that a name stands for, if it stands for one. */
export function topSums(checked: Checked, named: (name: string) => Checked | undefined): readonly Sum[] {
  const at = (root: Node): Checked => ({ ...checked, root, shape: 'number' })
  function visit(node: Node): readonly Sum[] {
    if (node.kind === 'slot') {
      const formula = named(checked.slots[node.index] ?? '')
      return formula ? topSums(formula, named) : []
    }
    if (node.kind !== 'apply' || node.shape !== 'number') return []
    if (isSum(node)) return [{ whole: at(node), terms: termsOf(node).map(at) }]
    if (node.row === negation || node.row === binaryOperators['*']) return node.args.flatMap(visit)
    // A divisor near 0 makes the key large, not small.
    return node.row === binaryOperators['/'] ? node.args.slice(0, 1).flatMap(visit) : []
  }
  return visit(checked.root)
}

function termsOf(node: Node): readonly Node[] {
  const isSign = node.kind === 'apply' && node.row === negation
  return isSign || isSum(node) ? node.args.flatMap(termsOf) : [node]
}
