// Owns functions of scores and probabilities: softmax, logsumexp, entropy, auc.
import { exponential, logarithm, minus, opposite, over, plus, point, times, total, isPoint } from '../interval.ts'
import { compare, equal, isZero, ONE, rational, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow, MathProblem } from '../row.ts'
import type { Interval } from '../value.ts'
import { ascending } from './statistics.ts'
import { several, two } from './arity.ts'

/** Equal scores share equally; others have irrational shares (Lindemann). */
function exactSoftmax(xs: readonly Rational[]): readonly Rational[] | undefined {
  const [first] = xs
  if (!first || !xs.every(x => equal(x, first))) return undefined
  return xs.map(() => rational(1n, BigInt(xs.length)))
}

const highest = (xs: readonly Interval[]): Interval => point(Math.max(...xs.map(({ hi }) => hi)))

/** e_i/(e_i + the others), with the others taken from the sum: as tight as wide scores allow, in linear time. */
function intervalSoftmax(xs: readonly Interval[]): Interval[] {
  const top = highest(xs)
  const shares = xs.map(x => exponential(minus(x, top)))
  const all = total(shares)
  return shares.map(({ lo, hi }) => {
    const most = minus(point(all.hi), point(hi)).hi
    const fewest = Math.max(0, minus(point(all.lo), point(lo)).lo)
    const low = lo === 0 ? 0 : over(point(lo), plus(point(lo), point(most))).lo
    return { lo: low, hi: Math.min(1, over(point(hi), plus(point(hi), point(fewest))).hi) }
  })
}

function softmaxDouble(xs: readonly number[]): number[] {
  const top = Math.max(...xs)
  const shares = xs.map(x => Math.exp(x - top))
  const all = shares.reduce((a, b) => a + b, 0)
  return shares.map(share => share / all)
}

/** It rises with every score. */
function intervalLogSumExp(xs: readonly Interval[]): Interval {
  const at = (scores: readonly number[]): Interval => {
    const top = point(Math.max(...scores))
    return plus(top, logarithm(total(scores.map(score => exponential(minus(point(score), top))))))
  }
  return { lo: at(xs.map(({ lo }) => lo)).lo, hi: at(xs.map(({ hi }) => hi)).hi }
}

function logSumExpDouble(xs: readonly number[]): number {
  const top = Math.max(...xs)
  return top + Math.log(xs.reduce((sum, x) => sum + Math.exp(x - top), 0))
}

function exactEntropy(ps: readonly Rational[]): ExactResult {
  if (ps.some(p => p.n < 0n)) return 'math.domain'
  return ps.every(p => isZero(p) || equal(p, ONE)) ? ZERO : undefined
}

/** −p·ln p, which is 0 at 0 and highest at 1/e. */
function surprise(p: Interval): Interval {
  const at = (x: number): Interval => (x === 0 ? point(0) : opposite(times(point(x), logarithm(point(x)))))
  const [low, high] = [at(p.lo), at(p.hi)]
  const isAcrossPeak = p.lo <= aboveInverse && p.hi >= belowInverse
  return { lo: Math.min(low.lo, high.lo), hi: isAcrossPeak ? aboveInverse : Math.max(low.hi, high.hi) }
}
const [belowInverse, aboveInverse] = [0.36787944117144, 0.36787944117145]

function intervalEntropy(ps: readonly Interval[]): Interval | MathProblem {
  if (ps.some(({ hi }) => hi < 0)) return 'math.domain'
  return ps.some(({ lo }) => lo < 0) ? 'math.undecided' : total(ps.map(surprise))
}

function entropyDouble(ps: readonly number[]): number {
  return ps.reduce((sum, p) => sum - (p === 0 ? 0 : p * Math.log(p)), 0)
}

/**
 * How often a score of label 1 is above one of label 0, ties counting half, in all pairs (Mann and Whitney 1947).
 * Undefined where a class is missing or a label is neither. `order` compares two scores.
 */
