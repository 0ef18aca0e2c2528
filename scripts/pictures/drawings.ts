// Owns the pictures of the deep-learning deck: each computes what it shows; signs and numbers only, so that they serve every language.
import { arrow, box, colours, element, line, picture, text } from './svg.ts'

/** Cells of a row that a cell of the row above sees: the union of the windows of what it is made of. */
function seenBelow(cells: readonly number[], kernel: number, dilation: number, stride: number): number[] {
  const seen = new Set<number>()
  for (const cell of cells) for (let tap = 0; tap < kernel; tap += 1) seen.add(cell * stride + tap * dilation)
  return [...seen].sort((a, b) => a - b)
}

/** Rows of cells from input (below) to one output, with what that output sees; gives rows of cell lists, top first. */
function cone(layers: readonly { kernel: number; dilation: number; stride: number }[]): number[][] {
  const rows: number[][] = [[0]]
  for (const { kernel, dilation, stride } of layers) rows.push(seenBelow(rows.at(-1) ?? [], kernel, dilation, stride))
  return rows
}

function stack(layers: readonly { kernel: number; dilation: number; stride: number; label: string }[]): string {
  const rows = cone(layers)
  const widest = (rows.at(-1)?.at(-1) ?? 0) + 1
  const size = Math.min(34, 520 / widest)
  const gap = 64
  const left = 110
  // A row's cell k stands above the middle of what it sees.
  const middles: number[][] = []
  for (const [depth, cells] of [...rows.entries()].toReversed()) {
    const below = middles[depth + 1]
    const layer = layers[depth]
    middles[depth] = Array.from({ length: (cells.at(-1) ?? 0) + 1 }, (_, cell) => {
      if (!below || !layer) return left + (cell + 0.5) * size
      const first = cell * layer.stride
      const end = first + (layer.kernel - 1) * layer.dilation
      return ((below[first] ?? 0) + (below[end] ?? 0)) / 2
    })
  }
  const at = (depth: number): number => 30 + depth * gap
  const parts: string[] = []
  for (const [depth, cells] of rows.entries()) {
    const layer = layers[depth]
    if (layer)
      for (const cell of cells)
        for (let tap = 0; tap < layer.kernel; tap += 1)
          parts.push(
            line(
              middles[depth]?.[cell] ?? 0,
              at(depth) + size / 2,
              middles[depth + 1]?.[cell * layer.stride + tap * layer.dilation] ?? 0,
              at(depth + 1) - size / 2,
              { stroke: colours.first, 'stroke-opacity': 0.35 },
            ),
          )
  }
  for (const [depth, cells] of rows.entries()) {
    const seen = new Set(cells)
    for (const [cell, x] of (middles[depth] ?? []).entries())
      parts.push(
        box(x - size / 2 + 1, at(depth) - size / 2, size - 2, size, {
          rx: 3,
          fill: seen.has(cell) ? (depth === 0 ? colours.warm : colours.tint) : colours.paper,
          stroke: seen.has(cell) ? colours.first : colours.line,
        }),
      )
    const label = layers[depth - 1]?.label
    if (label !== undefined) parts.push(text(52, at(depth) - gap / 2, label, { 'font-size': 13 }))
    parts.push(
      text(left + widest * size + 40, at(depth), String((cells.at(-1) ?? 0) + 1), {
        fill: colours.second,
        'font-weight': 'bold',
      }),
    )
  }
  return picture(left + widest * size + 80, at(rows.length - 1) + 40, ...parts)
}

/** Three 3-wide layers, the second with stride 2: the view grows to 9. */
const receptiveField = (): string =>
  stack([
    { kernel: 3, dilation: 1, stride: 1, label: '3, s = 1' },
    { kernel: 3, dilation: 1, stride: 2, label: '3, s = 2' },
    { kernel: 3, dilation: 1, stride: 1, label: '3, s = 1' },
  ])

/** Three 3-wide layers with dilation 4, 2, 1: as many weights, a view of 15 without holes. */
const dilation = (): string =>
  stack([
    { kernel: 3, dilation: 4, stride: 1, label: '3, d = 4' },
    { kernel: 3, dilation: 2, stride: 1, label: '3, d = 2' },
    { kernel: 3, dilation: 1, stride: 1, label: '3, d = 1' },
  ])

