// Owns how wide text is on a terminal, and breaking it into lines of a width.
import { columnsOf as plainColumnsOf } from '../render/columns.ts'
import { styling } from './style.ts'

/** Columns that `text` takes, styling aside. */
export const columnsOf = (text: string): number => plainColumnsOf(text.replace(styling, ''))

/** Where a line may break: after spaces, and after a wide character but not before what closes or goes on with it. */
const breakable =
  /(?<= )(?! )|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、；：？！）】》”])(?![，。、；：？！）】》”…—\])\s])/u

/** `text` (one paragraph) in lines of at most `width` columns, those after the first indented by `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(breakable)) {
    if (line.trim() !== '' && columnsOf(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += word
  }
  return [...lines, line.trimEnd()]
}
