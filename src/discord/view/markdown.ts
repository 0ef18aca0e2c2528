// Owns text safety: what people and decks write, shown in Discord without doing anything there.
import { wikiText } from '../../domain/deck/wiki-link.ts'
import { texToUnicode } from '../../render/tex.ts'

/** Controls, zero-width characters and direction overrides: they hide or reorder what stands around them. */
const invisible = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** A person's text on one line, exactly as characters: no formatting, no mention, no link. */
export function plainText(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(invisible, '').trim()
  const escaped = line
    .replace(/[\\*_~`|<>[\]]/g, sign => `\\${sign}`)
    // At the beginning of a line: headings, small print, lists.
    .replace(/^(?:-?#{1,3}|[-+]) /, '\\$&')
    .replace(/^\d+(?=\. )/, '$&\\')
    .replaceAll('://', ':\\//')
  return defuse(escaped)
}

/** A person's text for a line of code, every character at its place; only the backtick has to be another sign. */
export const codeLine = (text: string): string =>
  text.replace(/\s/g, ' ').replace(invisible, ' ').replaceAll('`', CODE_TICK)

/** What a backtick becomes in code: it looks the same and ends nothing. */
export const CODE_TICK = '\u02cb'

/** Mentions are never parsed (`allowed_mentions`); a word joiner keeps them from looking like one. */
const defuse = (text: string): string =>
  text.replace(/@(?=everyone|here)|<(?=[@#:/]|a:|id:|t:)/g, sign => `${sign}\u2060`)

/**
 * A deck's Markdown as Discord can show it: TeX as Unicode or source, tables as code, pictures by their alt text, links between
 * notes as their text, what
 * only Discord reads as formatting (spoilers, small print, mentions) as characters.
 */
export function deckText(markdown: string): string {
  const blocks = texToUnicode(wikiText(markdown)).split(/^(```[^]*?^```)/m)
  return blocks.map((block, index) => (index % 2 === 1 ? block : proseText(block))).join('')
}

function proseText(markdown: string): string {
  const shown = markdown
    .replace(/(?:^[ \t]*\|.*\|[ \t]*(?:\n|$)){2,}/gm, table => tableText(table))
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, (_, alt: string) => (alt === '' ? '' : `[${alt}]`))
    .replace(/^#{4,} /gm, '### ')
    .replace(/^-# /gm, '\\-# ')
    .replaceAll('||', '\\|\\|')
  return defuse(shown).trim()
}

/** A table of Markdown as a block of code with aligned columns; Discord has none. */
function tableText(table: string): string {
  const rows = table
    .trim()
    .split('\n')
    .map(row =>
      row
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/),
    )
    .filter(row => !row.every(cell => /^\s*:?-+:?\s*$/.test(cell)))
    .map(row => row.map(cell => codeLine(cell.replace(/\\\|/g, '|').replace(/\*\*?|`/g, '')).trim()))
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  )
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`
}

/** One line of at most `most` characters; what does not fit is cut off with an ellipsis. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= most && line.length <= most ? line : `${cut(characters, most - 1)}…`
}

/** The longest beginning of at most `most` UTF-16 units that splits no character. */
function cut(characters: readonly string[], most: number): string {
  let kept = ''
  for (const character of characters) {
    if (kept.length + character.length > most) break
    kept += character
  }
  return kept.trimEnd()
}
