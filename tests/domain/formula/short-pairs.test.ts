// Tests fractions in doubles: exactly what rationals give, or nothing, and nothing only where a number on the way is too long.
import { describe, expect, test } from 'vitest'
import { add, compare, divide, multiply, rational, subtract } from '../../../src/domain/formula/rational.ts'
import type { Rational } from '../../../src/domain/formula/rational.ts'
import { addShort, areShort, fromShortDecimal, multiplyShort } from '../../../src/domain/formula/short.ts'
import {
  setProduct,
  setQuotient,
  setSum,
  setWholePower,
  signOfDifference,
  smallDivisor,
} from '../../../src/domain/formula/short-pairs.ts'
import { product } from './grid.ts'

const most = Number.MAX_SAFE_INTEGER
const isSafe = (n: bigint): boolean => n <= BigInt(most) && n >= -BigInt(most)
const isHeld = ({ n, d }: Rational): boolean => isSafe(n) && isSafe(d)

/** In lowest terms: whole and broken, short and as long as doubles hold. */
const fractions: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 1],
  [-1, 1],
  [6, 1],
  [1, 2],
  [-5, 6],
  [4, 9],
  [-7, 10],
  [most, 1],
  [-most, 1],
  [most, 2],
  [1, most],
  [-2, most],
  [2 ** 52, 3],
  [3, 2 ** 52],
  [94906267, 94906266],
  [-94906265, 7],
]
const exactly = ([n, d]: readonly [number, number]): Rational => rational(BigInt(n), BigInt(d))
const pairs = product([fractions, fractions]).flatMap(([a, b]) => (a && b ? [{ a, b }] : []))

/** Runs `operation` on a and b beside each other, behind something that must stay. */
function run<Found>(
  { a, b }: (typeof pairs)[number],
  operation: (n: Float64Array, d: Float64Array, at: number) => Found,
): { readonly found: Found; readonly result: Rational | undefined } {
  const [n, d] = [Float64Array.of(7, a[0], b[0]), Float64Array.of(7, a[1], b[1])]
  const found = operation(n, d, 1)
  if (n[0] !== 7 || d[0] !== 7) throw new Error('it wrote beside its place')
  const [top = NaN, bottom = NaN] = [n[1], d[1]]
  if (Object.is(top, -0)) throw new Error('-0 is 0')
  return { found, result: found === true ? { n: BigInt(top), d: BigInt(bottom) } : undefined }
}
const cross = ({ a, b }: (typeof pairs)[number]): readonly bigint[] => {
  const shared = BigInt(smallDivisor(a[1], b[1]))
  return [(BigInt(a[0]) * BigInt(b[1])) / shared, (BigInt(b[0]) * BigInt(a[1])) / shared]
}