/** A point in a cell of four pixels, and the rectangle that is each one's weight. */
function bilinearCell(): string {
  const [left, top, side, x, y] = [70, 40, 260, 0.35, 0.6]
  const [px, py] = [left + x * side, top + y * side]
  const corners = [
    { name: 'f₀₀', cx: 0, cy: 0 },
    { name: 'f₁₀', cx: 1, cy: 0 },
    { name: 'f₀₁', cx: 0, cy: 1 },
    { name: 'f₁₁', cx: 1, cy: 1 },
  ]
  const fills = [colours.tint, colours.warm, '#d9f0e6', '#f3e3ef']
  const areas = corners.map(({ cx, cy }, index) => {
    // The weight of a corner is the area of the rectangle opposite to it.
    const [ox, oy] = [cx === 0 ? px : left, cy === 0 ? py : top]
    const [w, h] = [cx === 0 ? 1 - x : x, cy === 0 ? 1 - y : y]
    const middle = text(ox + (w * side) / 2, oy + (h * side) / 2, (w * h).toFixed(2))
    return box(ox, oy, w * side, h * side, { fill: fills[index] ?? colours.paper }) + middle
  })
  const pixels = corners.map(({ name, cx, cy }, index) => {
    const [ox, oy] = [left + cx * side, top + cy * side]
    const fill = fills[index] ?? colours.paper
    return element('circle', { cx: ox, cy: oy, r: 17, fill, stroke: colours.ink }) + text(ox, oy, name)
  })
  return picture(
    400,
    360,
    ...areas,
    ...pixels,
    element('circle', { cx: px, cy: py, r: 6, fill: colours.second }),
    text((left + px) / 2, top + side + 34, `x = ${x}`),
    text(left - 38, (top + py) / 2, `y = ${y}`, { 'font-size': 13 }),
  )
}

/** The curve of twelve scored examples, with the area under it. */
function rocCurve(): string {
  const ranked = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0]
  const positives = ranked.filter(label => label === 1).length
  const negatives = ranked.length - positives
  const [left, top, side] = [60, 24, 280]
  const points: [number, number][] = [[0, 0]]
  let [up, right, area] = [0, 0, 0]
  for (const label of ranked) {
    if (label === 1) up += 1
    else {
      right += 1
      area += up / positives / negatives
    }
    points.push([right / negatives, up / positives])
  }
  const at = ([x, y]: readonly [number, number]): string => `${left + x * side},${top + (1 - y) * side}`
  return picture(
    380,
    360,
    element('polygon', { points: [...points, [1, 0] as const].map(at).join(' '), fill: colours.tint }),
    box(left, top, side, side, { fill: 'none' }),
    line(left, top + side, left + side, top, { 'stroke-dasharray': '5 4' }),
    element('polyline', { points: points.map(at).join(' '), fill: 'none', stroke: colours.first, 'stroke-width': 3 }),
    text(left + side * 0.62, top + side * 0.62, `AUC = ${area.toFixed(2)}`, { 'font-size': 18 }),
    text(left + side / 2, top + side + 34, 'FPR'),
    text(left - 34, top + side / 2, 'TPR'),
    ...[0, 1].flatMap(value => [
      text(left + value * side, top + side + 14, String(value), { 'font-size': 12 }),
      text(left - 12, top + (1 - value) * side, String(value), { 'font-size': 12 }),
    ]),
  )
}

/** Bottom-up levels C2…C5, top-down P5…P2: twice as large at each step, joined by addition. */
function featurePyramid(): string {
  const levels = [5, 4, 3, 2]
  const parts: string[] = []
  const width = (level: number): number => 180 / 2 ** (level - 2) + 24
  for (const [row, level] of levels.entries()) {
    const y = 40 + row * 72
    const w = width(level)
    for (const [x, name, fill] of [
      [150, `C${level}`, colours.tint],
      [450, `P${level}`, colours.warm],
    ] as const)
      parts.push(
        element('polygon', {
          points: `${x - w / 2},${y + 14} ${x - w / 2 + 14},${y - 14} ${x + w / 2 + 14},${y - 14} ${x + w / 2},${y + 14}`,
          fill,
          stroke: colours.line,
        }),
        text(x + 7, y, name),
      )
    parts.push(text(30, y, `1/${2 ** level}`, { 'font-size': 12 }))
    parts.push(
      arrow(150 + w / 2 + 14, y, 450 - w / 2 - 2, y, colours.first),
      text(306, y - 11, '1×1', { 'font-size': 12 }),
    )
    if (row < levels.length - 1) {
      parts.push(arrow(150, y + 56, 150, y + 17, colours.ink))
      parts.push(
        arrow(450, y + 17, 450, y + 56, colours.second),
        text(478, y + 36, '×2 +', { 'font-size': 12, fill: colours.second }),
      )
    }
  }
  return picture(600, 300, ...parts)
}

/** Every picture by the name of its file in the deck's `media/`. */
export const drawings: Readonly<Record<string, () => string>> = {
  'receptive-field.svg': receptiveField,
  'dilation.svg': dilation,
  'bilinear-cell.svg': bilinearCell,
  'roc-curve.svg': rocCurve,
  'feature-pyramid.svg': featurePyramid,
}
