// Owns the third table: the verdict on a typed answer, from the text to the credit.
import type { NumericCard, Variant } from '../../src/domain/deck/card.ts'
import { draw } from '../../src/domain/deck/variant.ts'
import { grade } from '../../src/domain/grading/grade.ts'
import { prng, seed } from '../../src/domain/random.ts'
import { time, type Contender } from '../clock.ts'
import { atMost, figures, type Table } from '../report.ts'

/** The output width of a convolution, a rounded share, and a size: exact, relative and with a unit. */
const cards: readonly NumericCard[] = [
  card('exact', 'floor((n + 2*p - k)/s) + 1', { kind: 'exact' }, 'px'),
  card('1 %', 'n/(n + k*s) + p', { kind: 'relative', of: '0.01' }),
  card('3 figures, MiB', 'n*n*k*k*4/2^20', { kind: 'figures', count: 3 }, 'MiB'),
]

function card(id: string, answer: string, tolerance: NumericCard['tolerance'], unit?: string): NumericCard {
  return {
    kind: 'numeric',
    deckId: 'bench',
    id,
    noteId: 'bench',
    tags: [],
    difficulty: 'easy',
    language: 'en',
    params: [
      { name: 'n', kind: 'range', from: '28', to: '224', step: '1' },
      { name: 'k', kind: 'choices', values: ['1', '3', '5', '7', '11'] },
      { name: 'p', kind: 'range', from: '0', to: '3', step: '1' },
      { name: 's', kind: 'range', from: '1', to: '3', step: '1' },
    ],
    lets: [{ name: 'padded', formula: 'n + 2*p' }],
    answer,
    tolerance,
    mistakes: [
      { formula: 'padded/s', credit: '0' },
      { formula: 'n*k', credit: '0.5' },
    ],
    ...(unit === undefined ? {} : { unit }),
    texts: { en: { title: id, body: '{{n}} {{k}} {{p}} {{s}} {{padded}}', hints: [], says: ['', ''] } },
  }
}

/** Ways in which people write a number; none comes twice. */
const manners: Readonly<Record<string, (serial: number) => string>> = {
  'a number': n => `${n}`,
  'a decimal': n => `${n % 900}.${n % 7}5`,
  grouped: n => `${1 + (n % 900)},${100 + (n % 899)}`,
  'an expression': n => `(${n}+2*3-5)/2+1`,
}

let serial = 0

function variantsOf(own: NumericCard, count: number): readonly Variant[] {
  const chance = prng(seed('5eed0000000000000000000000000002'))
  const hex = (): string => chance.next32().toString(16).padStart(8, '0')
  return Array.from({ length: count }, () => {
    const drawn = draw(own, seed(hex() + hex() + hex() + hex()))
    if (!drawn.ok) throw new Error(`no draw of ${own.id}`)
    return drawn.value
  })
}

/** As many as answers come between two of the same person. */
const people = 64

function grading(own: NumericCard, manner: (serial: number) => string, variants: readonly Variant[]): Contender {
  let texts: readonly string[] = []
  return {
    name: own.id,
    prepare: times => {
      texts = Array.from({ length: times }, () => manner(++serial))
    },
    run: times => {
      let credit = 0
      for (let turn = 0; turn < times; turn++) {
        const variant = variants[turn % variants.length]
        if (!variant) throw new Error('there are variants')
        const verdict = grade(own, variant, { kind: 'typed', text: texts[turn] ?? '' }, 'en')
        if (verdict.kind === 'ungradable') throw new Error(`${texts[turn]} cannot be read`)
        credit += Number(verdict.credit)
      }
      return credit
    },
  }
}

export function measureGrading(): Table {
  const ways = Object.entries(manners)
  const took = time(
    cards.flatMap(own => {
      const variants = variantsOf(own, people)
      return ways.map(([, manner]) => grading(own, manner, variants))
    }),
  )
  const dearest = Math.max(...took) / 1e3
  return {
    title: 'Grading',
    says: 'A typed answer to a card from the text to the verdict, another variant at each answer; no text comes twice.',
    head: ['Card', ...ways.map(([name]) => name)],
    rows: cards.map(({ id }, row) => [
      id,
      ...took.slice(row * ways.length, (row + 1) * ways.length).map(ns => `${figures(ns / 1e3)} µs`),
    ]),
    goals: [atMost('the dearest of them', dearest, 20, ' µs')],
  }
}
