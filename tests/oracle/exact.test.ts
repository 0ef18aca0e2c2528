// Asks Python's fractions for random expressions: every exact value must be the same fraction.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsOf, isExact, isList, type Num, type Value } from '../../src/domain/formula/index.ts'
import { value } from '../domain/formula/read.ts'
import { askPython, isPythonMissing } from './python.ts'

/** One expression in both languages. */
interface Pair {
  readonly ours: string
  readonly python: string
}

const count = 4_000
const seed = Math.trunc(performance.timeOrigin % 2 ** 31)

const literal: fc.Arbitrary<Pair> = fc
  .oneof(
    fc.nat(20).map(String),
    fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 99 })).map(([whole, part]) => `${whole}.${part}`),
  )
  .map(text => ({ ours: text, python: `F('${text}')` }))
const wholeNumber: fc.Arbitrary<Pair> = fc.nat(12).map(n => ({ ours: `${n}`, python: `F(${n})` }))

/** Our name, Python's, and how many arguments. */
const onNumbers = [
  ['abs', 'absolute', 1],
  ['sign', 'sign', 1],
  ['floor', 'floor', 1],
  ['ceil', 'ceil', 1],
  ['trunc', 'trunc', 1],
  ['round', 'rounded', 1],
  ['relu', 'relu', 1],
  ['min', 'smallest', 2],
  ['max', 'largest', 3],
  ['mod', 'mod', 2],
  ['clamp', 'clamp', 3],
] as const
const onWholes = [
  ['gcd', 'gcd', 2],
  ['lcm', 'lcm', 3],
  ['factorial', 'factorial', 1],
  ['choose', 'choose', 2],
  ['permutations', 'permutations', 2],
] as const
const onLists = [
  ['sum', 'total'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['var', 'variance'],
  ['svar', 'sampleVariance'],
] as const

const called = (name: string, args: readonly string[]): string => `${name}(${args.join(', ')})`
const call = (ours: string, python: string, args: readonly Pair[]): Pair => ({
  ours: called(
    ours,
    args.map(arg => arg.ours),
  ),
  python: called(
    python,
    args.map(arg => arg.python),
  ),
})

const { pair } = fc.letrec<{ pair: Pair }>(tie => ({
  pair: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: literal, weight: 3 },
    {
      weight: 4,
      arbitrary: fc.tuple(tie('pair'), fc.constantFrom('+', '-', '*', '/'), tie('pair')).map(([left, sign, right]) => ({
        ours: `(${left.ours})${sign}(${right.ours})`,
        python: `(${left.python})${sign}(${right.python})`,
      })),
    },
    fc.tuple(tie('pair'), fc.integer({ min: -3, max: 4 })).map(([base, power]) => ({
      ours: `(${base.ours})^${power}`,
      python: `(${base.python})**${power}`,
    })),
    tie('pair').map(({ ours, python }) => ({ ours: `-(${ours})`, python: `-(${python})` })),
    fc
      .constantFrom(...onNumbers)
      .chain(([ours, python, arity]) =>
        fc.array(tie('pair'), { minLength: arity, maxLength: arity }).map(args => call(ours, python, args)),
      ),
    fc.tuple(tie('pair'), fc.integer({ min: -2, max: 3 })).map(([x, digits]) => ({
      ours: `round(${x.ours}, ${digits})`,
      python: `rounded(${x.python}, ${digits})`,
    })),
    fc
      .constantFrom(...onWholes)
      .chain(([ours, python, arity]) =>
        fc.array(wholeNumber, { minLength: arity, maxLength: arity }).map(args => call(ours, python, args)),
      ),
    fc
      .tuple(fc.constantFrom(...onLists), fc.array(tie('pair'), { minLength: 2, maxLength: 5 }))
      .map(([[ours, python], items]) => ({
        ours: called(
          ours,
          items.map(item => item.ours),
        ),
        python: `${python}([${items.map(item => item.python).join(', ')}])`,
      })),
    fc
      .tuple(tie('pair'), fc.constantFrom('<', '<=', '==', '!=', '>=', '>'), tie('pair'), tie('pair'), tie('pair'))
      .map(([left, sign, right, yes, no]) => ({
        ours: `if(${left.ours} ${sign} ${right.ours}, ${yes.ours}, ${no.ours})`,
        python: `((${yes.python}) if (${left.python}) ${sign} (${right.python}) else (${no.python}))`,
      })),
  ),
}))

const written = (found: Value): string =>
  typeof found === 'boolean' ? String(found) : isList(found) ? `[${found.map(fraction).join(', ')}]` : fraction(found)
