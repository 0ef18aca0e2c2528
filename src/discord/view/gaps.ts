// Owns the gaps of a cloze that are filled while others still wait: a form takes only a few at a time.
import type { Drop } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, row, text } from './components.ts'
import { CODE_TICK, codeLine } from './markdown.ts'
import { textsIn } from './texts-in.ts'

const FENCE = '```'
/** Stands before what was typed, so that the next form finds it. */
const numbered = /^(\d+): ?(.*)$/

/** What has been filled in, with a way on and one back to the start. */
export function gapsMessage({ id }: Pick<Drop, 'id'>, filled: readonly string[], all: number, texts: Catalog): Message {
  const words = texts.bot.gaps
  const drop = { drop: String(id) }
  const rows = filled.map((typed, place) => `${place + 1}: ${codeLine(typed).trim()}`)
  return [
    container('question', [
      text(words.title(filled.length, all)),
      text([FENCE, ...rows, FENCE].join('\n')),
      row(button(words.more, 'more', drop, 'main'), button(words.again, 'type', drop)),
    ]),
  ]
}

/** What was filled in, read back from our own message: nothing has to be remembered between two forms. */
export function filledIn(components: unknown): string[] {
  if (!JSON.stringify(components ?? []).includes(':more:')) return []
  const block = [...textsIn(components)].find(content => content.startsWith(`${FENCE}\n`)) ?? ''
  return block
    .split('\n')
    .slice(1, -1)
    .map(line => (numbered.exec(line)?.[2] ?? '').replaceAll(CODE_TICK, '`'))
}
