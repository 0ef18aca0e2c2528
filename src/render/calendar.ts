// Owns the picture of a calendar: a column for each week, Monday at the top, each day coloured by what became of it.
import { colours } from './colours.ts'
import { box, MARGIN, picture, text, TITLE, widthOf } from './svg.ts'

/** What became of a day. */
export type DayLevel = 'none' | 'answered' | 'right'

export interface Calendar {
  readonly title: string
  /** Monday first; an empty name is left out. */
  readonly weekdays: readonly string[]
  /** Names that stand above the columns in which they begin. */
  readonly months: readonly { readonly week: number; readonly name: string }[]
  readonly weeks: readonly (readonly DayLevel[])[]
  readonly legend: Readonly<Record<DayLevel, string>>
}

const fills = { none: colours.ground, answered: colours.answered, right: colours.right } as const
const levels = ['none', 'answered', 'right'] as const

const DAY = 22
const STEP = 26
const NAME_WIDTH = 56
const MONTHS = 30
const LEGEND = 52
const SMALL = 17

export function calendarSvg({ title, weekdays, months, weeks, legend }: Calendar): string {
  const [left, top] = [MARGIN + NAME_WIDTH, TITLE + MONTHS]
  const base = (y: number): number => y + DAY - 5
  const days = weeks.flatMap((week, column) =>
    week.map((level, row) =>
      box({ x: left + column * STEP, y: top + row * STEP, width: DAY, height: DAY }, fills[level]),
    ),
  )
  const bottom = top + 7 * STEP
  let x = left
  const explained = levels.map(level => {
    const at = x
    x += DAY + 8 + widthOf(legend[level], SMALL) + 18
    return (
      box({ x: at, y: bottom + 16, width: DAY, height: DAY }, fills[level]) +
      text(at + DAY + 8, base(bottom + 16), legend[level], 'start', SMALL)
    )
  })
  return picture(left + weeks.length * STEP + MARGIN, bottom + LEGEND + 8, title, [
    ...months.map(({ week, name }) => text(left + week * STEP, top - 10, name, 'start', SMALL)),
    ...weekdays.map((name, row) => (name === '' ? '' : text(left - 10, base(top + row * STEP), name, 'end', SMALL))),
    ...days,
    ...explained,
  ])
}
