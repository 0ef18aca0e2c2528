// Owns the picture of a histogram: lying bars with their names and counts, as an SVG that is read on light and dark.
import { card, ink } from './colours.ts'

/** Named numbers of answers; those that are right stand out. */
export interface Bars {
  readonly title: string
  readonly bars: readonly { readonly name: string; readonly count: number; readonly isRight: boolean }[]
}

const WIDTH = 800
const MARGIN = 24
const NAME_WIDTH = 230
const COUNT_WIDTH = 70
const ROW = 44
const BAR = 28
const TEXT = 22
const TITLE = 64
const colours = { right: '#23a55a', other: '#5865f2', ground: '#e9eaee' }

/** The picture; it has no fonts of its own, whoever draws it gives them. */
export function barsSvg({ title, bars }: Bars): string {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const room = WIDTH - 2 * MARGIN - NAME_WIDTH - COUNT_WIDTH
  const height = TITLE + bars.length * ROW + MARGIN
  const rows = bars.map(({ name, count, isRight }, index) => {
    const top = TITLE + index * ROW
    const x = MARGIN + NAME_WIDTH
    const base = top + BAR - (BAR - TEXT) / 2 - 3
    const length = Math.max(count > 0 ? 4 : 0, (room * count) / most)
    return (
      text(x - 14, base, name, 'end') +
      rect(x, top, room, colours.ground) +
      rect(x, top, length, isRight ? colours.right : colours.other) +
      text(x + room + 14, base, String(count), 'start')
    )
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">` +
    `<rect width="${WIDTH}" height="${height}" rx="12" fill="${card}"/>` +
    text(MARGIN, TITLE - 26, title, 'start') +
    rows.join('') +
    '</svg>'
  )
}

const rect = (x: number, y: number, width: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${Math.round(width)}" height="${BAR}" rx="5" fill="${fill}"/>`

const text = (x: number, y: number, content: string, anchor: 'start' | 'end'): string =>
  `<text x="${x}" y="${y}" font-size="${TEXT}" fill="${ink}" text-anchor="${anchor}">${escaped(content)}</text>`

const escaped = (content: string): string =>
  content
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
