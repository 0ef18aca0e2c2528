// Owns the covers of a picture in Anki: read from the field that lists them, and drawn as SVG the way Anki's canvas draws them.
// Source: rslib/src/cloze.rs (what a field may say), ts/routes/image-occlusion/review.ts and shapes (how it is drawn).

/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A shape over a picture; numbers in `values` are shares of its width and height. */
export interface Cover {
  /** Of the card that asks for it; 0: it stands on all. */
  readonly number: number
  readonly shape: Shape
  readonly values: ReadonlyMap<string, string>
}

const marker = /\{\{c(\d+)::image-occlusion:([a-z]+)((?::(?:\\[^]|[^\\:}])*)*)\}\}/g

/** The covers that a field lists; a shape that is not known is none. */
export const coversIn = (field: string): Cover[] =>
  [...field.matchAll(marker)].flatMap(([, number, shape = '', written = '']) =>
    isShape(shape) ? [{ number: Number(number), shape, values: valuesIn(written) }] : [],
  )

export const listsCovers = (field: string): boolean => /\{\{c\d+::image-occlusion:/.test(field)

const valuesIn = (written: string): Map<string, string> =>
  new Map(
    [...written.matchAll(/:(\w+)=((?:\\[^]|[^\\:])*)/g)].map(([, name = '', value = '']) => [
      name,
      value.replace(/\\([^])/g, '$1'),
    ]),
  )

/** A cover where and how large it lies on the picture, in pixels. */
type Draw = (values: Cover['values'], size: Size, paint: string) => string

const share = (values: Cover['values'], name: string): number => {
  const value = Number(values.get(name) ?? 0)
  return Number.isFinite(value) ? value : 0
}

const placeOf = (
  values: Cover['values'],
  { width, height }: Size,
): { readonly left: number; readonly top: number } => ({
  left: Math.round(share(values, 'left') * width),
  top: Math.round(share(values, 'top') * height),
})

/** Turned around its upper left corner; a full turn is 10,000. */
function turned(values: Cover['values'], size: Size): string {
  const angle = (share(values, 'angle') % TURN) / TURN
  const { left, top } = placeOf(values, size)
  return angle === 0 ? '' : ` transform="rotate(${angle * 360} ${left} ${top})"`
}
const TURN = 10_000

/** Text without a size has this one, in pixels of Anki's canvas. */
const PLAIN_TEXT = 40
/** Between two lines, in heights of a letter; and what the box of a text is wider and higher than it, in pixels. */
const LINE = 1.07
const PAD = 5

/** About how wide a line is, in heights of a letter: what is not Latin is as wide as high. */
const wide = (line: string): number => [...line].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.53), 0)

const shapes = {
  rect: (values, size, paint) => {
    const { left, top } = placeOf(values, size)
    const [width, height] = [share(values, 'width') * size.width, share(values, 'height') * size.height].map(Math.round)
    return `<rect x="${left}" y="${top}" width="${width}" height="${height}"${turned(values, size)} ${paint}/>`
  },
  ellipse: (values, size, paint) => {
    const { left, top } = placeOf(values, size)
    const [rx = 0, ry = 0] = [share(values, 'rx') * size.width, share(values, 'ry') * size.height].map(Math.round)
    return `<ellipse cx="${left + rx}" cy="${top + ry}" rx="${rx}" ry="${ry}"${turned(values, size)} ${paint}/>`
  },
  polygon: (values, size, paint) => {
    const points = (values.get('points') ?? '').split(' ').flatMap(pair => {
      const [x = NaN, y = NaN] = pair.split(',').map(Number)
      return Number.isFinite(x) && Number.isFinite(y) ? [[x * size.width, y * size.height] as const] : []
    })
    // Its corner is where it says, wherever the points lie.
    const { left, top } = placeOf(values, size)
    const [x, y] = [left - Math.min(...points.map(([each]) => each)), top - Math.min(...points.map(([, each]) => each))]
    const moved = points.map(([px, py]) => `${px + x},${py + y}`)
    return moved.length === 0 ? '' : `<polygon points="${moved.join(' ')}" ${paint}/>`
  },
  text: (values, size, paint) => {
    const { left, top } = placeOf(values, size)
    const scale = share(values, 'scale') || 1
    const high = scale * (values.has('fs') ? share(values, 'fs') * size.height : PLAIN_TEXT)
    const lines = (values.get('text') ?? '').split('\n')
    const written = lines.map(
      (line, at) => `<tspan x="${left}" y="${top + high * (0.88 + at * LINE)}">${escaped(line)}</tspan>`,
    )
    const [width, height] = [Math.max(...lines.map(wide)) * high, lines.length * LINE * high]
    const box = `<rect x="${left}" y="${top}" width="${width + PAD * scale}" height="${height + PAD * scale}" fill="#ffffff"/>`
    return `<g${turned(values, size)}>${box}<text font-size="${high}" ${paint}>${written.join('')}</text></g>`
  },
} as const satisfies Record<string, Draw>

type Shape = keyof typeof shapes
const isShape = (name: string): name is Shape => Object.hasOwn(shapes, name)

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u001f]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Anki's own colours, which a note type may change and hardly any does. */
const colours = { asked: '#ff8e8e', other: '#ffeba2', edge: '#212121', text: '#000000' }

/** A colour that a cover has of itself, where it is one. */
const fillOf = ({ values }: Cover, otherwise: string): string => {
  const fill = values.get('fill') ?? ''
  return /^(?:#[\da-f]{3,8}|[a-z]{3,20})$/i.test(fill) ? fill : otherwise
}

/**
 * What lies over the picture of the card that asks for `asked`, as SVG elements: on its front the cover, on its back the
 * outline of the cover; on both the others where they hide too.
 */
export const coversOver =
  (covers: readonly Cover[], asked: number, isBack: boolean) =>
  (size: Size): string => {
    // Anki's line of a pixel, on a picture of any size.
    const line = Math.max(1, Math.round(Math.max(size.width, size.height) / 400))
    const drawn = (those: readonly Cover[], paint: (cover: Cover) => string): string =>
      those.map(each => shapes[each.shape](each.values, size, paint(each))).join('')
    const texts = covers.filter(({ shape }) => shape === 'text')
    const over = covers.filter(({ shape }) => shape !== 'text')
    const own = over.filter(({ number }) => number === asked)
    const others = over.filter(({ number, values }) => number !== asked && number !== 0 && values.get('oi') === '1')
    return [
      ...(isBack ? [] : [drawn(own, () => `fill="${colours.asked}" stroke="${colours.edge}" stroke-width="${line}"`)]),
      drawn(others, each => `fill="${fillOf(each, colours.other)}" stroke="${colours.edge}" stroke-width="${line}"`),
      ...(isBack ? [drawn(own, () => `fill="none" stroke="${colours.asked}" stroke-width="${2 * line}"`)] : []),
      drawn(texts, each => `fill="${fillOf(each, colours.text)}"`),
    ].join('')
  }

/** Where a cover lies, for people who do not see it. */
export const placeInWords = ({ shape, values }: Cover): string =>
  `${shape} at ${percent(share(values, 'left'))} from the left, ${percent(share(values, 'top'))} from the top`

const percent = (part: number): string => `${Math.round(part * 100)} %`
