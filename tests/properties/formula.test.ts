// Tests what must hold for every formula: printing reads back, both evaluations agree. What never throws is in fuzz.test.ts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, compile, evaluate, isNumber, parse, print, toDouble } from '../../src/domain/formula/index.ts'
import type { Expr } from '../../src/domain/formula/index.ts'
import { binaryOperators, unaryOperators } from '../../src/domain/formula/operators.ts'
import { functionNames, functionNamed } from '../../src/domain/formula/functions.ts'
import { numbers } from '../domain/formula/read.ts'

// Keys of our own tables, which Object.keys widens to string.
const binary = Object.keys(binaryOperators) as (keyof typeof binaryOperators)[]
const unary = Object.keys(unaryOperators) as (keyof typeof unaryOperators)[]
const span = { start: 0, end: 0 }

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .constantFrom('0', '1', '2.50', '.5', '1e-3', '10')
    .map(text => ({ kind: 'number', text, value: { n: 0n, d: 1n }, span }) as const),
  fc.constantFrom('a', 'γ', 'sum', 'e', '宽_2').map(name => ({ kind: 'name', name, span }) as const),
)

const { tree } = fc.letrec<{ tree: Expr }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({ operator: fc.constantFrom(...unary), operand: tie('tree') })
      .map(({ operator, operand }): Expr => ({ kind: 'unary', operator, operand, span })),
    fc
      .record({ operator: fc.constantFrom(...binary), left: tie('tree'), right: tie('tree') })
      .map(({ operator, left, right }): Expr => ({ kind: 'binary', operator, left, right, span })),
    fc
      .record({ name: fc.constantFrom(...functionNames), args: fc.array(tie('tree'), { maxLength: 3 }) })
      .map(({ name, args }): Expr => ({ kind: 'call', name, nameSpan: span, args, span })),
    fc.array(tie('tree'), { maxLength: 3 }).map((items): Expr => ({ kind: 'list', items, span })),
    fc.record({ list: tie('tree'), at: tie('tree') }).map(({ list, at }): Expr => ({ kind: 'index', list, at, span })),
  ),
}))

/** The tree without what text cannot keep: places and parsed values. */
function shape(expr: Expr): unknown {
  switch (expr.kind) {
    case 'number':
      return expr.text
    case 'name':
      return [expr.name]
    case 'unary':
      return { [expr.operator]: shape(expr.operand) }
    case 'binary':
      return { [expr.operator]: [shape(expr.left), shape(expr.right)] }
    case 'call':
      return { [`${expr.name}()`]: expr.args.map(shape) }
    case 'list':
      return { '[]': expr.items.map(shape) }
    case 'index':
      return { at: [shape(expr.list), shape(expr.at)] }
  }
}

test('parse(print(tree)) is the tree', () => {
  fc.assert(
    fc.property(tree, expr => {
      const text = print(expr)
      const back = parse(text)
      // Generated trees know no limits; text does. Any other error is shown and fails.
      fc.pre(back.ok || !back.error.code.startsWith('limit.'))
      expect([text, back.ok ? shape(back.value) : back.error]).toEqual([text, shape(expr)])
    }),
    { numRuns: 5_000, maxSkipsPerRun: 1 },
  )
})

/** Continuous operations on positive numbers, where neither cancellation nor a jump can part the two ways. */
const smooth = [
  'sqrt',
  'cbrt',
  'tanh',
  'sigmoid',
  'relu',
  'abs',
  'softplus',
  'erf',
  'hypot',
  'max',
  'min',
  'mean',
  'sum',
]
const positive: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('a', 'b', 'c'),
  fc.double({ min: 0.01, max: 100, noNaN: true }).map(x => String(Number(x.toPrecision(4)))),
)
const { smoothText } = fc.letrec<{ smoothText: string }>(tie => ({
  smoothText: fc.oneof(
    { maxDepth: 5 },
    positive,
    fc
      .tuple(tie('smoothText'), fc.constantFrom('+', '*', '/'), tie('smoothText'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('smoothText'), fc.constantFrom('2', '0.5', '(1/3)', '-1'))
      .map(([base, power]) => `(${base})^${power}`),
    fc.tuple(fc.constantFrom(...smooth), tie('smoothText'), tie('smoothText')).map(([name, first, second]) => {
      const takesTwo = (functionNamed(name)?.arity.max ?? 1) > 1
      return takesTwo ? `${name}(${first}, ${second})` : `${name}(${first})`
    }),
  ),
}))
const amount = fc.double({ min: 0.01, max: 100, noNaN: true }).map(x => Number(x.toPrecision(4)))

test('the deciding evaluation and the doubles agree to 1e-12', () => {
  fc.assert(
    fc.property(smoothText, amount, amount, amount, (text, a, b, c) => {
      const parsed = parse(text)
      const ready = parsed.ok ? check(parsed.value, new Set(['a', 'b', 'c'])) : parsed
      fc.pre(ready.ok)
      const vars: Readonly<Record<string, number>> = { a, b, c }
      const decided = evaluate(ready.value, numbers(vars))
      const { slots, run } = compile(ready.value)
      const fast = run(slots.map(name => vars[name] ?? NaN))
      // Overflow parts them: the exact value may still fit where a double on the way does not.
      fc.pre(decided.ok && isNumber(decided.value) && Number.isFinite(fast))
      const exact = toDouble(decided.value)
      const isNear = Math.abs(fast - exact) <= Math.max(1e-12 * Math.abs(exact), Number.MIN_VALUE)
      expect({ text, vars, fast, exact, isNear }).toMatchObject({ isNear: true })
    }),
    { numRuns: 5_000, maxSkipsPerRun: 1 },
  )
})
