// Owns hints on a terminal: a line asks for the next one, which costs what it costs with the bot.
import { takeHint } from '../app/take-hint.ts'
import type { Question } from '../app/reveal-drop.ts'
import type { PersonId } from '../domain/play/quiz.ts'
import type { Table } from './play.ts'
import { hintText, hintsText } from './view.ts'

/** What asks for a hint, in every language; none of it answers a question. */
const calls: ReadonlySet<string> = new Set(['/hint', '/h', '/提示'])

export const isHintCall = (line: string): boolean =>
  calls.has(line.trim().replace(/^／/, '/').normalize('NFKC').toLowerCase())

/** Shows the hints that were taken before, and that there are more. */
export async function showHints({ store, write, look }: Table, question: Question, person: PersonId): Promise<void> {
  const { hints } = question.presented
  if (hints.length === 0) return
  const taken = await store.hints(question.drop.id, person)
  const shown = hints.filter((_, place) => taken.includes(place))
  write(`${[...shown.map(hint => hintText(hint, look)), hintsText(hints.length - shown.length, look)].join('')}\n`)
}

/** Takes the next hint and shows it. */
export async function giveHint(
  { store, clock, write, look }: Table,
  question: Question,
  person: PersonId,
): Promise<void> {
  const { drop, presented } = question
  const taken = await store.hints(drop.id, person)
  const place = presented.hints.findIndex((_, at) => !taken.includes(at))
  const asked = { drop: drop.id, person, at: clock(), locale: look.locale, place }
  const hinted = await takeHint(store, asked)
  // What is late for a hint is late for an answer, which says so.
  if (hinted.kind !== 'hinted') write(`${look.texts.terminal.noHint}\n\n`)
  else write(`${hintText(presented.hints[place] ?? '', look)}${hintsText(hinted.left, look)}\n`)
}
