// Owns the pieces of drawn pictures: a light card with a title, boxes and texts. Whoever draws the SVG gives it fonts.
import { card, ink } from './colours.ts'
import { columnsOf } from './columns.ts'

export const TEXT = 22
/** From the edge of the card to what is on it. */
export const MARGIN = 24
/** The height that a title takes. */
export const TITLE = 64

/** The card with its title and what is on it. */
export const picture = (width: number, height: number, title: string, content: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<rect width="${width}" height="${height}" rx="12" fill="${card}"/>` +
  text(MARGIN, TITLE - 26, title) +
  content.join('') +
  '</svg>'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const box = ({ x, y, width, height }: Box, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${Math.round(width)}" height="${height}" rx="5" fill="${fill}"/>`

/** One line, whose base line is at `y`; it begins or ends at `x`. */
export const text = (x: number, y: number, content: string, anchor: 'start' | 'end' = 'start', size = TEXT): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${ink}" text-anchor="${anchor}">${escaped(content)}</text>`

/** The room that a text takes: a column is at most so wide. */
export const widthOf = (content: string, size = TEXT): number => Math.ceil(columnsOf(content) * size * 0.6)

const escaped = (content: string): string =>
  content
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
