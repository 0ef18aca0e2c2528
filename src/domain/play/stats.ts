// Owns a person's own numbers in one quiz: sums over their answers, how it went by tag, and a calendar of their days.
import { localDate, type Instant, type LocalDate } from '../time.ts'
import type { SeasonSpan } from './season.ts'
import { sumUp } from './standings.ts'

/** One of a person's answers to the scheduled drops of a quiz, as it stands now. */
export interface OwnAnswer {
  readonly opensAt: Instant
  /** When they first saw the question, and when they answered it. */
  readonly revealedAt: Instant
  readonly answeredAt: Instant
  readonly isRight: boolean
  readonly isHardRight: boolean
  /** The drop was withdrawn afterwards: it counts for streaks and nothing else. */
  readonly isWithdrawn: boolean
  readonly points: number
  readonly hints: number
  readonly tags: readonly string[]
}

export interface TagShare {
  readonly tag: string
  readonly answered: number
  readonly right: number
}

export interface OwnStats {
  /** Without withdrawn ones, which `withdrawn` counts. */
  readonly answered: number
  readonly right: number
  readonly withdrawn: number
  readonly points: number
  /** As the season's board sums them: the best of them only. */
  readonly seasonPoints: number
  readonly hints: number
  /** The median from seeing a question to answering it; undefined without an answer. */
  readonly typicalMs: number | undefined
  /** The most often answered first. */
  readonly tags: readonly TagShare[]
  /** Tags by the share that was right, the best and the worst first; none stands in both. */
  readonly strongest: readonly TagShare[]
  readonly weakest: readonly TagShare[]
}

/** Fewer answers to a tag say nothing about it. */
const LEAST_ANSWERS = 3
/** How many tags are called strong or weak at most. */
const MOST_NAMED = 3

/** `season`: the one that runs, with how many of a person's drops count. */
export function statsOf(
  answers: readonly OwnAnswer[],
  season: (SeasonSpan & { readonly bestOf: number }) | undefined,
): OwnStats {
  const counted = answers.filter(({ isWithdrawn }) => !isWithdrawn)
  const inSeason = season ? counted.filter(({ opensAt }) => season.startsAt <= opensAt && opensAt < season.endsAt) : []
  const { answered, right, points } = sumUp(counted)
  const tags = tagShares(counted)
  const judged = tags.filter(tag => tag.answered >= LEAST_ANSWERS).toSorted(byShare)
  const named = Math.min(MOST_NAMED, Math.floor(judged.length / 2))
  return {
    answered,
    right,
    withdrawn: answers.length - counted.length,
    points,
    seasonPoints: sumUp(inSeason, season?.bestOf).points,
    hints: answers.reduce((sum, { hints }) => sum + hints, 0),
    typicalMs: median(answers.map(({ revealedAt, answeredAt }) => Math.max(0, answeredAt - revealedAt))),
    tags,
    strongest: judged.slice(0, named).filter(({ right }) => right > 0),
    weakest: judged
      .slice(judged.length - named)
      .filter(tag => tag.right < tag.answered)
      .toReversed(),
  }
}

export const shareOf = ({ answered, right }: Pick<TagShare, 'answered' | 'right'>): number =>
  answered === 0 ? 0 : right / answered

/** The larger share first; of equal ones the one that more answers prove. */
const byShare = (a: TagShare, b: TagShare): number => shareOf(b) - shareOf(a) || b.answered - a.answered

function tagShares(answers: readonly OwnAnswer[]): TagShare[] {
  const shares = new Map<string, TagShare>()
  for (const { tags, isRight } of answers)
    for (const tag of tags) {
      const { answered, right } = shares.get(tag) ?? { answered: 0, right: 0 }
      shares.set(tag, { tag, answered: answered + 1, right: right + (isRight ? 1 : 0) })
    }
  return [...shares.values()].sort((a, b) => b.answered - a.answered || (a.tag < b.tag ? -1 : 1))
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** A day of a calendar: how many answers were given on it, and how many of them were right. */
export interface CalendarDay {
  readonly date: LocalDate
  readonly answered: number
  readonly right: number
}

/** The days of `count` weeks until `now` on the clocks of `zone`, each week from Monday on; the last one ends today. */
export function calendarOf(
  answers: readonly OwnAnswer[],
  { now, zone, weeks }: { readonly now: Instant; readonly zone: string; readonly weeks: number },
): CalendarDay[][] {
  const days = new Map<string, CalendarDay>()
  for (const { answeredAt, isRight } of answers.filter(({ isWithdrawn }) => !isWithdrawn)) {
    const date = localDate(answeredAt, zone)
    const { answered, right } = days.get(date) ?? { answered: 0, right: 0 }
    days.set(date, { date, answered: answered + 1, right: right + (isRight ? 1 : 0) })
  }
  const today = Temporal.PlainDate.from(localDate(now, zone))
  const first = today.subtract({ days: today.dayOfWeek - 1, weeks: weeks - 1 })
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: week === weeks - 1 ? today.dayOfWeek : 7 }, (__, day) => {
      const date = first.add({ days: 7 * week + day }).toString() as LocalDate
      return days.get(date) ?? { date, answered: 0, right: 0 }
    }),
  )
}
