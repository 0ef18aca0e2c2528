// Owns writing SVG: elements as text, one house style for every picture of the deck.

/** Colours that stand out on white, also for most who do not see red and green apart (Okabe and Ito's palette). */
export const colours = {
  ink: '#1b1f24',
  line: '#9aa4ae',
  paper: '#ffffff',
  first: '#0072b2',
  second: '#d55e00',
  third: '#009e73',
  tint: '#d6e9f5',
  warm: '#fbe3d3',
} as const

type Attributes = Readonly<Record<string, string | number>>

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
/** Three decimals are finer than any screen. */
const written = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : escape(value)

/** One element; `children` are elements already written. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${written(value)}"`)
    .join('')
  return children.length === 0 ? `<${name}${head}/>` : `<${name}${head}>${children.join('')}</${name}>`
}

export const text = (x: number, y: number, content: string, more: Attributes = {}): string =>
  element(
    'text',
    { x, y, 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: colours.ink, ...more },
    escape(content),
  )

export const line = (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, stroke: colours.line, 'stroke-width': 1.5, ...more })

export const box = (x: number, y: number, width: number, height: number, more: Attributes = {}): string =>
  element('rect', { x, y, width, height, fill: colours.paper, stroke: colours.line, ...more })

/** A line with a head at its second end. */
export function arrow(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  const corner = (side: number): string => `${x2 - 9 * ux - side * 5 * uy},${y2 - 9 * uy + side * 5 * ux}`
  const head = element('polygon', { points: `${x2},${y2} ${corner(1)} ${corner(-1)}`, fill: colour })
  return line(x1, y1, x2 - 6 * ux, y2 - 6 * uy, { stroke: colour }) + head
}

/** A whole picture on white, so that it reads in a dark theme too. */
export function picture(width: number, height: number, ...children: readonly string[]): string {
  const head = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'font-family': 'sans-serif',
    'font-size': 14,
  }
  const paper = element('rect', { width, height, fill: colours.paper })
  return `${element('svg', head, '\n', [paper, ...children].join('\n'), '\n')}\n`
}
