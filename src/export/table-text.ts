// Owns writing rows as CSV (RFC 4180) or TSV, so that a spreadsheet reads each cell as text and runs none as a formula.

export const tableFormats = ['csv', 'tsv'] as const
export type TableFormat = (typeof tableFormats)[number]

const delimiters: Readonly<Record<TableFormat, string>> = { csv: ',', tsv: '\t' }

/**
 * A row with its line end. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which the
 * import takes away again. Source: OWASP, "CSV Injection"; full-width signs count there too.
 */
export const tableRow = (cells: readonly string[], format: TableFormat): string =>
  `${cells.map(cell => quoted(inert(cell), delimiters[format])).join(delimiters[format])}\r\n`

/** Plain numbers may begin with a sign. */
const inert = (cell: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(cell) ? `'${cell}` : cell

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
