// Plays seasons of honest people, in which wrong answers often equal somebody's right one, and of people who copy.
import { describe, expect, test } from 'vitest'
import { flagsIn, lookAt, type Compared, type Looked } from '../../src/app/fair-play.ts'
import type { NumericCard, Variant } from '../../src/domain/deck/card.ts'
import { keyOf } from '../../src/domain/deck/key.ts'
import { draw } from '../../src/domain/deck/variant.ts'
import { isList, toDouble } from '../../src/domain/formula/index.ts'
import { grade } from '../../src/domain/grading/grade.ts'
import { chanceOfAtLeast } from '../../src/domain/play/fair-play.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { DropId, PersonId, QuizId } from '../../src/domain/play/quiz.ts'
import { chancesOn, drawsOf, type Typed } from '../../src/domain/play/same-answer.ts'
import { prng, seed, type Prng } from '../../src/domain/random.ts'
import { after, DAY } from '../../src/domain/time.ts'
import { MONDAY, settings } from '../contracts/play-store/world.ts'

const DROPS = 30
/** How many in a hundred answers are right. */
const RIGHT = 60

const card = (
  id: string,
  change: Pick<NumericCard, 'params' | 'answer' | 'mistakes'> & Partial<NumericCard>,
): NumericCard => ({
  kind: 'numeric',
  deckId: 'deck',
  id,
  noteId: 'note',
  tags: [],
  difficulty: 'easy',
  language: 'en',
  texts: { en: { title: id, body: '', hints: [] } },
  lets: [],
  tolerance: { kind: 'exact' },
  ...change,
})
const range = (name: string, from: number, to: number, step = 1) =>
  ({ name, kind: 'range', from: String(from), to: String(to), step: String(step) }) as const

/** Few variants and many, exact and within a tolerance, with the mistakes that people make. */
const cards: readonly NumericCard[] = [
  card('size', {
    params: [range('W', 24, 64, 4), range('k', 3, 7, 2), range('s', 1, 2)],
    answer: 'floor((W - k)/s) + 1',
    mistakes: [{ formula: 'floor((W - k)/s)', credit: '0' }],
  }),
  card('weights', {
    params: [range('k', 1, 5, 2), range('m', 16, 64, 16), range('n', 16, 128, 16)],
    answer: 'k^2 * m * n',
    mistakes: [{ formula: 'k * m * n', credit: '0' }],
  }),
  card('product', {
    params: [range('a', 11, 99), range('b', 101, 999)],
    answer: 'a*b + 1',
    mistakes: [{ formula: 'a*b', credit: '0' }],
  }),
  card('share', {
    params: [range('a', 5, 60), range('b', 61, 99)],
    answer: 'a/b',
    tolerance: { kind: 'relative', of: '0.01' },
    mistakes: [{ formula: 'b/a', credit: '0' }],
  }),
  card('stride', {
    params: [range('W', 20, 60), range('s', 2, 4)],
    answer: 'ceil(W/s)',
    mistakes: [{ formula: 'floor(W/s) - 1', credit: '0' }],
  }),
  card('mean', {
    params: [range('a', 10, 40), range('b', 10, 40)],
    answer: 'floor((a + b)/2)',
    mistakes: [{ formula: 'floor((a + b)/2) + 2', credit: '0' }],
  }),
  card('field', {
    params: [range('l', 2, 6), range('k', 3, 5, 2)],
    answer: '1 + l*(k - 1)',
    mistakes: [{ formula: 'l*k', credit: '0' }],
  }),
]

const keyText = (of: NumericCard, variant: Variant): { readonly right: string; readonly usual: string } => {
  const key = keyOf(of, variant)
  const [right, usual] = key.ok ? [key.value.value, key.value.mistakes[0]?.value] : []
  if (right === undefined || usual === undefined || isList(right) || isList(usual)) throw new Error(of.id)
  return { right: String(toDouble(right)), usual: String(toDouble(usual)) }
}

/** Who copies whom, by their numbers, and at how many in a hundred drops. */
type Copying = readonly { readonly by: number; readonly from: number; readonly share: number }[]

/** A season of so many people, looked at. */
async function season(people: number, name: number, copying: Copying = []): Promise<Looked[]> {
  const random = prng(seed(name.toString(16).padStart(32, '7')))
  const looked: Looked[] = []
  for (let n = 0; n < DROPS; n++) {
    const its = cards[n % cards.length]
    if (!its) throw new Error('no card')
    const variants = Array.from({ length: people }, () => drawn(its, random))
    const answers = variants.map((variant, person): Compared => {
      const model = copying.find(({ by, share }) => by === person && random.below(100) < share)
      const copied = model && variants[model.from]
      const typed = copied ? keyText(its, copied).right : honest(its, variant, random)
      const verdict = grade(its, variant, { kind: 'typed', text: typed }, 'en')
      if (verdict.kind === 'ungradable') throw new Error(typed)
      return {
        card: its,
        attempt: { personId: person as PersonId, typed, locale: 'en', verdict: verdict.kind },
        assignment: { cardHash: its.id, variant },
      }
    })
    looked.push(await lookAt(dropAt(n), answers))
  }
  return looked
}