function share<T>(isOne: readonly (boolean | undefined)[], scores: readonly T[], order: (a: T, b: T) => number) {
  const places = scores.map((_, at) => at).toSorted((a, b) => orderAt(a, b))
  function orderAt(a: number, b: number): number {
    const [x, y] = [scores[a], scores[b]]
    return x === undefined || y === undefined ? 0 : order(x, y)
  }
  const ones = isOne.filter(one => one === true).length
  const zeros = isOne.filter(one => one === false).length
  if (ones === 0 || zeros === 0 || ones + zeros < isOne.length) return undefined
  let twice = 0
  let below = 0
  for (let from = 0; from < places.length;) {
    let to = from
    while (to < places.length && orderAt(places[from] ?? 0, places[to] ?? 0) === 0) to++
    const tied = places.slice(from, to)
    const tiedOnes = tied.filter(at => isOne[at] === true).length
    const tiedZeros = tied.length - tiedOnes
    twice += tiedOnes * (2 * below + tiedZeros)
    below += tiedZeros
    from = to
  }
  return { twice, pairs: ones * zeros }
}

function exactAuc(labels: readonly Rational[], scores: readonly Rational[]): ExactResult {
  const isOne = labels.map(label => (equal(label, ONE) ? true : isZero(label) ? false : undefined))
  const found = share(isOne, scores, compare)
  return found ? rational(BigInt(found.twice), BigInt(2 * found.pairs)) : 'math.domain'
}

const labelsOf = (labels: readonly number[]): (boolean | undefined)[] =>
  labels.map(label => (label === 1 ? true : label === 0 ? false : undefined))

/** It rises with the scores of label 1 and falls with the others: where both extremes agree, it is decided. */
function intervalAuc(labels: readonly Interval[], scores: readonly Interval[]): Rational | MathProblem {
  if (!labels.every(isPoint)) return 'math.undecided'
  const isOne = labelsOf(labels.map(({ lo }) => lo))
  const least = share(
    isOne,
    scores.map(({ lo, hi }, at) => (isOne[at] === true ? lo : hi)),
    ascending,
  )
  const most = share(
    isOne,
    scores.map(({ lo, hi }, at) => (isOne[at] === true ? hi : lo)),
    ascending,
  )
  if (!least || !most) return 'math.domain'
  return least.twice === most.twice ? rational(BigInt(least.twice), BigInt(2 * least.pairs)) : 'math.undecided'
}

function aucDouble(labels: readonly number[], scores: readonly number[]): number {
  const found = share(labelsOf(labels), scores, ascending)
  return found ? found.twice / (2 * found.pairs) : NaN
}

export const probability: readonly FunctionRow[] = [
  {
    kind: 'list',
    name: 'softmax',
    takes: 'several',
    gives: 'list',
    arity: several,
    says: 'e^x of each, as a share of all',
    example: 'softmax([2, 2]) = [0.5, 0.5]',
    domain: 'len ≥ 1',
    exact: exactSoftmax,
    interval: intervalSoftmax,
    double: softmaxDouble,
    cost: 4,
  },
  {
    kind: 'list',
    name: 'logsumexp',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: 'ln of the sum of e^x',
    example: 'logsumexp([0, 0]) = ln(2)',
    domain: 'len ≥ 1',
    exact: xs => (xs.length === 1 ? xs[0] : undefined),
    interval: intervalLogSumExp,
    double: logSumExpDouble,
    cost: 4,
  },
  {
    kind: 'list',
    name: 'entropy',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: '−Σ p·ln p, in nats',
    example: 'entropy([0.5, 0.5]) = ln(2)',
    domain: 'len ≥ 1, p ≥ 0',
    exact: exactEntropy,
    interval: intervalEntropy,
    double: entropyDouble,
    cost: 4,
  },
  {
    kind: 'list',
    name: 'auc',
    takes: 'lists',
    gives: 'number',
    arity: two,
    says: 'area under the ROC curve: labels 0 and 1, then scores; ties count half',
    example: 'auc([0, 1, 1], [0.2, 0.2, 0.9]) = 0.75',
    jumps: true,
    domain: 'label = 0 ∨ label = 1, len(0) ≥ 1, len(1) ≥ 1',
    exact: exactAuc,
    interval: intervalAuc,
    double: aucDouble,
    cost: 6,
  },
]
