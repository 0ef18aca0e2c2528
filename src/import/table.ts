// Owns reading tables: CSV and TSV after RFC 4180, with the delimiter found out, and the header lines of Anki's text files.

export interface Row {
  /** 1-based line at which it begins. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly rows: readonly Row[]
  /** The line of a quote that is never closed: what follows it is in one cell. */
  readonly unclosed?: number
  /** Column names and switches from lines such as `#html:true`, by lower-case name. */
  readonly settings: ReadonlyMap<string, string>
}

const delimiters = [',', ';', '\t', '|'] as const
type Delimiter = (typeof delimiters)[number]

/** Anki's words for them, and Excel's `sep=` line gives the sign itself. */
const delimiterNames = new Map<string, Delimiter>([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
  ...delimiters.map(sign => [sign, sign] as const),
])

/** Rows that decide which delimiter it is. */
const DECIDING = 50

/** The table in `text`, which has LF line ends. `delimiter` overrides what the text says. */
export function readTable(text: string, delimiter?: Delimiter): Table {
  const settings = new Map<string, string>()
  let start = 0
  let line = 1
  for (let found = headerLine(text, start); found; found = headerLine(text, start)) {
    settings.set(found.name, found.value)
    start += found.length
    line++
  }
  const stated = delimiterNames.get((settings.get('separator') ?? '').toLowerCase())
  const body = text.slice(start)
  return { ...readRows(body, delimiter ?? stated ?? likeliest(body), line), settings }
}

/** `#separator:tab`, `#html:true` … of Anki, `sep=;` of Excel. */
function headerLine(text: string, start: number): { name: string; value: string; length: number } | undefined {
  const pattern = /#([a-z ]+):(.*)(?:\n|$)|sep=(.)(?:\n|$)/iy
  pattern.lastIndex = start
  const found = start < text.length ? pattern.exec(text) : null
  if (!found) return undefined
  const [whole, name, value = '', sign] = found
  return sign === undefined
    ? { name: (name ?? '').toLowerCase(), value: value.trim(), length: whole.length }
    : { name: 'separator', value: sign, length: whole.length }
}

/** The delimiter that gives most of the first rows the same number of cells, and the most cells among equals. */
function likeliest(text: string): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly share: number; readonly width: number } | undefined
  for (const delimiter of delimiters) {
    const rows = readRows(text, delimiter, 1, DECIDING).rows
    const widths = Map.groupBy(rows, ({ cells }) => cells.length)
    const [width, members] = [...widths].sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []]
    const share = width < 2 ? 0 : members.length / rows.length
    if (!best || share > best.share || (share === best.share && width > best.width)) best = { delimiter, share, width }
  }
  return best && best.share > 0 ? best.delimiter : ','
}

function readRows(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  most = Number.POSITIVE_INFINITY,
): Pick<Table, 'rows' | 'unclosed'> {
  const rows: Row[] = []
  let cells: string[] = []
  let at = 0
  let line = firstLine
  let rowLine = line
  let unclosed: number | undefined
  const endRow = (): void => {
    if (cells.some(cell => cell.trim() !== '')) rows.push({ line: rowLine, cells })
    cells = []
    line++
    rowLine = line
  }
  while (at < text.length && rows.length < most) {
    // A quote opens a cell only at its beginning; elsewhere it is a sign like others.
    if (text[at] === '"') {
      let cell = ''
      const opened = line
      let end = at + 1
      for (;;) {
        const quote = text.indexOf('"', end)
        const stop = quote === -1 ? text.length : quote
        cell += text.slice(end, stop)
        if (quote === -1) unclosed ??= opened
        if (quote === -1 || text[quote + 1] !== '"') {
          end = stop + 1
          break
        }
        cell += '"'
        end = quote + 2
      }
      const past = endOfCell(text, end, delimiter)
      cell += text.slice(end, past)
      for (const character of cell) if (character === '\n') line++
      cells.push(cell)
      at = past
    } else {
      const past = endOfCell(text, at, delimiter)
      cells.push(text.slice(at, past))
      at = past
    }
    if (at >= text.length || text[at] === '\n') endRow()
    else if (at === text.length - 1 || text[at + 1] === '\n') {
      cells.push('')
      endRow()
      at++
    }
    at++
  }
  return { rows, ...(unclosed === undefined ? {} : { unclosed }) }
}

function endOfCell(text: string, from: number, delimiter: Delimiter): number {
  let past = from
  while (past < text.length && text[past] !== delimiter && text[past] !== '\n') past++
  return past
}
