// Owns how wide text is on a terminal, and breaking it into lines of a width.
import { styling } from './style.ts'

/** Two columns: Chinese, Japanese, Korean, full-width forms, emoji. */
const wide =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u
/** None: marks on the character before, joiners, variation selectors. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns that `text` takes, styling aside. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text.replace(styling, '')) columns += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}

/** Where a line may break: after spaces, and before or after a wide character but not before closing punctuation. */
const breakable =
  /(?<= )(?! )|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、；：？！）】》])(?![，。、；：？！）】》\s])/u

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
