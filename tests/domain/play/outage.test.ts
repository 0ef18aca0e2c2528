// Checks which outages of the service are made good, and how.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, type Span } from '../../../src/domain/play/outage.ts'
import { HOUR, instant, MINUTE } from '../../../src/domain/time.ts'

/** A window of `hours` from 0; `down` are the minutes in which the service was not up. */
function judged(
  hours: number,
  down: readonly (readonly [from: number, to: number])[],
  { next = 99 * 60, now = hours * 60, watched = 0, extended = 0 } = {},
) {
  const up: Span[] = []
  let from = watched
  for (const [begin, end] of [...down, [next + 1e6, next + 1e6] as const]) {
    if (begin > from) up.push({ from: instant(from * MINUTE), to: instant(begin * MINUTE) })
    from = Math.max(from, end)
  }
  const verdict = judge(
    { opensAt: instant(0), closesAt: instant(hours * HOUR) },
    { up, watchedSince: instant(watched * MINUTE), extendedMs: extended * MINUTE },
    instant(next * MINUTE),
    instant(now * MINUTE),
  )
  return verdict.kind === 'extended' ? `extended to ${verdict.closesAt / MINUTE}` : verdict.kind
}

describe('judge', () => {
  test.each<[string, string, string]>([
    ['never down', judged(24, []), 'none'],
    ['just under a quarter of the window', judged(24, [[60, 60 + 359]]), 'none'],
    ['a quarter, a gap follows', judged(24, [[60, 60 + 360]]), 'extended to 1800'],
    [
      'a quarter in pieces',
      judged(24, [
        [60, 240],
        [600, 780],
      ]),
      'extended to 1800',
    ],
    ['a quarter, no gap follows', judged(24, [[60, 60 + 360]], { next: 24 * 60 }), 'outage'],
    ['a gap that is too short for the lost time', judged(24, [[60, 60 + 360]], { next: 1799 }), 'outage'],
    ['a gap that is just long enough', judged(24, [[60, 60 + 360]], { next: 1800 }), 'extended to 1800'],
    ['14 minutes of the last two hours', judged(24, [[1400, 1414]]), 'none'],
    ['15 minutes of the last two hours', judged(24, [[1400, 1415]]), 'extended to 1455'],
    ['15 minutes, of which one is before the last two hours', judged(24, [[1319, 1334]]), 'none'],
    ['a short window lies in its last two hours', judged(1, [[0, 15]]), 'extended to 75'],
    [
      'down to the close and beyond: the lost time follows on the return',
      judged(24, [[1380, 1500]], { now: 1500 }),
      'extended to 1560',
    ],
    ['down beyond the next opening', judged(24, [[1380, 1500]], { now: 1500, next: 1440 }), 'outage'],
    ['nobody watched before', judged(24, [], { watched: 700 }), 'none'],
    ['what was made good is not made good again', judged(10, [[60, 240]], { extended: 180, now: 600 }), 'none'],
    [
      'but what was lost since is',
      judged(
        10,
        [
          [60, 240],
          [580, 600],
        ],
        { extended: 180, now: 600 },
      ),
      'extended to 620',
    ],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toBe(wanted)
  })

  test('who extends gives back just what was lost, and never reaches the next opening', () => {
    const spans = fc.array(fc.tuple(fc.nat(1440), fc.nat(300)), { maxLength: 6 })
    fc.assert(
      fc.property(spans, fc.integer({ min: 1440, max: 3000 }), (drawn, next) => {
        const down = new Set(drawn.flatMap(([from, length]) => Array.from({ length }, (_, n) => from + n)))
        const pieces = [...down].sort((a, b) => a - b).map(minute => [minute, minute + 1] as const)
        const lost = [...down].filter(minute => minute < 1440).length
        const lostLate = [...down].filter(minute => minute >= 1320 && minute < 1440).length
        const verdict = judged(24, pieces, { next })
        const isOut = lost >= 360 || lostLate >= 15
        const wanted = 1440 + lost <= next ? `extended to ${1440 + lost}` : 'outage'
        expect(verdict).toBe(isOut ? wanted : 'none')
      }),
    )
  })
})
