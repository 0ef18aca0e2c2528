// Owns importing: files of other programs in, a new folder of notes out that checks without an error, and what was lost.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { titled } from '../compiler/deck.ts'
import { slug } from '../compiler/slug.ts'
import type { DiagnosticCode } from '../compiler/codes.ts'
import type { Kind } from '../domain/deck/card.ts'
import type { Args } from '../domain/diagnostic.ts'
import { kindNamed } from '../domain/media/kind.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { PackageProblem } from '../anki/read/problem.ts'
import { withPicturesBeside } from '../import/beside.ts'
import type { Imported, ImportedCard, ImportNote } from '../import/imported.ts'
import { cardsInMarkdown } from '../import/markdown.ts'
import { cardsIn } from '../import/rows.ts'
import { readTable } from '../import/table.ts'
import { removeLeftOver } from '../storage/notes/left-over.ts'
import { readNoteFile } from '../storage/notes/text.ts'
import { importParts, type WrittenPart } from './import-parts.ts'
import { localFiles } from './local-files.ts'
import { deckAround, type NewProblem } from './new-notes.ts'
import { FILES_MARK, isPackageFile, packageFiles, type PackageFiles } from './package-files.ts'
import type { OwnCard } from './own-cards.ts'
import { readAnki } from './read-anki.ts'

export const importFormats = ['csv', 'tsv', 'markdown', 'anki'] as const
type ImportFormat = (typeof importFormats)[number]

/** Largest file to import, in bytes: some tens of thousands of cards. */
const MOST_BYTES = 8_388_608

export interface ImportTask {
  readonly files: readonly string[]
  /** The new folder; it does not exist yet, or is empty. */
  readonly out: string
  /** Found out from name and content where absent. */
  readonly format?: ImportFormat
  /** What an answer in words becomes. */
  readonly wants: 'recall' | 'text'
}

export interface ImportReport {
  readonly paths: readonly string[]
  /** How many cards there are of each kind that there is. */
  readonly cards: Readonly<Partial<Record<Kind, number>>>
  readonly notes: readonly (ImportNote & { readonly file: string })[]
}

/** Why nothing was imported. */
export type ImportProblem =
  | NewProblem
  | {
      readonly code: 'import.unreadable'
      readonly args: { readonly file: string; readonly code: DiagnosticCode; readonly reason: Args }
    }
  | {
      readonly code: 'import.package'
      readonly args: { readonly file: string; readonly code: PackageProblem['code']; readonly reason: Args }
    }
  | { readonly code: 'import.no-format'; readonly args: { readonly file: string } }

/** Imports the files into a new folder, all or nothing. What could not be carried is in the report, or why nothing could. */
export function importNotes(task: ImportTask): Result<ImportReport & { readonly isWritten: boolean }, ImportProblem> {
  const place = checkPlace(task.out)
  if (!place.ok) return place
  const files = packageFiles()
  try {
    return importInto(task, place.value, files)
  } finally {
    files.close()
  }
}

function importInto(task: ImportTask, id: string, files: PackageFiles): ReturnType<typeof importNotes> {
  const told: (ImportNote & { file: string })[] = []
  const reads: { readonly file: string; readonly read: ReadFile }[] = []
  for (const file of task.files) {
    const read = readFile(file, task, files)
    if (!read.ok) return read
    reads.push({ file, read: read.value })
  }
  const name = titled(basename(task.out))
  const title = (reads.length === 1 ? reads[0]?.read.title : undefined) ?? name
  const parts = importParts(new Set(reads.flatMap(({ read }) => (read.own ?? []).map(({ card }) => card.deckId))), {
    id,
    title,
  })
  // What is written is not needed as it was read.
  for (let next = reads.shift(); next; next = reads.shift()) {
    const { file, read } = next
    const notes = [...read.notes]
    if (read.groups.every(({ cards }) => cards.length === 0) && (read.own ?? []).length === 0)
      notes.push({ line: 1, code: 'file.no-card', args: {} })
    parts.addOwn(file, read.own ?? [], read.title ?? name, notes)
    parts.add(file, read.groups, notes)
    for (const note of notes) told.push({ ...note, file })
  }
  const written = parts.written(files, told)
  const cards = written.flatMap(({ cards: held }) => held)
  const counts = Object.fromEntries([...Map.groupBy(cards, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]))
  const paths = written.flatMap(({ prefix, notes }) => notes.map(({ path }) => prefix + path))
  const report = { paths, cards: counts, notes: inOrder(told, task.files) }
  if (cards.length === 0) return ok({ ...report, isWritten: false })
  const done = writeFolder(task.out, written, files)
  return done.ok ? ok({ ...report, isWritten: true }) : done
}

const inOrder = <T extends { readonly file: string; readonly line: number }>(
  notes: readonly T[],
  files: readonly string[],
): T[] => [...notes].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)

