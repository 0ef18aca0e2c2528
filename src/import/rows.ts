// Owns turning the rows of a table into cards: question and answer, options with the right ones named or listed apart.
import { columnsOf, type Columns, type Role } from './columns.ts'
import { fromHtml } from './html.ts'
import {
  teller,
  type Imported,
  type ImportedAnswer,
  type ImportedCard,
  type ImportedOption,
  type ImportNote,
  type Tell,
} from './imported.ts'
import type { Row, Table } from './table.ts'

type FileAt = (path: string) => string | undefined

/** The cells of one row by what they are, trimmed, without the empty ones. */
type Cells = ReadonlyMap<Role, readonly string[]>

/** The cards in `table`; `wants` is what a plain answer becomes, `fileAt` where a picture of its HTML lies beside the notes. */
export function cardsIn(table: Table, wants: 'recall' | 'text', fileAt: FileAt = () => undefined): Imported {
  const notes: ImportNote[] = []
  const [first] = table.rows
  const stated = table.settings.get('columns')
  const listedColumns = stated === undefined ? undefined : columnsOf(stated.split(stated.includes('\t') ? '\t' : ','))
  const columns = listedColumns ?? ankiColumns(table.settings) ?? columnsOf(first?.cells ?? [])
  const tagsAt = placeOf('tags', table.settings)
  const roles = columns.roles.map((role, index) => (index === tagsAt ? 'tags' : role))
  if (tagsAt >= roles.length) roles[tagsAt] = 'tags'
  // The row with an open quote holds the rest of the file.
  const whole = table.unclosed === undefined ? table.rows : table.rows.slice(0, -1)
  const rows = columns.hasHeader && !listedColumns ? whole.slice(1) : whole
  tellColumns(columns.hasHeader && !listedColumns ? first : undefined, roles, rows, notes)
  if (columns.isGuessed && first) {
    const named = (role: Role): string => first.cells[columns.roles.indexOf(role)] ?? ''
    notes.push({
      line: first.line,
      code: 'columns.guessed',
      args: { question: named('question'), answer: named('answer') },
    })
  }
  if (table.unclosed !== undefined) notes.push({ line: table.unclosed, code: 'quote.unclosed', args: {} })
  const isHtml = table.settings.get('html') === 'true'
  const read = rows.map(row => ({ row, cells: cellsOf(row, roles, isHtml ? fileAt : undefined, notes) }))
  const counts = countsFrom(read.map(({ cells }) => cells))
  if (counts === 1 && read.length > 0) notes.push({ line: read[0]?.row.line ?? 1, code: 'options.from-one', args: {} })
  const cards = read.flatMap(
    ({ row, cells }) => cardOf(row, cells, wants, counts, table.settings.size > 0, notes) ?? [],
  )
  return { cards, notes }
}

/** Where Anki's `#guid column:1` and the like say that a column is; -1 where they do not. */
const placeOf = (name: string, settings: Table['settings']): number =>
  Number(/^\d{1,3}$/.exec(settings.get(`${name} column`) ?? '')?.[0] ?? 0) - 1

/** The columns of Anki's own export, which names those that are no fields: of the others the first two ask and answer. */
function ankiColumns(settings: Table['settings']): Columns | undefined {
  const [guid, ...others] = ['guid', 'notetype', 'deck', 'tags'].map(name => placeOf(name, settings))
  // Tags alone may stand in a table with a header, or behind its fields.
  if (guid === undefined || ![guid, ...others.slice(0, 2)].some(at => at >= 0)) return undefined
  const named = new Set([guid, ...others])
  const fields = Array.from({ length: named.size + 2 }, (_, at) => at).filter(at => !named.has(at))
  const roles = Array.from({ length: Math.max(...named, ...fields.slice(0, 2)) + 1 }, (_, at): Role | undefined =>
    at === guid ? 'id' : at === fields[0] ? 'question' : at === fields[1] ? 'answer' : undefined,
  )
  return { roles, hasHeader: false, isGuessed: false }
}

/** What of the columns nobody reads; each is told once. */
function tellColumns(
  header: Row | undefined,
  roles: readonly (Role | undefined)[],
  rows: readonly Row[],
  notes: ImportNote[],
): void {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  for (let index = 0; index < width; index++) {
    const filled = rows.filter(({ cells }) => (cells[index] ?? '').trim() !== '').length
    if (roles[index] !== undefined || filled === 0) continue
    const line = header?.line ?? rows[0]?.line ?? 1
    const name = header?.cells[index]
    if (name === undefined) notes.push({ line, code: 'column.further', args: { column: index + 1, cells: filled } })
    else notes.push({ line, code: 'column.unknown', args: { name, cells: filled } })
  }
}

function cellsOf(
  { line, cells }: Row,
  roles: readonly (Role | undefined)[],
  fileAt: FileAt | undefined,
  notes: ImportNote[],
): Cells {
  const found = new Map<Role, string[]>()
  const tell = teller(line, notes)
  for (const [index, cell] of cells.entries()) {
    const role = roles[index]
    // An apostrophe keeps spreadsheets from running a cell.
    const text = (fileAt ? fromHtml(cell, { tell, fileAt }) : cell).trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')
    if (role && text !== '') found.set(role, [...(found.get(role) ?? []), text])
  }
  return found
}

