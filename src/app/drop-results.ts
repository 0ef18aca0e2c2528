// Owns the results of a drop: who answered how, counted for each card of its pool.
import { setImmediate } from 'node:timers/promises'
import { barsOf, binsOf, type Bar, type Bin } from '../domain/play/histogram.ts'
import type { Drop } from '../domain/play/drop.ts'
import type { DropTally, FirstRight, PlayStore } from '../storage/play/port.ts'
import { examplesOf, type Example } from './example-question.ts'

/** A card of the pool with an example, and how those whom it was given answered. */
export interface CardResult {
  readonly example: Example
  readonly answered: number
  readonly right: number
  readonly bars: readonly Bar[]
}

/** What a result tells. It holds the answers: it is for after the results only. */
export interface DropResults {
  readonly drop: Drop
  readonly cards: readonly CardResult[]
  readonly tally: DropTally
  readonly first: readonly FirstRight[]
}

/** So many answers are counted before whoever waits for a reply gets their turn. */
const AT_ONCE = 100

/** The results as they stand now, in a language. */
export async function resultsOf(store: PlayStore, drop: Drop, locale: string): Promise<DropResults> {
  const examples = await examplesOf(store, drop, locale)
  const attempts = await store.attemptsAt(drop.id)
  const cards: CardResult[] = []
  for (const [place, example] of examples.entries()) {
    const its = attempts.filter(({ assignment }) => assignment.cardHash === drop.pool[place]?.hash)
    const bins: Bin[] = []
    for (const [index, { attempt, assignment }] of its.entries()) {
      bins.push(...binsOf(example.card, { ...attempt, variant: assignment.variant }))
      if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
    }
    const right = its.filter(({ attempt }) => attempt.verdict === 'right').length
    cards.push({ example, answered: its.length, right, bars: barsOf(example.card, bins, example.variant) })
  }
  return { drop, cards, tally: await store.tally(drop.id), first: await store.firstRight(drop.id) }
}
