// Owns the values that a proof tries: every combination of the parameters where these are few, else distinct draws.
import { toDecimal } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { prng, seed, shuffleInPlace, type Prng } from '../random.ts'
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
/** The numbers of all combinations that are listed. */
const listed = Uint16Array.from({ length: MOST_LISTED }, (_, index) => index)
/** The most draws that any proof tries; what none of these accepts can never be asked. */
export const MOST_DRAWN = 16_000

/** How many combinations of parameter values there are; a card without parameters has one. */
export const combinations = (prepared: Prepared): number =>
  prepared.params.reduce((product, { values }) => product * values.count, 1)

/** One combination, each parameter in declared order by a uniform index. */
export function drawValues(prepared: Prepared, random: Prng): DrawnValues {
  return new Map(prepared.params.map(({ name, values }) => [name, values.at(random.below(values.count))]))
}

/** Distinct combinations in an order that is the same at every build; at most `tries` where they are drawn. */
export function* candidates(prepared: Prepared, tries: number): Generator<DrawnValues> {
  const random = prng(proofSeed)
  const count = combinations(prepared)
  if (count <= MOST_LISTED) {
    const order = listed.slice(0, count)
    shuffleInPlace(order, random)
    for (const index of order) yield combination(prepared, index)
    return
  }
  const seen = new Set<string>()
  for (let tried = 0; tried < tries; tried++) {
    const values = drawValues(prepared, random)
    const mark = [...values.values()].map(({ n, d }) => `${n}/${d}`).join(' ')
    if (seen.has(mark)) continue
    seen.add(mark)
    yield values
  }
}

/** The combination numbered `index`, the last parameter running fastest. */
function combination(prepared: Prepared, index: number): DrawnValues {
  const values = new Map<string, Rational>()
  let rest = index
  for (const { name, values: choices } of prepared.params.toReversed()) {
    values.set(name, choices.at(rest % choices.count))
    rest = Math.floor(rest / choices.count)
  }
  return values
}