/** The id of the new deck, if its folder can be one. */
function checkPlace(out: string): Result<string, ImportProblem> {
  const id = slug(basename(out)).slice(0, 90)
  if (id === '') return err({ code: 'new.no-name', args: { name: basename(out) } })
  if (existsSync(out) && !isEmptyFolder(out)) return err({ code: 'new.exists', args: { path: out } })
  const around = deckAround(dirname(out))
  return around === undefined ? ok(id) : err({ code: 'new.nested', args: { path: out, deck: around } })
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}

/** What is in a file, by the notes that it becomes: their paths without number and ending. */
interface ReadFile {
  readonly groups: readonly { readonly stem: string; readonly cards: readonly ImportedCard[] }[]
  readonly notes: readonly ImportNote[]
  readonly own?: readonly OwnCard[]
  /** What the deck is called in it. */
  readonly title?: string
}

function readFile(file: string, { format, wants }: ImportTask, files: PackageFiles): Result<ReadFile, ImportProblem> {
  const ending = extname(file).toLowerCase()
  if (format === 'anki' || (format === undefined && ankiEndings.has(ending))) {
    const read = readAnki(file, files)
    return read.ok
      ? read
      : err({ code: 'import.package', args: { file, code: read.error.code, reason: read.error.args } })
  }
  const notes: ImportNote[] = []
  const { fileAt } = files.of(localFiles(file), notes)
  const pictureAt = (path: string): string | undefined => (isPackageFile(path) ? path : kindNamed(path) && fileAt(path))
  const read = readTextFile(file, format, wants, pictureAt)
  const stem = slug(basename(file, extname(file))) || 'cards'
  if (!read.ok) return read
  const cards = read.value.cards.map(card => {
    const before = notes.length
    const placed = withPicturesBeside(card, pictureAt)
    // What is refused is told where it is shown.
    for (const [index, note] of notes.entries()) if (index >= before) notes[index] = { ...note, line: card.line }
    return placed
  })
  return ok({ groups: [{ stem, cards }], notes: [...read.value.notes, ...notes] })
}

const ankiEndings: ReadonlySet<string> = new Set(['.apkg', '.colpkg'])

function readTextFile(
  file: string,
  format: Exclude<ImportFormat, 'anki'> | undefined,
  wants: ImportTask['wants'],
  pictureAt: (path: string) => string | undefined,
): Result<Imported, ImportProblem> {
  const read = readNoteFile(file, MOST_BYTES)
  if (!read.ok)
    return err({ code: 'import.unreadable', args: { file, code: read.error.code, reason: read.error.args } })
  const text = read.value.replace(/\r\n?/g, '\n').replaceAll(FILES_MARK, '')
  const nul = text.indexOf('\0')
  if (nul !== -1) {
    const reason = { line: text.slice(0, nul).split('\n').length }
    return err({ code: 'import.unreadable', args: { file, code: 'file.nul', reason } })
  }
  const as = format ?? formatOf(file, text)
  if (as === undefined) return err({ code: 'import.no-format', args: { file } })
  if (as === 'markdown') return ok(cardsInMarkdown(text, wants))
  return ok(cardsIn(readTable(text, as === 'tsv' ? '\t' : undefined), wants, pictureAt))
}

const extensions: Readonly<Record<string, Exclude<ImportFormat, 'anki'>>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/** By its ending; a plain `.txt` is a table where Anki says so or every line has a tab. */
function formatOf(file: string, text: string): Exclude<ImportFormat, 'anki'> | undefined {
  const ending = extname(file).toLowerCase()
  if (ending !== '.txt') return Object.hasOwn(extensions, ending) ? extensions[ending] : undefined
  const lines = text.split('\n').filter(line => line !== '')
  return /^#separator:/i.test(text) || lines.every(line => line.includes('\t')) ? 'csv' : 'markdown'
}

/** The folder is made beside its place and then moved there, so that it is whole or not there. */
function writeFolder(out: string, parts: readonly WrittenPart[], files: PackageFiles): Result<void, ImportProblem> {
  const temporary = join(dirname(out), `.${basename(out)}.${process.pid}.tmp`)
  try {
    removeLeftOver(out)
    mkdirSync(temporary, { recursive: true })
    const write = (path: string, content: string | Uint8Array): void => {
      mkdirSync(dirname(join(temporary, path)), { recursive: true })
      writeFileSync(join(temporary, path), content, { flag: 'wx' })
    }
    for (const { prefix, decks, notes } of parts)
      for (const { path, text } of [...decks, ...notes]) write(prefix + path, text)
    for (const { path, bytes } of files.all())
      for (const { prefix, isShown } of parts) if (isShown(path)) write(prefix + path, bytes)
    if (existsSync(out)) rmdirSync(out)
    renameSync(temporary, out)
    return ok(undefined)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    return err({
      code: 'new.unwritable',
      args: { path: out, reason: error instanceof Error ? error.message : String(error) },
    })
  }
}
