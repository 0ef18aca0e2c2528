// Owns how many columns text takes where every character has the same width.

/** Two columns: Chinese, Japanese, Korean, full-width forms, emoji. */
const wide =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u
/** None: marks on the character before, joiners, variation selectors. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns of a text on one line. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}

/** A text on one line that takes at most `most` columns: what does not fit ends in an ellipsis. */
export function cutTo(text: string, most: number): string {
  if (columnsOf(text) <= most) return text
  let kept = ''
  for (const character of text) {
    if (columnsOf(kept + character) >= most) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}
