// Tests a person's own numbers: sums, the season's best, the typical time, tags, and days on the clocks of a zone.
import { expect, test } from 'vitest'
import { calendarOf, statsOf, type OwnAnswer } from '../../../src/domain/play/stats.ts'
import { after, DAY, instant, SECOND, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
const MONDAY = at('2026-03-02T09:00:00Z')

/** An answer to the drop of day `day`, after `seconds`. */
const answer = (day: number, change: Partial<OwnAnswer> & { readonly seconds?: number } = {}): OwnAnswer => {
  const { seconds = 60, ...others } = change
  const opensAt = after(MONDAY, day * DAY)
  return {
    opensAt,
    revealedAt: opensAt,
    answeredAt: after(opensAt, seconds * SECOND),
    isRight: true,
    isHardRight: false,
    isWithdrawn: false,
    points: 100,
    hints: 0,
    tags: [],
    ...others,
  }
}
const wrong = { isRight: false, points: 0 }
const tagged = (tag: string, row: string): OwnAnswer[] =>
  [...row].map((letter, day) => answer(day, { tags: [tag, 'all'], ...(letter === 'w' ? wrong : {}) }))

test('nothing yet', () => {
  expect(statsOf([], undefined)).toEqual({
    answered: 0,
    right: 0,
    withdrawn: 0,
    points: 0,
    seasonPoints: 0,
    hints: 0,
    typicalMs: undefined,
    tags: [],
    strongest: [],
    weakest: [],
  })
})

test('what was withdrawn counts for nothing, but is told, with the hints that were taken for it', () => {
  const answers = [answer(0, { hints: 1 }), answer(1, { isWithdrawn: true, isRight: false, points: 0, hints: 2 })]
  expect(statsOf(answers, undefined)).toMatchObject({ answered: 1, right: 1, withdrawn: 1, points: 100, hints: 3 })
})

test('of the season only its best drops count, from its first moment to before its end', () => {
  const season = { startsAt: after(MONDAY, DAY), endsAt: after(MONDAY, 4 * DAY), bestOf: 2 }
  const answers = [1000, 10, 30, 20, 2000].map((points, day) => answer(day, { points }))
  expect(statsOf(answers, season)).toMatchObject({ points: 3060, seasonPoints: 50 })
  expect(statsOf(answers, undefined)).toMatchObject({ seasonPoints: 0 })
})

test.each([
  [[60], 60],
  [[10, 20], 15],
  // Somebody who sleeps over a question moves nothing.
  [[30, 40_000, 40], 40],
  // A clock that runs backwards.
  [[-5], 0],
])('after %j seconds, typically %d', (times, wanted) => {
  const answers = times.map((seconds, day) => answer(day, { seconds }))
  expect(statsOf(answers, undefined).typicalMs).toBe(wanted * SECOND)
})

test.each<[string, readonly OwnAnswer[], readonly string[], readonly string[]]>([
  ['too few answers', tagged('a', 'rr'), [], []],
  ['one tag', tagged('a', 'rrw').map(without('all')), [], []],
  ['two tags', [...tagged('a', 'rrrw'), ...tagged('b', 'www')].map(without('all')), ['a'], ['b']],
  [
    'what is always right needs no practice',
    [...tagged('a', 'rrr'), ...tagged('b', 'rrrr')].map(without('all')),
    ['b'],
    [],
  ],
  [
    'what never was right is no strength',
    [...tagged('a', 'www'), ...tagged('b', 'wwww')].map(without('all')),
    [],
    ['a'],
  ],
  [
    'three of each at most, the extremes first',
    [
      ...tagged('a', 'rrrr'),
      ...tagged('b', 'rrrrw'),
      ...tagged('c', 'rrrw'),
      ...tagged('d', 'rrw'),
      ...tagged('e', 'rrww'),
      ...tagged('f', 'rww'),
      ...tagged('g', 'rwww'),
      ...tagged('h', 'wwww'),
    ].map(without('all')),
    ['a', 'b', 'c'],
    ['h', 'g', 'f'],
  ],
])('strong and weak: %s', (_, answers, strongest, weakest) => {
  const stats = statsOf(answers, undefined)
  expect(stats.strongest.map(({ tag }) => tag)).toEqual(strongest)
  expect(stats.weakest.map(({ tag }) => tag)).toEqual(weakest)
})

function without(tag: string): (each: OwnAnswer) => OwnAnswer {
  return each => ({ ...each, tags: each.tags.filter(other => other !== tag) })
}

test('tags stand by how often they were asked; an answer counts for each of its tags', () => {
  expect(statsOf([...tagged('b', 'rw'), ...tagged('a', 'w'), ...tagged('c', 'w')], undefined).tags).toEqual([
    { tag: 'all', answered: 4, right: 1 },
    { tag: 'b', answered: 2, right: 1 },
    { tag: 'a', answered: 1, right: 0 },
    { tag: 'c', answered: 1, right: 0 },
  ])
})

test('a calendar ends today and begins on a Monday; withdrawn answers leave no trace', () => {
  const answers = [
    answer(0),
    answer(1, wrong),
    answer(1, { seconds: 120 }),
    answer(2, { isWithdrawn: true }),
    answer(-8),
    answer(-7, wrong),
  ]
  const weeks = calendarOf(answers, { now: after(MONDAY, 2 * DAY), zone: 'UTC', weeks: 2 })
  expect(weeks.map(week => week.length)).toEqual([7, 3])
  expect(weeks.flat()[0]).toEqual({ date: '2026-02-23', answered: 1, right: 0 })
  expect(weeks[1]).toEqual([
    { date: '2026-03-02', answered: 1, right: 1 },
    { date: '2026-03-03', answered: 2, right: 1 },
    { date: '2026-03-04', answered: 0, right: 0 },
  ])
  expect(weeks.flat().reduce((sum, { answered }) => sum + answered, 0)).toBe(4)
})

test.each([
  ['UTC', '2026-03-28'],
  ['Asia/Kolkata', '2026-03-29'],
  // Midnight does not exist there on that day: the day begins at one.
  ['Asia/Beirut', '2026-03-29'],
  ['America/Los_Angeles', '2026-03-28'],
])('in %s an answer at 22:30 UTC is of %s', (zone, wanted) => {
  const answeredAt = at('2026-03-28T22:30:00Z')
  const days = calendarOf([answer(0, { answeredAt })], { now: after(answeredAt, DAY), zone, weeks: 1 + 1 }).flat()
  expect(days.filter(({ answered }) => answered > 0).map(({ date }) => date)).toEqual([wanted])
})