describe('two fractions', () => {
  test.each([
    ['sum', 1, add],
    ['difference', -1, subtract],
  ] as const)('their %s', (_, sign, of) => {
    const wrong = pairs.flatMap(pair => {
      const { found, result } = run(pair, (n, d, at) => setSum(n, d, at, sign))
      const wanted = of(exactly(pair.a), exactly(pair.b))
      const [left = 0n, right = 0n] = cross(pair)
      const isShort = isHeld(wanted) && [left, right, left + BigInt(sign) * right].every(isSafe)
      const isRight = isShort ? result?.n === wanted.n && result.d === wanted.d : !found
      return isRight ? [] : [{ ...pair, found, wanted: `${wanted.n}/${wanted.d}` }]
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['product', setProduct, multiply],
    ['quotient', setQuotient, divide],
  ] as const)('their %s', (name, operation, of) => {
    const wrong = pairs.flatMap(pair => {
      const { found, result } = run(pair, operation)
      if (name === 'quotient' && pair.b[0] === 0) return found === undefined ? [] : [pair]
      const wanted = of(exactly(pair.a), exactly(pair.b))
      const isRight = isHeld(wanted) ? result?.n === wanted.n && result.d === wanted.d : !found
      return isRight ? [] : [{ ...pair, found, wanted: `${wanted.n}/${wanted.d}` }]
    })
    expect(wrong).toEqual([])
  })

  test('the sign of their difference', () => {
    const wrong = pairs.flatMap(pair => {
      const { found } = run(pair, signOfDifference)
      const wanted = compare(exactly(pair.a), exactly(pair.b))
      const isShort = [BigInt(pair.a[0]) * BigInt(pair.b[1]), BigInt(pair.b[0]) * BigInt(pair.a[1])].every(isSafe)
      return found === (isShort ? wanted : undefined) ? [] : [{ ...pair, found, wanted }]
    })
    expect(wrong).toEqual([])
  })
})

test.each([
  [2, 3, 3, '8/27'],
  [2, 3, -3, '27/8'],
  [-2, 3, 3, '-8/27'],
  [-2, 3, -3, '-27/8'],
  [-2, 3, -2, '9/4'],
  [5, 7, 0, '1/1'],
  [1, 1, 53, '1/1'],
  [1, 1, -53, '1/1'],
  [-1, 1, 53, '-1/1'],
  [2, 1, 52, `${2 ** 52}/1`],
  [1, 2, 52, `1/${2 ** 52}`],
  [2, 1, 53, false],
  [1, 2, 53, false],
  [3, 2, 40, false],
  [1, 1, 54, undefined],
  [1, 1, -54, undefined],
  [0, 1, 2, undefined],
  [0, 1, 0, undefined],
])('%d/%d to the power of %d is %s', (n, d, exponent, wanted) => {
  const { found, result } = run({ a: [n, d], b: [exponent, 1] }, setWholePower)
  expect(result ? `${result.n}/${result.d}` : found).toBe(wanted)
})

test('a broken exponent has no short way', () => {
  expect(run({ a: [4, 9], b: [1, 2] }, setWholePower).found).toBeUndefined()
})

test.each([
  [12, 18, 6],
  [18, 12, 6],
  [7, 0, 7],
  [0, 7, 7],
  [0, 0, 0],
  [most, 3, 1],
])('the greatest common divisor of %d and %d is %d', (a, b, wanted) => expect(smallDivisor(a, b)).toBe(wanted))

test('short rationals are added and multiplied as long ones are', () => {
  const short = [0, 1, -1, 2, -6, 35, 2 ** 25 - 1, 1 - 2 ** 25]
  const all = product([short, [1, 2, 9, 30, 2 ** 25 - 1]]).map(([n = 0, d = 1]) => rational(BigInt(n), BigInt(d)))
  const wrong = product([all, all]).flatMap(([a, b]) => {
    if (!a || !b) return []
    const sum = rational(a.n * b.d + b.n * a.d, a.d * b.d)
    const times = rational(a.n * b.n, a.d * b.d)
    const found = [addShort(a, b), multiplyShort(a, b), add(a, b), multiply(a, b)]
    const wanted = [sum, times, sum, times]
    return found.every(({ n, d }, at) => n === wanted[at]?.n && d === wanted[at]?.d)
      ? []
      : [`${a.n}/${a.d} ${b.n}/${b.d}`]
  })
  expect(wrong).toEqual([])
  const [one, limit] = [rational(1n), 2n ** 25n]
  expect([areShort(one, one), areShort(one, rational(limit)), areShort(rational(-limit), one)]).toEqual([
    true,
    false,
    false,
  ])
  expect([areShort(rational(1n, limit), one), areShort(rational(limit - 1n, limit - 3n), one)]).toEqual([false, true])
})

test.each([
  ['0', '0/1'],
  ['12', '12/1'],
  ['1.50', '3/2'],
  ['.5', '1/2'],
  ['5.', '5/1'],
  ['0.125', '1/8'],
  ['123456789012345', '123456789012345/1'],
  ['0.1234567890123', '1234567890123/10000000000000'],
  ['1234567890123456', undefined],
  ['', undefined],
  ['.', undefined],
  ['1.2.3', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['1/2', undefined],
  ['1:2', undefined],
])('%s is read as %s', (text, wanted) => {
  const found = fromShortDecimal(text)
  expect(found && `${found.n}/${found.d}`).toBe(wanted)
})
