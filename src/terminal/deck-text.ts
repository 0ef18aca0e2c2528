// Owns showing a deck's Markdown on a terminal: paragraphs wrapped, TeX as Unicode, emphasis as weight.
import { wikiText } from '../domain/deck/wiki-link.ts'
import { texToUnicode } from '../render/tex.ts'
import { wrap } from './columns.ts'
import type { Style } from './style.ts'

/** Control characters would let a stranger's deck move the cursor or paint over the screen. */
const controls = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu

/** Anything that people or decks wrote, without what a terminal would obey. */
export const harmless = (text: string): string => text.replace(controls, '')

/** `markdown` in lines of at most `width` columns. Tables and code stay as they were written. */
export function deckText(markdown: string, width: number, style: Style): string {
  const blocks = texToUnicode(wikiText(harmless(markdown.replace(/\r\n?/g, '\n')))).split(/^(```[^]*?^```$)/m)
  return blocks
    .map((block, index) => (index % 2 === 1 ? codeBlock(block) : prose(block, width, style)))
    .join('')
    .trim()
}

const codeBlock = (fenced: string): string =>
  fenced
    .split('\n')
    .slice(1, -1)
    .map(line => (line === '' ? '' : `    ${line}`))
    .join('\n')

function prose(markdown: string, width: number, style: Style): string {
  return markdown
    .split(/(\n[ \t]*(?:\n[ \t]*)+)/)
    .map((block, index) => (index % 2 === 1 ? '\n\n' : paragraph(block, width, style)))
    .join('')
}

/** A list item starts a line of its own; every other line break is a space. */
function paragraph(block: string, width: number, style: Style): string {
  if (/^\s*\|/.test(block)) return block
  const items = block.split(/\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])/)
  return items
    .flatMap(item => {
      const mark = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(item)?.[0] ?? ''
      return wrap(inline(item.replace(/[ \t]*\n[ \t]*/g, ' '), style), width, ' '.repeat(mark.length))
    })
    .join('\n')
}

/** Links with their address behind them, emphasis as weight or not at all, escapes undone; code as it is. */
function inline(text: string, style: Style): string {
  return text
    .split(/(`+[^`]+`+)/)
    .map((part, index) =>
      index % 2 === 1
        ? part.replace(/^`+|`+$/g, '')
        : part
            .replace(/!\[([^\]]*)\]\([^)]*\)/g, '[$1]')
            .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)')
            .replace(/(?<![\w*\\])\*\*(?=\S)(.+?)(?<=[^\s\\])\*\*(?![\w*])/g, (_, strong: string) =>
              style.strong(strong),
            )
            .replace(/(?<![\w*\\])\*(?=\S)([^*]+?)(?<=[^\s\\])\*(?![\w*])/g, '$1')
            .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    )
    .join('')
}
