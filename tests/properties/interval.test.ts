// Properties of intervals: whatever is computed on them holds what is computed exactly, and what doubles make of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  check,
  compare,
  compile,
  endsOf,
  evaluate,
  functionRows,
  isExact,
  isNumber,
  parse,
} from '../../src/domain/formula/index.ts'
import type { Checked, Num, Value } from '../../src/domain/formula/index.ts'
import { fromDouble } from '../../src/domain/formula/decimal.ts'
import { binaryOperators } from '../../src/domain/formula/operators.ts'
import { above, below } from '../../src/domain/formula/value.ts'

/** Every function whose values never leap, so that doubles cannot land on another step. */
const continuous = functionRows.flatMap(row => (row.kind === 'choice' || row.jumps ? [] : [row]))
const operators = Object.entries(binaryOperators).flatMap(([text, row]) => (row.kind === 'arithmetic' ? [text] : []))

/** A call of a row on `x`, `y`, `z`, as a number. */
function call(row: (typeof continuous)[number], x: string, y: string, z: string): string {
  const args = [x, y, z]
  if (row.kind === 'math') return `${row.name}(${args.slice(0, row.arity.max).join(', ')})`
  if (row.takes === 'lists') return `${row.name}([${x}, ${y}], [${z}, ${x}])`
  return `${row.name}(${args.join(', ')})${row.gives === 'list' ? '[1]' : ''}`
}

const names = ['a', 'b', 'c'] as const
const { formula } = fc.letrec<{ formula: string }>(tie => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...names),
    fc
      .tuple(tie('formula'), fc.constantFrom(...operators), tie('formula'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(fc.constantFrom(...continuous), tie('formula'), tie('formula'), tie('formula'))
      .map(([row, x, y, z]) => call(row, x, y, z)),
    fc.tuple(tie('formula'), fc.constantFrom('2', '3', '0.5', '-1')).map(([x, power]) => `(${x}^(${power}))`),
    tie('formula').map(x => `(-${x})`),
  ),
}))
const amount = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }).map(x => Number(x.toPrecision(3)) + 0),
  fc.double({ min: 0.01, max: 1, noNaN: true }),
)

/** The formula with three doubles for its names, checked; undefined where it is none. */
function ready(text: string): Checked | undefined {
  const parsed = parse(text)
  const checked = parsed.ok ? check(parsed.value, new Set(names)) : parsed
  return checked.ok ? checked.value : undefined
}

function valueOf(checked: Checked, values: readonly Num[]): Num | undefined {
  const given = new Map<string, Value>(names.flatMap((name, at) => (values[at] ? [[name, values[at]]] : [])))
  const found = evaluate(checked, given)
  return found.ok && isNumber(found.value) ? found.value : undefined
}

const exactly = (x: number): Num => fromDouble(x) ?? { n: 0n, d: 1n }
/** The same number and its neighbours: from here on nothing is exact. */
const asInterval = (x: number): Num => ({ lo: below(x), hi: above(x) })

test('on intervals there are the exact values, and where these are approximate, one that both allow', () => {
  let met = 0
  fc.assert(
    fc.property(formula, amount, amount, amount, (text, ...xs) => {
      const checked = ready(text)
      const exact = checked && valueOf(checked, xs.map(exactly))
      const wide = checked && valueOf(checked, xs.map(asInterval))
      if (!exact || !wide) return
      met += isExact(exact) && !isExact(wide) ? 1 : 0
      const [inner, outer] = [endsOf(exact), endsOf(wide)]
      const isHeld = compare(outer.low, inner.high) <= 0 && compare(inner.low, outer.high) <= 0
      expect({ text, xs, exact, wide, isHeld }).toMatchObject({ isHeld: true })
    }),
    { numRuns: 10_000 },
  )
  expect(met).toBeGreaterThan(500)
})

test('on intervals there are the values of doubles', () => {
  const met = new Map<string, number>()
  fc.assert(
    fc.property(formula, amount, amount, amount, (text, ...xs) => {
      const checked = ready(text)
      const wide = checked && valueOf(checked, xs.map(asInterval))
      // What is exact whatever its arguments, such as x^0, is no interval.
      if (!wide || isExact(wide)) return
      const { slots, run } = compile(checked)
      const fast = run(slots.map(name => xs[names.indexOf(name as (typeof names)[number])] ?? NaN))
      const { low, high } = endsOf(wide)
      const double = fromDouble(fast)
      const isHeld = double !== undefined && compare(low, double) <= 0 && compare(double, high) <= 0
      expect({ text, xs, fast, wide, isHeld }).toMatchObject({ isHeld: true })
      for (const [name] of text.matchAll(/\w+(?=\()/g)) met.set(name, (met.get(name) ?? 0) + 1)
    }),
    { numRuns: 10_000 },
  )
  expect(continuous.map(({ name }) => name).filter(name => (met.get(name) ?? 0) < 20)).toEqual([])
})
