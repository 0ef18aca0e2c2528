// Owns the values that a proof tries: every combination of the parameters where these are few, else distinct draws.
import { toDecimal } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { prng, seed, shuffleInPlace, type Prng } from '../random.ts'
import { remember } from '../remember.ts'
import type { CalculatedCard } from './card.ts'
import type { PreparedCard } from './prepare.ts'

type Prepared = PreparedCard<CalculatedCard>

export type DrawnValues = ReadonlyMap<string, Rational>

/** `k = 3, W = 28`. */
export const written = (values: DrawnValues): string =>
  [...values].map(([name, value]) => `${name} = ${toDecimal(value) ?? `${value.n}/${value.d}`}`).join(', ')

/** Every build proves the same variants. */
const proofSeed = seed('707265706465636b2070726f6f662031')
/** Up to so many combinations are listed; beyond, they are drawn. */
export const MOST_LISTED = 10_000
/** The most draws that any proof tries; what none of these accepts can never be asked. */
export const MOST_DRAWN = 16_000

/** How many combinations of parameter values there are; a card without parameters has one. */
export const combinations = (prepared: Prepared): number =>
  prepared.params.reduce((product, { values }) => product * values.count, 1)

/** One combination, each parameter in declared order by a uniform index. */
export const drawValues = (prepared: Prepared, random: Prng): DrawnValues =>
  new Map(prepared.params.map(({ name, values }) => [name, values.at(random.below(values.count))]))

/** Which of its values each parameter takes, in declared order. */
export type Picks = readonly number[]

/** Distinct combinations in an order that is the same at every build; at most `tries` where they are drawn. */
export function* picksOf(prepared: Prepared, tries: number): Generator<Picks> {
  if (areListed(prepared)) {
    for (const index of listedOrder(combinations(prepared))) yield combination(prepared, index)
    return
  }
  const random = prng(proofSeed)
  const seen = new Set<number | string>()
  const { params } = prepared
  const fits = combinations(prepared) <= Number.MAX_SAFE_INTEGER
  for (let tried = 0; tried < tries; tried++) {
    const picks: number[] = []
    for (const { values } of params) picks.push(random.below(values.count))
    // A list of values may name one twice.
    const mark = fits
      ? numbered(params, picks)
      : params.map(({ values }, at) => values.firstLike(picks[at] ?? 0)).join(' ')
    if (seen.has(mark)) continue
    seen.add(mark)
    yield picks
  }
}

/** The number of a combination among all, of which doubles hold how many there are. */
function numbered(params: Prepared['params'], picks: Picks): number {
  let number = 0
  for (const [at, { values }] of params.entries()) number = number * values.count + values.firstLike(picks[at] ?? 0)
  return number
}

/** The same as values. */
export function* candidates(prepared: Prepared, tries: number): Generator<DrawnValues> {
  for (const picks of picksOf(prepared, tries)) yield pickedValues(prepared, picks)
}

export function pickedValues(prepared: Prepared, picks: Picks): DrawnValues {
  const picked = prepared.params.map(({ name, values }, at) => [name, values.at(picks[at] ?? 0)] as const)
  return new Map(areListed(prepared) ? picked.toReversed() : picked)
}

const areListed = (prepared: Prepared): boolean => combinations(prepared) <= MOST_LISTED

/** The numbers below `count` in the order of proofs: many cards have as many combinations. */
const listedOrder = remember(64, (count: number): Uint16Array => {
  const order = Uint16Array.from({ length: count }, (_, index) => index)
  shuffleInPlace(order, prng(proofSeed))
  return order
})

/** The combination numbered `index`, the last parameter running fastest. */
function combination({ params }: Prepared, index: number): Picks {
  const picks: number[] = []
  let rest = index
  for (let at = params.length - 1; at >= 0; at--) {
    const count = params[at]?.values.count ?? 1
    picks[at] = rest % count
    rest = Math.floor(rest / count)
  }
  return picks
}
