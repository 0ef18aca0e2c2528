// Owns the fifth table: the dearest inputs that the limits allow, looked for by a seeded search.
import { check, evaluate, limits, parse, rational } from '../../src/domain/formula/index.ts'
import { readAnswer } from '../../src/domain/grading/read.ts'
import { prng, seed, type Prng } from '../../src/domain/random.ts'
import { formulaText, mutated, pick } from '../../tests/properties/formula-text.ts'
import { atMost, figures, type Table } from '../report.ts'

/** One way in which text comes in, with what reading it to the end takes. */
interface Gate {
  readonly name: string
  readonly longest: number
  readonly read: (text: string) => unknown
}

// Long fractions are dear everywhere; a card's own values may be such.
const values = new Map([
  ['a', rational(10n ** 29n + 1n, 3n ** 40n)],
  ['x', rational(7n, 10n ** 15n)],
])
const names: ReadonlySet<string> = new Set(values.keys())

const gates: readonly Gate[] = [
  {
    name: 'a typed answer',
    longest: limits.length.typed,
    read: text => readAnswer(text, { wants: 'any' }),
  },
  {
    name: "an author's formula",
    longest: limits.length.author,
    read: text => {
      const parsed = parse(text)
      const checked = parsed.ok ? check(parsed.value, names) : parsed
      return checked.ok ? evaluate(checked.value, values) : checked
    },
  },
]

/** Where the search begins, beside texts of the grammar: what looks dear to somebody who knows the engine. */
const suspects = [
  'sum(range(0, 1024))',
  'sd(range(1, 1024)/7)',
  'sort(range(0, 1024)*-1)',
  'factorial(170)/factorial(169)',
  'choose(1000, 500)',
  '2^1000/3^600',
  'prod(range(1, 100))',
  'sum(1/range(1, 600))',
  'median(sin(range(0, 1000)))',
  'auc(mod(range(0, 999), 2), range(0, 999))',
  'softmax(range(0, 1000))[3]',
  'gcd(range(1, 1000)*factorial(40))',
  '(1/3+1/7+1/11)^60',
  '8^(1/3)',
  'erf(cumsum(1/range(1, 400)))[9]',
] as const

/** Texts of one generation, how many of them go on, and how many generations there are. */
const [generation, survivors, generations] = [80, 16, 12]

const milliseconds = ({ read }: Gate, text: string, times: number): number => {
  let best = Infinity
  for (let turn = 0; turn < times; turn++) {
    const startedAt = performance.now()
    read(text)
    best = Math.min(best, performance.now() - startedAt)
  }
  return best
}

/** Another text made of good ones: joined as far as there is room, changed a little, or a new one beside it. */
function offspring(random: Prng, parents: readonly [string, ...string[]], longest: number): string {
  const parent = pick(random, parents)
  const other = random.below(2) === 0 ? pick(random, parents) : formulaText(random, 1 + random.below(3))
  const joint = pick(random, ['+', '-', '*', ' + ', '^'] as const)
  const joined = `${parent}${joint}${random.below(2) === 0 ? other : pick(random, suspects)}`
  const made = [joined, mutated(parent, random), other, joined.repeat(2)] as const
  const text = pick(random, made)
  return text.length <= longest ? text : parent
}

function dearestOf(gate: Gate): { readonly text: string; readonly ms: number } {
  const random = prng(seed('5eed0000000000000000000000000003'))
  let best = new Map<string, number>()
  let parents: readonly [string, ...string[]] = suspects
  for (let round = 0; round < generations; round++) {
    for (let index = 0; index < generation; index++) {
      const text = round === 0 && index < suspects.length ? parents[index] : offspring(random, parents, gate.longest)
      if (text !== undefined && !best.has(text)) best.set(text, milliseconds(gate, text, 2))
    }
    best = new Map([...best].sort(([, a], [, b]) => b - a).slice(0, survivors))
    const [first, ...others] = best.keys()
    if (first !== undefined) parents = [first, ...others]
  }
  // One that was only disturbed once does not count.
  const measured = [...best.keys()].map(text => ({ text, ms: milliseconds(gate, text, 20) }))
  return measured.reduce((a, b) => (b.ms > a.ms ? b : a))
}

/** As much of a text as a table can show. */
const shown = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``

export function measureDearest(): Table {
  const found = gates.map(gate => ({ gate, ...dearestOf(gate) }))
  return {
    title: 'The dearest inputs',
    says: `The slowest of ${(generation * generations).toLocaleString('en')} texts each, bred from the grammar and from suspects for what reading and the deciding evaluation take; those that end in an error too.`,
    head: ['Text', 'comes as', 'length', 'takes'],
    rows: found.map(({ gate, text, ms }) => [shown(text), gate.name, `${text.length}`, `${figures(ms)} ms`]),
    goals: found.map(({ gate, ms }) => atMost(`the dearest ${gate.name.replace(/^an? /, '')}`, ms, 5, ' ms')),
  }
}