/** Where options are answered by a number: whether they count from 0 or 1, which only a 0 somewhere tells. */
function countsFrom(rows: readonly Cells[]): 0 | 1 | undefined {
  const answers = rows.flatMap(cells => {
    const [answer = ''] = cells.get('answer') ?? []
    const options = optionsIn(cells)
    return options.length > 1 && /^\d+$/.test(answer) && !options.includes(answer) ? [answer] : []
  })
  return answers.length === 0 ? undefined : answers.includes('0') ? 0 : 1
}

/** Options in one cell stand in lines, or between `|` or `;`. */
const listed = (cells: readonly string[]): string[] => {
  const [only = ''] = cells
  const separator = only.includes('\n') ? '\n' : only.includes('|') ? '|' : ';'
  const parts = cells.length === 1 ? only.split(separator) : cells
  return parts.map(part => part.trim()).filter(part => part !== '')
}

const optionsIn = (cells: Cells): string[] =>
  listed(cells.get('options') ?? []).map(option => option.replace(/^\(?[A-Ja-j][).]\s+/, ''))

function cardOf(
  { line }: Row,
  cells: Cells,
  wants: 'recall' | 'text',
  counts: 0 | 1 | undefined,
  isAnki: boolean,
  notes: ImportNote[],
): ImportedCard | undefined {
  const lose = teller(line, notes)
  const question = (cells.get('question') ?? []).join('\n\n')
  if (question === '') return lose('row.no-question')
  const answer = answerOf(cells, question, wants, counts, lose)
  if (!answer) return undefined
  const [id, difficulty] = [cells.get('id')?.[0], cells.get('difficulty')?.[0]]
  const text = (role: 'hint' | 'explanation' | 'source'): object => {
    const found = cells.get(role)?.join('\n\n')
    return found === undefined ? {} : { [role]: found }
  }
  return {
    line,
    question,
    answer,
    tags: (cells.get('tags') ?? []).flatMap(text => tagsIn(text, isAnki)),
    ...(id === undefined ? {} : { id }),
    ...(difficulty === undefined ? {} : { difficulty }),
    ...text('hint'),
    ...text('explanation'),
    ...text('source'),
  }
}

/** Between commas or semicolons, in Anki's tables between spaces. */
const tagsIn = (text: string, isAnki: boolean): string[] =>
  text
    .split(isAnki ? /\s+/ : /[,;]/)
    .map(tag => tag.trim())
    .filter(tag => tag !== '')

function answerOf(
  cells: Cells,
  question: string,
  wants: 'recall' | 'text',
  counts: 0 | 1 | undefined,
  lose: Tell,
): ImportedAnswer | undefined {
  const answer = (cells.get('answer') ?? []).join('\n\n')
  const options = optionsIn(cells)
  const wrong = listed(cells.get('wrong') ?? [])
  if (wrong.length > 0) {
    if (answer === '') return lose('row.no-answer')
    return { kind: 'options', options: [answer, ...wrong].map((text, index) => ({ text, isRight: index === 0 })) }
  }
  if (options.length > 0) {
    const right = rightOnes(answer, options, counts ?? 1)
    return right ? { kind: 'options', options: right } : lose('options.no-right', { found: answer })
  }
  if (/\{\{c\d+::/.test(question)) return { kind: 'cloze' }
  const accept = listed(cells.get('accept') ?? [])
  if (answer === '' && accept.length === 0) return lose('row.no-answer')
  if (accept.length > 0 || wants === 'text')
    return { kind: 'text', accept: [...new Set([...(answer === '' ? [] : [answer]), ...accept])] }
  return { kind: 'recall', answer }
}

/** The options with those marked that `answer` names: by their text, letters or numbers, one or several of them. */
function rightOnes(answer: string, options: readonly string[], counts: 0 | 1): ImportedOption[] | undefined {
  const indexOf = (name: string): number => {
    const same = options.findIndex(option => option.toLowerCase() === name.toLowerCase())
    if (same !== -1) return same
    const letter = /^\(?([a-j])[).]?$/i.exec(name)?.[1]?.toLowerCase()
    if (letter !== undefined) return letter.charCodeAt(0) - 'a'.charCodeAt(0)
    const number = /^(?:option\s*)?(\d{1,2})$/i.exec(name)?.[1]
    return number === undefined ? -1 : Number(number) - counts
  }
  const whole = indexOf(answer)
  const several = (/^[A-J]{2,}$/.test(answer) ? [...answer] : answer.split(answer.includes('\n') ? '\n' : /[,;|]/)).map(
    name => indexOf(name.trim()),
  )
  const right = whole === -1 ? several : [whole]
  if (right.some(index => index < 0 || index >= options.length)) return undefined
  return options.map((text, index) => ({ text, isRight: right.includes(index) }))
}
