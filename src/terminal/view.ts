// Owns what a question, a verdict and a streak look like on a terminal.
import type { Attempt, Score, StreakView } from '../app/play-store.ts'
import { feedbackTo, remarkOn, rightAnswerOf, saidTo } from '../app/feedback.ts'
import type { Question } from '../app/reveal-drop.ts'
import { letterOf } from '../domain/grading/choice.ts'
import type { Unreadable } from '../domain/grading/reading.ts'
import type { Instant } from '../domain/time.ts'
import { explain } from '../i18n/explain.ts'
import type { Catalog } from '../i18n/en.ts'
import { columnsOf, wrap } from './columns.ts'
import { deckText, harmless } from './deck-text.ts'
import type { Style } from './style.ts'

/** How text is shown: how wide, how coloured, in which language. */
export interface Look {
  readonly width: number
  readonly style: Style
  readonly texts: Catalog
  /** The person's BCP-47 tag, for dates. */
  readonly locale: string
}

/** The question with its options, without its answer. */
export function questionText({ presented, card }: Question, { width, style, texts }: Look): string {
  const words = texts.terminal
  const listed = (mark: string, text: string): string =>
    wrap(`${mark}) ${deckText(text, Number.POSITIVE_INFINITY, style)}`, width, '   ').join('\n')
  const options = (presented.options ?? []).map(({ text }, position) => listed(letterOf(position), text))
  const items = (presented.items ?? []).map((text, position) => listed(String(position + 1), text))
  const list = [...options, ...items]
  return joined([
    style.faint(words.question(words.difficulty[card.difficulty])),
    style.strong(harmless(presented.title)),
    '',
    deckText(presented.question, width, style),
    ...(list.length > 0 ? ['', ...list] : []),
    ...(presented.names === undefined ? [] : ['', ...wrap(harmless(words.names(presented.names.join(', '))), width)]),
    ...(presented.list ? ['', ...wrap(words.list[presented.list], width)] : []),
    ...(presented.unit === undefined ? [] : ['', words.unit(harmless(presented.unit))]),
  ])
}

/** A hint that was taken. */
export const hintText = (hint: string, { width, style, texts }: Look): string =>
  `${style.strong(texts.terminal.hint)} ${deckText(hint, width, style)}\n`

/** How many hints can still be had, and how. */
export const hintsText = (left: number, { width, style, texts }: Look): string =>
  left === 0 ? '' : joined(wrap(texts.terminal.hints(left), width).map(line => style.faint(line)))

/** The verdict with what the deck says to a mistake, then the right answer and the working. */
export function verdictText(
  question: Question,
  { attempt, score }: { readonly attempt: Attempt; readonly score: Score },
  { width, style, texts }: Look,
): string {
  const { presented } = question
  const words = texts.terminal
  const isRight = attempt.verdict === 'right'
  const verdict = (isRight ? style.right : style.wrong)(style.strong(words.verdict[attempt.verdict]))
  const echo = presented.options ? words.chose(attempt.readAs) : words.readAs(attempt.readAs)
  const remark = remarkOn(question, attempt, texts)
  const answer = rightAnswerOf(presented)
  const shown = (markdown: string): string => deckText(markdown, width, style)
  return joined([
    `${verdict} ${style.faint(`${harmless(echo)} · ${words.points(score.points)}`)}`,
    ...[...saidTo(presented, attempt), ...feedbackTo(presented, attempt)].map(shown),
    ...(remark === undefined ? [] : wrap(harmless(remark), width)),
    ...(isRight || answer === undefined ? [] : [shown(words.rightAnswer(answer))]),
    ...(presented.answer === undefined ? [] : ['', shown(presented.answer)]),
    ...(presented.explanation === undefined ? [] : ['', style.strong(words.explanation), shown(presented.explanation)]),
    ...(presented.source === undefined ? [] : ['', style.faint(shown(words.source(presented.source)))]),
  ])
}

/** Why an answer could not be read, with a caret under the place. */
export function unreadableText(typed: string, problem: Unreadable, { width, style, texts }: Look): string {
  const { start, end } = problem.span
  const line = harmless(typed)
  const marked = harmless(typed.slice(start, end))
  const caret = ' '.repeat(columnsOf(harmless(typed.slice(0, start)))) + '^'.repeat(Math.max(1, columnsOf(marked)))
  return joined([
    style.wrong(texts.terminal.unreadable),
    ...(line.trim() === '' ? [] : [`  ${line}`, `  ${style.wrong(caret)}`]),
    ...wrap(harmless(explain(problem, texts)), width),
  ])
}

export const streakText = ({ current, best, freezes }: StreakView, { texts }: Look): string =>
  texts.terminal.streak(current, best, freezes)

/** When the next question comes, on the clocks of `zone`. */
export function nextText(nextOpensAt: Instant, zone: string, { texts, locale, style }: Look): string {
  const format = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const
  const time = Temporal.Instant.fromEpochMilliseconds(nextOpensAt).toLocaleString(locale, format)
  return style.faint(texts.terminal.next(time))
}

const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`