function drawn(of: NumericCard, random: Prng): Variant {
  const variant = draw(
    of,
    seed(Array.from({ length: 4 }, () => random.next32().toString(16).padStart(8, '0')).join('')),
  )
  if (!variant.ok) throw new Error(of.id)
  return variant.value
}

/** Right, or the usual mistake, or slightly off, or what numbers that were misread would give. */
function honest(of: NumericCard, variant: Variant, random: Prng): string {
  const { right, usual } = keyText(of, variant)
  const luck = random.below(100)
  if (luck < RIGHT) return right
  const way = random.below(10)
  if (way < 4) return usual
  return way < 6 ? String(Number(right) + 1) : keyText(of, drawn(of, random)).right
}

const dropAt = (n: number): Drop => ({
  id: (n + 1) as DropId,
  quizId: 1 as QuizId,
  state: 'posted',
  isPractice: false,
  isOutage: false,
  opensAt: after(MONDAY, n * DAY),
  closesAt: after(MONDAY, (n + 1) * DAY),
  settings,
  pool: [],
  secretId: 1,
})

const named = (flags: Awaited<ReturnType<typeof flagsIn>>): string[] =>
  flags.map(({ by, from }) => `${by} of ${from}`).sort()

describe('honest people', () => {
  test.each([1, 2, 3, 4, 5])(
    'of 200 in 30 drops nobody is flagged, though most of their mistakes are somebody’s answer: %d',
    async name => {
      const looked = await season(200, name)
      const wrong = looked.reduce((sum, each) => sum + each.wrong.size, 0)
      const hit = looked.reduce((sum, { same }) => sum + [...same.values()].filter(({ size }) => size > 0).length, 0)
      expect(hit / wrong).toBeGreaterThan(0.5)
      expect(await flagsIn(looked, 'en')).toEqual([])
    },
  )

  test.each(Array.from({ length: 20 }, (_, n) => 100 + n))('of 6 neither: %d', async name => {
    expect(await flagsIn(await season(6, name), 'en')).toEqual([])
  })

  test('agree as often as the chances say, and seldom seem to agree more often than they should', async () => {
    const looked = await season(60, 21)
    const chanceOn = new Map(cards.map(its => [its.id, chancesOn(its, [...drawsOf(its)].flat())]))
    const known = new Map<string, number>()
    const chanceOf = (card: string, answer: Typed): number => {
      const key = `${card} ${answer.typed}`
      const chance = known.get(key) ?? chanceOn.get(card)?.(answer) ?? 0
      known.set(key, chance)
      return chance
    }
    let [found, expected, pairs, unlikely] = [0, 0, 0, 0]
    for (let by = 0; by < 60; by++)
      for (let from = 0; from < 60; from++) {
        if (by === from) continue
        const along = looked.flatMap(({ own, wrong, same }) => {
          const [answer, theirs] = [wrong.get(by as PersonId), own.get(from as PersonId)]
          const isSame = same.get(by as PersonId)?.has(from as PersonId) === true
          return answer && theirs ? [{ isSame, chance: chanceOf(theirs.hash, answer) }] : []
        })
        const chances = along.map(({ chance }) => chance)
        const agreed = along.filter(({ isSame }) => isSame).length
        found += agreed
        expected += chances.reduce((sum, chance) => sum + chance, 0)
        pairs++
        if (chanceOfAtLeast(agreed, chances) < 0.01) unlikely++
      }
    // What is expected is a little too much: a thousandth for each answer that no draw hits.
    expect(found).toBeGreaterThan(0.8 * expected)
    expect(found).toBeLessThan(1.1 * expected)
    expect(unlikely / pairs).toBeLessThan(0.015)
  })
})

describe('who copies', () => {
  test.each<[people: number, share: number]>([
    [4, 50],
    [20, 50],
    [200, 60],
  ])('among %d people, in %d of 100 drops, is flagged with each drop at which they did', async (people, share) => {
    const looked = await season(people, 31, [{ by: 2, from: 1, share }])
    const flags = await flagsIn(looked, 'en')
    expect(named(flags)).toEqual(['2 of 1'])
    const [flag] = flags
    const at = looked
      .filter(({ same }) => same.get(2 as PersonId)?.has(1 as PersonId) === true)
      .map(({ drop }) => drop.id)
    expect(flag?.evidence.map(({ drop }) => drop.id)).toEqual(at)
    expect(
      flag?.evidence.every(
        ({ typed, right }) => Math.abs(Number(typed) / Number(right.replaceAll(' ', '')) - 1) < 0.011,
      ),
    ).toBe(true)
  })

  test('each of several; not the other way round, and not who is right by themselves', async () => {
    const looked = await season(30, 41, [
      { by: 2, from: 1, share: 70 },
      { by: 3, from: 1, share: 70 },
      { by: 9, from: 8, share: 70 },
    ])
    const flags = await flagsIn(looked, 'en')
    expect(named(flags)).toEqual(['2 of 1', '3 of 1', '9 of 8'])
    expect(flags.map(({ probability }) => probability)).toEqual(
      flags.map(({ probability }) => probability).sort((a, b) => a - b),
    )
  })
})
