// Owns random formula texts, sound and broken, from the tables of the language: for fuzzing and for the dearest inputs.
import { constants, functionRows } from '../../src/domain/formula/index.ts'
import { binaryOperators, unaryOperators } from '../../src/domain/formula/operators.ts'
import type { Prng } from '../../src/domain/random.ts'

/** The variables that may stand in such a text: two numbers and a list. */
export const variables = { a: 3, x: 0.5, v: [1, 2.5, -3] } as const

export const pick = <T>(random: Prng, from: readonly [T, ...T[]]): T => from[random.below(from.length)] ?? from[0]
const some = <T>(most: number, random: Prng, make: () => T): T[] => Array.from({ length: random.below(most + 1) }, make)

const joiners = Object.keys(binaryOperators) as [string, ...string[]]
const signs = Object.keys(unaryOperators) as [string, ...string[]]
const rows = [...functionRows] as [(typeof functionRows)[number], ...typeof functionRows]
const numbers = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '10',
  '0.1',
  '2.5',
  '.5',
  '1e9',
  '1e-300',
  '9e307',
  '170',
  '1023',
  '64',
] as const
const names = [...Object.keys(variables), ...constants.keys()] as [string, ...string[]]

/** A text of the grammar, at most `depth` levels deep. Shapes and domains are left to chance. */
export function formulaText(random: Prng, depth: number): string {
  const inner = (): string => formulaText(random, depth - 1)
  if (depth === 0) return random.below(3) > 0 ? pick(random, numbers) : pick(random, names)
  switch (random.below(10)) {
    case 0:
      return `${pick(random, signs)} ${inner()}`
    case 1:
      return `[${[inner(), ...some(3, random, inner)].join(', ')}]`
    case 2:
      return `${inner()}[${random.below(3)}]`
    case 3:
      return `(${inner()})`
    case 4:
    case 5:
    case 6: {
      const { name, arity } = pick(random, rows)
      const count = arity.min + random.below(Math.min(arity.max, arity.min + 3) - arity.min + 1)
      return `${name}(${Array.from({ length: count }, inner).join(', ')})`
    }
    default:
      return `${inner()} ${pick(random, joiners)} ${inner()}`
  }
}

const pieces = [
  '(',
  ')',
  '[',
  ']',
  ',',
  ';',
  '^',
  '**',
  '=',
  '-',
  '0',
  '9',
  '.',
  'e',
  ' ',
  '√',
  '½',
  '²',
  '×',
  '１',
  'log',
] as const

/** `text` with up to four pieces of it left out, doubled, moved, or replaced by others. */
export function mutated(text: string, random: Prng): string {
  let changed = text
  for (let left = 1 + random.below(4); left > 0; left--) {
    const start = random.below(changed.length + 1)
    const end = Math.min(changed.length, start + random.below(6))
    const piece = changed.slice(start, end)
    const other = random.below(changed.length + 1)
    const [before, after] = [changed.slice(0, start), changed.slice(end)]
    const versions = [
      before + after,
      before + piece + piece + after,
      before + pick(random, pieces) + after,
      before + after.slice(0, other) + piece + after.slice(other),
    ] as const
    changed = pick(random, versions)
  }
  return changed
}

/** Where digits, letters and signs of the world's scripts begin; each block is 128 long. */
const blocks = [0, 0x80, 0x370, 0x600, 0x900, 0x2000, 0x2070, 0x2150, 0x2200, 0x4e00, 0xd800, 0xff00, 0x1d7c0] as const

/** Up to `most` characters of any script, lone surrogates among them. */
export const noise = (random: Prng, most: number): string =>
  some(most, random, () => String.fromCodePoint(pick(random, blocks) + random.below(128))).join('')
