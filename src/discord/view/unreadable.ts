// Owns the reply to a text that cannot be read: what was typed, a caret under the place, the reason.
import type { APIButtonComponent } from 'discord-api-types/v10'
import type { Span } from '../../domain/diagnostic.ts'
import type { Unreadable } from '../../domain/grading/reading.ts'
import { columnsOf } from '../../render/columns.ts'
import { explain } from '../../i18n/explain.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, row, small, text } from './components.ts'
import { CODE_TICK, codeLine, plainText } from './markdown.ts'
import { textsIn } from './texts-in.ts'

const FENCE = '```'

/** An answer that costs no attempt, with a way to try again; none where it is too late for that. */
export function unreadableMessage(
  typed: string,
  problem: Unreadable,
  again: APIButtonComponent | undefined,
  texts: Catalog,
): Message {
  const words = texts.bot.unreadable
  return [
    container('quiet', [
      text(words.title),
      text(caretBlock(typed, problem.span)),
      text(plainText(explain(problem, texts))),
      again ? row(again) : text(small(words.closed)),
    ]),
  ]
}

/** What was typed, as read back from our own message: nothing has to be remembered between the two. */
export function typedIn(components: unknown): string | undefined {
  const block = [...textsIn(components)].find(content => content.startsWith(`${FENCE}\n`))
  return block?.split('\n')[1]?.trimEnd().replaceAll(CODE_TICK, '`')
}

/** `typed` on one line in a block of code, with carets under `span`; wide characters take two columns. */
export function caretBlock(typed: string, span: Span): string {
  const indent = ' '.repeat(columnsOf(typed.slice(0, span.start)))
  const carets = '^'.repeat(Math.max(1, columnsOf(typed.slice(span.start, span.end))))
  return [FENCE, codeLine(typed), indent + carets, FENCE].join('\n')
}
