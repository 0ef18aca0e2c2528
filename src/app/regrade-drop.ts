// Owns grading the answers of a drop again: by the cards that were asked and the engine of today.
import { grade } from '../domain/grading/grade.ts'
import { ENGINE_VERSION } from '../domain/grading/engine-version.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import type { Drop } from '../domain/play/drop.ts'
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { Attempt, PlayStore } from '../storage/play/port.ts'

type Kept = Awaited<ReturnType<PlayStore['attemptsAt']>>[number]

/** not-posted: there is nothing to grade, or nothing that counts. `changed` are the attempts that came out otherwise. */
export type Regraded =
  | { readonly kind: 'unknown' | 'not-posted' }
  | { readonly kind: 'regraded'; readonly drop: Drop; readonly looked: number; readonly changed: readonly Attempt[] }

/** Writes the re-grade as a new event, with its audit row; the attempts stay what they were. */
export async function regradeDrop(
  store: PlayStore,
  asked: { readonly drop: DropId; readonly by: PersonId; readonly reason: string; readonly at: Instant },
): Promise<Regraded> {
  const drop = await store.drop(asked.drop)
  if (!drop) return { kind: 'unknown' }
  if (drop.state !== 'posted') return { kind: 'not-posted' }
  const kept = await store.attemptsAt(drop.id)
  const changed = kept.map(again).filter(attempt => attempt !== undefined)
  await store.recordRegrade(
    asked,
    changed.map(({ personId, readAs, verdict, mistakes, credit, engineVersion }) => ({
      personId,
      readAs,
      verdict,
      mistakes,
      credit,
      engineVersion,
    })),
  )
  return { kind: 'regraded', drop, looked: kept.length, changed }
}

/** The attempt as it is graded today; undefined where that is as it stands, or where its text can no longer be read. */
function again(kept: Kept): Attempt | undefined {
  const { attempt } = kept
  const verdict = verdictOn(kept)
  if (verdict === undefined || verdict.kind === 'ungradable') return undefined
  const mistakes = verdict.kind === 'mistake' ? verdict.mistakes : []
  const isSame =
    verdict.kind === attempt.verdict && verdict.credit === attempt.credit && mistakes.join() === attempt.mistakes.join()
  if (isSame) return undefined
  const decided = { readAs: verdict.reading.readAs, verdict: verdict.kind, mistakes, credit: verdict.credit }
  return { ...attempt, ...decided, engineVersion: ENGINE_VERSION }
}

/** One language for each decimal sign: in one of them an answer whose language was not kept is read as it was. */
const decimalLocales = ['en', 'de']

function verdictOn({ attempt, assignment, card }: Kept): Verdict | undefined {
  const { typed: text, locale: read } = attempt
  // Erased.
  if (text === '') return undefined
  const graded = (locale: string): Verdict => grade(card, assignment.variant, { kind: 'typed', text }, locale)
  if (read !== null) return graded(read)
  return decimalLocales
    .map(graded)
    .find(verdict => verdict.kind !== 'ungradable' && verdict.reading.readAs === attempt.readAs)
}
