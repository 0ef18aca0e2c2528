// Owns the picture of a histogram: lying bars with their names and counts, as an SVG that is read on light and dark.
import { colours } from './colours.ts'
import { cutTo } from './columns.ts'
import { box, MARGIN, picture, text, TEXT, TITLE, widthOf } from './svg.ts'

/** Named numbers; those that are right stand out. */
export interface Bars {
  readonly title: string
  readonly bars: readonly {
    readonly name: string
    readonly count: number
    readonly isRight: boolean
    /** Stands in the place of the count. */
    readonly label?: string
  }[]
  /** The count of a bar that fills its row; without it, the largest. */
  readonly full?: number
}

const WIDTH = 800
const NAME_WIDTH = 230
const NAME_COLUMNS = 18
const COUNT_WIDTH = 70
const GAP = 14
const ROW = 44
const BAR = 28

export function barsSvg({ title, bars, full }: Bars): string {
  const most = full ?? Math.max(1, ...bars.map(({ count }) => count))
  const labels = bars.map(({ label = '' }) => widthOf(label) + GAP)
  const room = WIDTH - 2 * MARGIN - NAME_WIDTH - Math.max(COUNT_WIDTH, ...labels)
  const rows = bars.map(({ name, count, isRight, label }, index) => {
    const y = TITLE + index * ROW
    const x = MARGIN + NAME_WIDTH
    const base = y + BAR - (BAR - TEXT) / 2 - 3
    const width = Math.max(count > 0 ? 4 : 0, (room * count) / most)
    return (
      text(x - GAP, base, cutTo(name, NAME_COLUMNS), 'end') +
      box({ x, y, width: room, height: BAR }, colours.ground) +
      box({ x, y, width, height: BAR }, isRight ? colours.right : colours.other) +
      text(x + room + GAP, base, label ?? String(count))
    )
  })
  return picture(WIDTH, TITLE + bars.length * ROW + MARGIN, title, rows)
}
