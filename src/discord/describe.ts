// Owns what a message that nobody asked for says, and by which custom id it is known.
import { resultsOf } from '../app/drop-results.ts'
import { examplesOf } from '../app/example-question.ts'
import type { MessageName, Unasked } from '../app/play-store.ts'
import { showBoard } from '../app/show-board.ts'
import { textOf } from '../domain/deck/card.ts'
import type { BoardKey } from '../domain/play/board.ts'
import type { QuizId } from '../domain/play/quiz.ts'
import type { SeasonId } from '../domain/play/season.ts'
import { catalogOf } from '../i18n/format.ts'
import { encodeId } from './custom-id.ts'
import type { Message, World } from './define.ts'
import { BOARD_ROWS, onPodium, podiumMessage, summaryMessage, type HasLeft } from './view/board.ts'
import { text } from './view/components.ts'
import { dropMessage } from './view/drop.ts'
import { reminderMessage } from './view/reminder.ts'
import { reportMessage } from './view/report.ts'
import { resultMessage } from './view/result.ts'

/** How many a week's summary names. */
const SUMMARY_ROWS = 5

/** A message with its key. */
type Told = Unasked & Pick<MessageName, 'key'>

/** What a message is written in: a drop's language is frozen with it. */
export const localeOf = (unasked: Unasked): string => ('drop' in unasked ? unasked.drop : unasked.quiz).settings.locale

/** Undefined: there is nothing left to tell. */
export async function describe(world: World, unasked: Told): Promise<Message | undefined> {
  const { store } = world
  const locale = localeOf(unasked)
  const texts = catalogOf(locale)
  switch (unasked.kind) {
    case 'drop':
      return [
        ...pingedBy(unasked).map(id => text(`<@&${id}>`)),
        ...dropMessage(unasked.drop, await examplesOf(store, unasked.drop, locale), texts, 'open'),
      ]
    case 'result': {
      const { drop } = unasked
      const results = await resultsOf(store, drop, locale)
      return resultMessage(results, await leaversOf(world, drop.quizId, results.first), texts)
    }
    case 'podium':
    case 'correction': {
      const { quiz } = unasked
      const { id, version } = tableOf(unasked.key)
      const season = await store.season(id)
      const table = await store.seasonTable(id, version, BOARD_ROWS)
      if (!season || !table) return undefined
      return podiumMessage({ ...table, quiz, season }, await leaversOf(world, quiz.id, onPodium(table.rows)), texts)
    }
    case 'summary': {
      const board = await showBoard(store, unasked.quiz, unasked.key as BoardKey, { kind: 'top' }, SUMMARY_ROWS) // its key
      if (board.rows.length === 0) return undefined
      return summaryMessage(unasked.quiz, board, await leaversOf(world, unasked.quiz.id, board.rows), texts)
    }
    case 'reminder': {
      const place = (await store.quiz(unasked.drop.quizId))?.place
      return place && reminderMessage(unasked.drop, place, unasked.to.personId, texts)
    }
    case 'report': {
      const report = await store.report(Number(unasked.key))
      const card = report && (await store.snapshot(report.cardHash))
      return report && card && reportMessage(report, textOf(card, locale).title, texts)
    }
  }
}

/** Who of some people has left the server of a quiz, as far as Discord says. */
async function leaversOf(
  { store, members }: World,
  quiz: QuizId,
  people: readonly { readonly userId: string | undefined }[],
): Promise<HasLeft> {
  const place = (await store.quiz(quiz))?.place
  if (place?.kind !== 'discord') return () => false
  const { guildId } = place
  await members.check(
    guildId,
    people.flatMap(({ userId }) => userId ?? []),
  )
  return userId => members.hasLeft(guildId, userId)
}

/** The roles that a message tells of itself: a question's, unless it is practice that somebody asked for. */
export function pingedBy(unasked: Unasked): string[] {
  if (unasked.kind !== 'drop' || unasked.drop.isPractice) return []
  const { pingRoleId } = unasked.drop.settings
  return pingRoleId === null ? [] : [pingRoleId]
}

/** The table that the key of a podium or a correction names. */
function tableOf(key: string): { readonly id: SeasonId; readonly version: number } {
  const [id, version = 1] = key.split('.').map(Number)
  return { id: id as SeasonId, version } // as the ledger wrote it
}

/** The custom id by which a message of ours is recognised. */
export function markOf({ kind, key, quizId }: MessageName): string {
  switch (kind) {
    case 'drop':
      return encodeId('answer', { drop: key })
    case 'result':
      return encodeId('board', { drop: key })
    case 'podium':
      return encodeId('podium', { season: key })
    case 'correction': {
      const { id, version } = tableOf(key)
      return encodeId('corrected', { season: String(id), version: String(version) })
    }
    case 'summary':
      return encodeId('summary', { quiz: String(quizId), board: key })
    case 'reminder': {
      const [drop = '', person = ''] = key.split('.')
      return encodeId('stopReminders', { drop, person })
    }
    case 'report':
      return encodeId('blockReporter', { report: key })
  }
}
