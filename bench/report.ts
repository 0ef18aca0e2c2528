// Owns how results look: one table for the terminal and for the page.

/** One thing that was measured, with what it should be. */
export interface Table {
  readonly title: string
  /** What was measured and how, in a sentence or two. */
  readonly says: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly goals: readonly Goal[]
}

export interface Goal {
  readonly what: string
  readonly isMet: boolean
}

/** A subject of `npm run bench`: a folder here, a section of the page. */
export interface Subject {
  readonly title: string
  readonly measure: () => readonly Table[] | Promise<readonly Table[]>
}

/** `goal` is met where `found` is at most `most`; both in `unit`. */
export function atMost(what: string, found: number, most: number, unit: string): Goal {
  return { what: `${what}: ${figures(found)}${unit}, allowed ${most}${unit}`, isMet: found <= most }
}

/** Two significant figures are what such a measurement is worth. */
export function figures(x: number): string {
  const rounded = Number(x.toPrecision(2))
  return rounded.toLocaleString('en', { maximumFractionDigits: 3 })
}

export function markdown({ title, says, head, rows, goals }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const rule = `|${head.map((_, column) => (column === 0 ? '---|' : '---:|')).join('')}`
  const met = goals.map(({ what, isMet }) => `- ${isMet ? 'Met' : 'Missed'}: ${what}.`)
  return [`### ${title}`, '', says, '', line(head), rule, ...rows.map(line), '', ...met].join('\n').trimEnd()
}

export function plain({ title, head, rows, goals }: Table): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  const met = goals.map(({ what, isMet }) => `${isMet ? '✓' : '✗'} ${what}`)
  return [`\n${title}`, ...all.map(line), ...met].join('\n')
}
