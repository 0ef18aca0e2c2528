// Owns looking through a season for people whose wrong answers are too often another's right ones.
import { setImmediate } from 'node:timers/promises'
import type { NumericCard, Variant } from '../domain/deck/card.ts'
import { present } from '../domain/deck/present.ts'
import { resultsAt, type Drop } from '../domain/play/drop.ts'
import { LEAST_SAME, suspicionOf, type Chance } from '../domain/play/fair-play.ts'
import type { PersonId } from '../domain/play/quiz.ts'
import type { SeasonId } from '../domain/play/season.ts'
import { chancesOn, drawsOf, rightFor, type Given, type Typed } from '../domain/play/same-answer.ts'
import type { Instant } from '../domain/time.ts'
import type { PlayStore } from '../storage/play/port.ts'

/** What one typed, and that this was right for the other's numbers. */
interface Evidence {
  readonly drop: Drop
  readonly title: string
  readonly typed: string
  /** The other's right answer, as people see it. */
  readonly right: string
}

/** Somebody whose wrong answers were another's right ones more often than honest people's are. */
export interface Flag {
  readonly by: PersonId
  readonly from: PersonId
  /** See `Suspicion`. */
  readonly probability: number
  readonly evidence: readonly Evidence[]
}

interface Own {
  readonly hash: string
  readonly card: NumericCard
  readonly variant: Variant
}

/** A drop as far as it can tell: who had which numbers, what was not right, and whose right answer that was. */
export interface Looked {
  readonly drop: Drop
  readonly own: ReadonlyMap<PersonId, Own>
  readonly wrong: ReadonlyMap<PersonId, Typed>
  /** By who was not right, those for whom their answer is. */
  readonly same: ReadonlyMap<PersonId, ReadonlySet<PersonId>>
}
type Kept = Awaited<ReturnType<PlayStore['attemptsAt']>>[number]
/** An answer as far as it is compared. */
export interface Compared extends Pick<Kept, 'card'> {
  readonly attempt: Pick<Kept['attempt'], 'personId' | 'typed' | 'locale' | 'verdict'>
  readonly assignment: Pick<Kept['assignment'], 'cardHash' | 'variant'>
}

/** So many answers are compared before whoever waits for a reply gets their turn. */
const AT_ONCE = 20

/**
 * The flags of a season, the least likely first: computed anew whenever somebody may see them, and kept nowhere. They
 * tell right answers: only drops whose results are out are looked at.
 */
export async function flagsOf(
  store: Pick<PlayStore, 'seasonDrops' | 'attemptsAt'>,
  season: SeasonId,
  now: Instant,
  locale: string,
): Promise<Flag[]> {
  const drops = await store.seasonDrops(season)
  const looked: Looked[] = []
  for (const drop of drops.filter(({ state }) => state === 'posted'))
    if (resultsAt(drop) <= now) looked.push(await lookAt(drop, await store.attemptsAt(drop.id)))
  return flagsIn(looked, locale)
}

/** Whose right answers the wrong ones of a drop are. Only numbers tell anything; what was erased is compared with nothing. */
export async function lookAt(drop: Drop, answers: readonly Compared[]): Promise<Looked> {
  const own = new Map<PersonId, Own>()
  const wrong = new Map<PersonId, Typed>()
  for (const { attempt, assignment, card } of answers) {
    if (card.kind !== 'numeric') continue
    own.set(attempt.personId, { hash: assignment.cardHash, card, variant: assignment.variant })
    if (attempt.verdict !== 'right' && attempt.typed !== '') wrong.set(attempt.personId, attempt)
  }
  const same = new Map<PersonId, Set<PersonId>>([...wrong.keys()].map(by => [by, new Set()]))
  for (const its of Map.groupBy(own, ([, { hash }]) => hash).values()) {
    const [, first] = its[0] ?? []
    if (!first) continue
    const find = rightFor(
      first.card,
      its.map(([of, { variant }]) => ({ of, variant })),
    )
    for (const [index, [by, answer]] of [...wrong].entries()) {
      for (const from of find(answer)) if (from !== by) same.get(by)?.add(from)
      if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
    }
  }
  return { drop, own, wrong, same }
}

/** The flags among drops of one season, oldest first. */
export async function flagsIn(looked: readonly Looked[], locale: string): Promise<Flag[]> {
  const people = new Set(looked.flatMap(({ own }) => [...own.keys()])).size
  const chanceOf = chances()
  const flags: Flag[] = []
  for (const [by, from] of oftenSame(looked)) {
    await setImmediate()
    const along: Chance[] = []
    for (const [place, { own, wrong, same }] of looked.entries()) {
      const [answer, theirs] = [wrong.get(by), own.get(from)]
      if (!answer || !theirs) continue
      along.push({ place, isSame: same.get(by)?.has(from) === true, probability: await chanceOf(theirs, answer) })
    }
    const found = suspicionOf(along, { pairs: people * (people - 1), drops: looked.length })
    if (!found) continue
    const { probability, places } = found
    flags.push({
      by,
      from,
      probability,
      evidence: places.flatMap(place => evidenceOf(looked[place], by, from, locale)),
    })
  }
  return flags.sort((a, b) => a.probability - b.probability)
}

/** Ordered pairs that were the same often enough to be looked at. */
function oftenSame(looked: readonly Looked[]): (readonly [by: PersonId, from: PersonId])[] {
  const often: (readonly [PersonId, PersonId])[] = []
  for (const by of new Set(looked.flatMap(({ same }) => [...same.keys()]))) {
    const times = new Map<PersonId, number>()
    for (const { same } of looked) for (const from of same.get(by) ?? []) times.set(from, (times.get(from) ?? 0) + 1)
    for (const [from, count] of times) if (count >= LEAST_SAME) often.push([by, from])
  }
  return often
}

/** Chances of answers to a card: each card is drawn from once, each answer looked at once. */
function chances(): (own: Own, answer: Typed) => Promise<number> {
  const finders = new Map<string, (answer: Typed) => number>()
  const known = new Map<string, number>()
  return async ({ hash, card }, answer) => {
    const key = JSON.stringify([hash, answer.locale, answer.typed])
    const before = known.get(key)
    if (before !== undefined) return before
    const find = finders.get(hash) ?? chancesOn(card, await draws(card))
    finders.set(hash, find)
    const chance = find(answer)
    known.set(key, chance)
    return chance
  }
}

async function draws(card: NumericCard): Promise<Given<number>[]> {
  const drawn: Given<number>[] = []
  for (const some of drawsOf(card)) {
    drawn.push(...some)
    await setImmediate()
  }
  return drawn
}

function evidenceOf(looked: Looked | undefined, by: PersonId, from: PersonId, locale: string): Evidence[] {
  const [answer, theirs] = [looked?.wrong.get(by), looked?.own.get(from)]
  if (!looked || !answer || !theirs) return []
  const { title, answerText = '' } = present(theirs.card, theirs.variant, locale)
  return [{ drop: looked.drop, title, typed: answer.typed, right: answerText }]
}
