// Owns the gaps of a cloze that are filled while others still wait: a form takes only a few at a time.
import type { APIButtonComponent } from 'discord-api-types/v10'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, row, text } from './components.ts'
import { CODE_TICK, codeLine } from './markdown.ts'
import { textsIn } from './texts-in.ts'

const FENCE = '```'
/** Stands before what was typed, so that the next form finds it. */
const numbered = /^(\d+): ?(.*)$/

/** What has been filled in, with the buttons that lead on, and back to the start. */
export function gapsMessage(
  filled: readonly string[],
  all: number,
  buttons: readonly APIButtonComponent[],
  texts: Catalog,
): Message {
  const rows = filled.map((typed, place) => `${place + 1}: ${codeLine(typed).trim()}`)
  return [
    container('question', [
      text(texts.bot.gaps.title(filled.length, all)),
      text([FENCE, ...rows, FENCE].join('\n')),
      row(...buttons),
    ]),
  ]
}

/** What was filled in, read back from our own message: nothing has to be remembered between two forms. */
export function filledIn(components: unknown): string[] {
  // Only such a message has a button that leads on.
  if (!/:more[:"]/.test(JSON.stringify(components ?? []))) return []
  const block = [...textsIn(components)].find(content => content.startsWith(`${FENCE}\n`)) ?? ''
  return block
    .split('\n')
    .slice(1, -1)
    .map(line => (numbered.exec(line)?.[2] ?? '').replaceAll(CODE_TICK, '`'))
}
