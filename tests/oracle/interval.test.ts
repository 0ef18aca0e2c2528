// Asks Python's decimals of 60 digits for what has no exact value: the interval must hold it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsOf, isNumber } from '../../src/domain/formula/index.ts'
import { value } from '../domain/formula/read.ts'
import { askPython, isPythonMissing } from './python.ts'

const seed = Math.trunc(performance.timeOrigin % 2 ** 31)
const positive = fc.double({ min: 1e-3, max: 300, noNaN: true }).map(x => String(Number(x.toPrecision(5))))
/** Named alike in both. */
const functions = ['exp', 'ln', 'log10', 'log2', 'sqrt', 'cbrt', 'sigmoid', 'softplus', 'tanh'] as const
/** What Python loses in 60 digits: the interval may be a single double, and as tight as that. */
const room = 10n ** 40n

test.skipIf(isPythonMissing)(`intervals hold the value in 60 digits (seed ${seed})`, () => {
  const rows = fc.sample(fc.tuple(fc.constantFrom(...functions), positive, positive), { numRuns: 3_000, seed })
  const formulas = rows.map(([name, x, y]) => ({ ours: `${name}(${x}/${y})`, python: `${name}(F('${x}')/F('${y}'))` }))
  const wanted = askPython(
    'decimals',
    formulas.map(({ python }) => python),
  )
  const outside = formulas.flatMap(({ ours }, index) => {
    const found = value(ours)
    const said = wanted[index] ?? ''
    // e^300000 is beyond every double.
    if (!found.ok) return found.error.code === 'math.overflow' ? [] : [{ ours, said, found: found.error.code }]
    if (!isNumber(found.value)) return [{ ours, said, found: 'no number' }]
    const [n = 0n, d = 1n] = said.split('/').map(BigInt)
    const { low, high } = endsOf(found.value)
    const size = n < 0n ? -n : n
    const isAbove = (low.n * d - n * low.d) * room <= size * low.d
    const isBelow = (n * high.d - high.n * d) * room <= size * high.d
    return isAbove && isBelow ? [] : [{ ours, said, found: 'elsewhere' }]
  })
  expect(outside).toEqual([])
})
