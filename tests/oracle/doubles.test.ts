// Asks math.js for random expressions: in doubles beside the compiled formula, in 64 digits beside exact and interval.
import fc from 'fast-check'
import { all, create } from 'mathjs'
import { expect, test } from 'vitest'
import { compile, decides, endsOf, fromDecimal, isNumber, toDouble } from '../../src/domain/formula/index.ts'
import type { Num, Rational } from '../../src/domain/formula/index.ts'
import { checked, numbers, value } from '../domain/formula/read.ts'

// Its types leave open whether there is anything in it.
const everything = all ?? {}
const doubles = create(everything)
const digits = create(everything, { number: 'BigNumber', precision: 64 })

/** Functions that both know, ours first. */
const names = {
  sqrt: 'sqrt',
  cbrt: 'cbrt',
  exp: 'exp',
  ln: 'log',
  log2: 'log2',
  log10: 'log10',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  asin: 'asin',
  acos: 'acos',
  atan: 'atan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  abs: 'abs',
} as const
const theirs = (formula: string): string => formula.replaceAll(/\bln\(/g, `${names.ln}(`)
/** Where rising arguments cannot cancel, 1e-12 is a fair limit for plain doubles. */
const tame = ['sqrt', 'cbrt', 'atan', 'tanh', 'abs'] as const

const amount = fc.double({ min: 0.01, max: 50, noNaN: true }).map(x => String(Number(x.toPrecision(4))))
const leaf = fc.oneof(amount, fc.constantFrom('a', 'b'))
/** These take hours over a huge argument in 64 digits: theirs is bounded by an arctangent. */
const bounded: ReadonlySet<string> = new Set(['exp', 'sin', 'cos', 'tan', 'asin', 'acos', 'sinh', 'cosh', 'tanh'])

const formulas = (signs: readonly string[], functions: readonly string[]): fc.Arbitrary<string> =>
  fc.letrec<{ formula: string }>(tie => ({
    formula: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc
        .tuple(tie('formula'), fc.constantFrom(...signs), tie('formula'))
        .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      fc.tuple(tie('formula'), fc.constantFrom('2', '3', '-1', '0.5')).map(([base, power]) => `(${base})^${power}`),
      fc
        .tuple(fc.constantFrom(...functions), tie('formula'))
        .map(([name, x]) => (bounded.has(name) ? `${name}(atan(${x})/1.6)` : `${name}(${x})`)),
      fc.tuple(fc.constantFrom(...functions), leaf).map(([name, x]) => `${name}(${x})`),
    ),
  })).formula

test('compiled doubles agree with math.js to 1e-12', () => {
  let compared = 0
  fc.assert(
    fc.property(formulas(['+', '*', '/'], tame), amount, amount, (formula, a, b) => {
      const vars: Readonly<Record<string, number>> = { a: Number(a), b: Number(b) }
      const wanted: unknown = doubles.evaluate(theirs(formula), { ...vars })
      const ready = checked(formula, vars)
      if (!ready.ok) throw new Error(ready.error.code)
      const { slots, run } = compile(ready.value)
      const found = run(Float64Array.from(slots, name => vars[name] ?? NaN))
      fc.pre(typeof wanted === 'number' && Number.isFinite(wanted) && Number.isFinite(found))
      compared++
      const isNear = Math.abs(found - wanted) <= Math.max(1e-12 * Math.abs(wanted), Number.MIN_VALUE)
      expect({ formula, vars, found, wanted, isNear }).toMatchObject({ isNear: true })
    }),
    { numRuns: 2_000 },
  )
  expect(compared).toBeGreaterThan(1_000)
})

/** Far beyond what 64 digits lose on the way, far below what a double can tell. */
const slack = 1e-30

test('what decides holds the value that math.js finds in 64 digits', () => {
  let compared = 0
  fc.assert(
    fc.property(formulas(['+', '-', '*', '/'], Object.keys(names)), amount, amount, (formula, a, b) => {
      const vars = { a, b }
      const found = value(formula, vars)
      // Where we see no value, or none that could decide anything, there is nothing to hold.
      fc.pre(found.ok && isNumber(found.value) && decides(found.value))
      const scope = { a: digits.bignumber(a), b: digits.bignumber(b) }
      const truth: unknown = digits.evaluate(theirs(formula), scope)
      fc.pre(digits.isBigNumber(truth) && truth.isFinite())
      const exact = fromDecimal(truth.toString())
      fc.pre(exact !== undefined)
      compared++
      expect({ formula, vars, found: toDouble(found.value), isHeld: isHeld(found.value, exact) }).toMatchObject({
        isHeld: true,
      })
    }),
    { numRuns: 1_500 },
  )
  expect(compared).toBeGreaterThan(500)
})

function isHeld(found: Num, truth: Rational): boolean {
  const { low, high } = endsOf(found)
  const [least, most, wanted] = [low, high, truth].map(({ n, d }) => digits.bignumber(`${n}`).div(`${d}`))
  if (!least || !most || !wanted) return false
  const room = wanted.abs().mul(slack)
  return least.sub(room).lte(wanted) && wanted.lte(most.add(room))
}

test('numbers of the shared subset mean the same', () => {
  expect(numbers({ x: 0.1 }).get('x')).toEqual({ n: 1n, d: 10n })
  expect(digits.evaluate('0.1 + 0.2 == 0.3')).toBe(true)
})
