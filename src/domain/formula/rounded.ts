// Owns the evaluation with rounding on the way: how far a value may move when intermediate results are rounded.
import { applyRow, elementAt, gatherRow, type Numeric } from './apply.ts'
import { constants } from './constants.ts'
import { evaluate } from './evaluate.ts'
import { plus } from './interval.ts'
import type { Checked, Node } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import { isInteger } from './rational.ts'
import type { Rational } from './rational.ts'
import { isExact, isList, settle, toInterval } from './value.ts'
import type { Num, Value } from './value.ts'
import { fullWork } from './work.ts'

/** A number or list as it is, and all that it may have become by rounding. */
export interface Ranged {
  readonly value: Numeric
  readonly range: Numeric
}

/** By how much rounding may move an intermediate result either way; undefined where it has no figures to lose. */
export type Slack = (value: Num) => Rational | undefined

const named: ReadonlySet<Num> = new Set(constants.values())

/**
 * The value of `checked` with what it may become where each operation and call below the root is rounded, and named
 * constants are: by ordinary interval arithmetic. Brackets of lists and signs round nothing, so that below them at the
 * root is still the root. What jumps, indices, whole exponents and conditions takes its arguments unrounded. Undefined
 * where a rounded operand leaves a domain or reaches a division by 0.
 */
export function evaluateRounded(
  checked: Checked,
  scope: ReadonlyMap<string, Ranged>,
  slack: Slack,
): Ranged | undefined {
  const work = { values: fullWork(), ranges: fullWork() }
  const values = new Map<string, Value>([...scope].map(([name, { value }]) => [name, value]))

  function visit(node: Node, isRoot: boolean): Ranged | undefined {
    const found = computed(node, isRoot)
    return found && !isRoot && canRound(node) ? grown(found, slack) : found
  }

  function computed(node: Node, isRoot: boolean): Ranged | undefined {
    switch (node.kind) {
      case 'constant':
        return { value: node.value, range: node.value }
      case 'slot':
        return scope.get(checked.slots[node.index] ?? '')
      case 'list': {
        const items = all(node.items, isRoot)
        return items && { value: items.flatMap(({ value }) => value), range: items.flatMap(({ range }) => range) }
      }
      case 'index':
        return element(node)
      case 'apply':
        return applied(node, isRoot && node.row === negation)
      case 'gather': {
        const args = all(node.args, false)
        const value = args && take(gatherRow(node.row, args.map(valueIn), node.span, work.values))
        if (!value || node.row.jumps) return value && { value, range: value }
        const range = take(gatherRow(node.row, args.map(rangeIn), node.span, work.ranges))
        return range && { value, range }
      }
      case 'if': {
        const test = evaluate({ ...checked, root: node.condition, shape: 'boolean' }, values)
        return test.ok ? visit(test.value === true ? node.yes : node.no, false) : undefined
      }
      case 'compare':
      case 'logic':
      case 'not':
        throw new Error('a condition is never part of a number but through if')
    }
  }

  function all(nodes: readonly Node[], isRoot: boolean): Ranged[] | undefined {
    const found: Ranged[] = []
    for (const node of nodes) {
      const one = visit(node, isRoot)
      if (!one) return undefined
      found.push(one)
    }
    return found
  }

  function applied({ row, args, span }: Node & { kind: 'apply' }, isRoot: boolean): Ranged | undefined {
    const given = all(args, isRoot)
    const value = given && take(applyRow(row, given.map(valueIn), span, work.values))
    if (!value || row.jumps) return value && { value, range: value }
    const [base, exponent] = row === binaryOperators['^'] ? given : []
    const ranges = base && exponent && isWhole(exponent.value) ? [base.range, exponent.value] : given.map(rangeIn)
    const range = take(applyRow(row, ranges, span, work.ranges))
    return range && { value, range }
  }

  function element({ list, at }: Node & { kind: 'index' }): Ranged | undefined {
    const [from, index] = [visit(list, false), visit(at, false)?.value]
    if (!from || !index || isList(index) || !isList(from.value) || !isList(from.range)) return undefined
    const [value, range] = [from.value, from.range].map(of => take(elementAt(of, index, at.span)))
    return value && range && { value, range }
  }

  return visit(checked.root, true)
}

const take = <T>(found: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | undefined =>
  found.ok ? found.value : undefined
const valueIn = ({ value }: Ranged): Numeric => value
const rangeIn = ({ range }: Ranged): Numeric => range
const elements = (value: Numeric): readonly Num[] => (isList(value) ? value : [value])
const isWhole = (value: Numeric): boolean => elements(value).every(one => isExact(one) && isInteger(one))

/** Operations, calls, and constants that have a name: literals and variables are taken as they stand. */
export function canRound(node: Node): boolean {
  if (node.kind === 'constant') return named.has(node.value)
  if (node.kind === 'apply') return node.row !== negation
  return node.kind === 'gather' || node.kind === 'index' || node.kind === 'if'
}

/** `ranged` as it may be rounded once more, element by element. Undefined where it grows beyond all doubles. */
export function grown({ value, range }: Ranged, slack: Slack): Ranged | undefined {
  const ranges = elements(range)
  const found: Num[] = []
  for (const [at, one] of elements(value).entries()) {
    const before = ranges[at]
    const half = slack(one)
    const after = before && half ? widenedBy(before, half) : before
    if (!after) return undefined
    found.push(after)
  }
  const [only] = found
  return isList(range) || !only ? { value, range: found } : { value, range: only }
}

function widenedBy(range: Num, half: Rational): Num | undefined {
  const [from, by] = [toInterval(range), toInterval(half)]
  return from && by && settle(plus(from, { lo: -by.hi, hi: by.hi }))
}