const fraction = (number: Num): string => (isExact(number) ? `${number.n}/${number.d}` : 'interval')

/** Whether an interval holds the fraction that Python found. */
function holds(found: Value, python: string): boolean {
  if (typeof found === 'boolean' || isList(found)) return false
  const { low, high } = endsOf(found)
  const [n = 0n, d = 1n] = python.split('/').map(BigInt)
  return low.n * d <= n * low.d && n * high.d <= high.n * d
}

test.skipIf(isPythonMissing)(`exact values are Python's fractions (seed ${seed})`, () => {
  const pairs = fc.sample(pair, { numRuns: count, seed })
  const wanted = askPython(
    'fractions',
    pairs.map(({ python }) => python),
  )
  expect(wanted).toHaveLength(count)
  let compared = 0
  for (const [index, { ours, python }] of pairs.entries()) {
    const found = value(ours)
    const said = wanted[index] ?? ''
    // What outgrows exact work or the doubles has no counterpart: Python has no bounds.
    if (!found.ok && /^limit|overflow|undecided/.test(found.error.code)) continue
    compared++
    const outcome = found.ok ? written(found.value) : 'error'
    const isSame = outcome === 'interval' ? found.ok && holds(found.value, said) : outcome === said
    const agrees = isSame || (outcome === 'error' && /^[A-Z]\w+$/.test(said))
    expect({ ours, python, outcome, said, agrees }).toMatchObject({ agrees: true })
  }
  expect(compared).toBeGreaterThan(count * 0.9)
})

/** A list in both languages: three to six numbers, ties among them. */
const list = fc
  .array(fc.constantFrom('0', '1', '2', '2.5', '-3', '0.1', '7/3'), { minLength: 3, maxLength: 6 })
  .map(items => ({
    ours: `[${items.join(', ')}]`,
    python: `[${items.map(item => `F('${item}')`).join(', ')}]`,
    length: items.length,
  }))
const ofOne = [
  ['sum', 'total'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['var', 'variance'],
  ['svar', 'sampleVariance'],
  ['len', 'length'],
  ['sort', 'ordered'],
  ['argmax', 'argmax'],
  ['argmin', 'argmin'],
  ['cumsum', 'cumulated'],
] as const

test.skipIf(isPythonMissing)(`list operations are Python's (seed ${seed})`, () => {
  const pairs = fc.sample(
    fc.oneof(
      fc.tuple(fc.constantFrom(...ofOne), list).map(([[ours, python], xs]) => call(ours, python, [xs])),
      fc.tuple(list, list).map(([xs, ys]) => {
        // The longer is cut by an index of every element, so that both have one length.
        const length = Math.min(xs.length, ys.length)
        const cut = (text: string): string =>
          `[${Array.from({ length }, (_, index) => `${text}[${index}]`).join(', ')}]`
        return { ours: `dot(${cut(xs.ours)}, ${cut(ys.ours)})`, python: `dot(${cut(xs.python)}, ${cut(ys.python)})` }
      }),
      fc
        .tuple(
          fc.integer({ min: -3, max: 3 }),
          fc.integer({ min: -3, max: 9 }),
          fc.constantFrom('1', '0.5', '2', '1/3'),
        )
        .map(([from, to, step]) => ({
          ours: `range(${from}, ${to}, ${step})`,
          python: `spaced(F(${from}), F(${to}), F('${step}'))`,
        })),
      fc
        .array(fc.tuple(fc.nat(1), fc.constantFrom('0.1', '0.2', '0.3', '0.4')), { minLength: 2, maxLength: 8 })
        .map(rows => {
          const labels = rows.map(([label]) => `${label}`)
          const scores = rows.map(([, score]) => score)
          const quoted = (items: readonly string[]): string => items.map(item => `F('${item}')`).join(', ')
          return {
            ours: `auc([${labels.join(', ')}], [${scores.join(', ')}])`,
            python: `auc([${quoted(labels)}], [${quoted(scores)}])`,
          }
        }),
    ),
    { numRuns: 2_000, seed },
  )
  const wanted = askPython(
    'fractions',
    pairs.map(({ python }) => python),
  )
  const different = pairs.flatMap(({ ours, python }, index) => {
    const found = value(ours)
    const said = wanted[index] ?? ''
    const outcome = found.ok ? written(found.value) : 'error'
    return outcome === said || (outcome === 'error' && /^[A-Z]\w+$/.test(said)) ? [] : [{ ours, python, outcome, said }]
  })
  expect(different).toEqual([])
})
