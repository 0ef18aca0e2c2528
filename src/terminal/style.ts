// Owns colour: words for what text means here, and nothing at all where nobody wants colour.

export interface Style {
  readonly right: (text: string) => string
  readonly wrong: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const escape = '\u001b'

/** What `colours` puts around text; takes no room on the screen. */
export const styling = new RegExp(`${escape}\\[[\\d;]*m`, 'g')

const painted =
  (on: number, off: number) =>
  (text: string): string =>
    `${escape}[${on}m${text}${escape}[${off}m`
const same = (text: string): string => text

export const colours: Style = {
  right: painted(32, 39),
  wrong: painted(31, 39),
  strong: painted(1, 22),
  faint: painted(2, 22),
}
export const noColours: Style = { right: same, wrong: same, strong: same, faint: same }
