// Owns reading a folder of notes: which files belong to which deck, and their text; nothing outside the folder is read.
import { lstatSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'
import { sha256 } from '../deck/hash.ts'
import { kindNamed } from '../../domain/media/kind.ts'
import { mediaIn } from './media.ts'
import { MOST_BYTES, MOST_LOCK_BYTES, readNoteFile, readText, statNote, type Reason } from './text.ts'

/** A file that belongs to a deck. `path` is relative to the deck's folder, with `/`; `text` has no BOM. */
interface NoteFile {
  readonly path: string
  readonly text: string
}

/** A note, whose text is read when it is asked for, but for the first time where it was read for its hash. */
interface HashedNote extends NoteFile {
  /** SHA-256 of the text. */
  readonly hash: string
  /** Another one whenever the file was written. */
  readonly stamp: Stamp
  /** Milliseconds since the epoch, by the file system. */
  readonly modifiedAt: number
  /** Where it lies. */
  readonly full: string
}

/** What changes when a file is written: bytes, times in milliseconds, and the place on disk. */
export type Stamp = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>

/** The hash of the text of the file at `full`, if it still has the stamp with which that was seen. */
export type HashAt = (full: string, stamp: Stamp) => string | undefined

/** A file or folder that was left out, and why. */
interface FolderProblem extends Reason {
  readonly path: string
}

/** One deck's folder as read. `prefix` is its place in the folder that was asked for, `` for that folder itself. */
export interface DeckFolder {
  readonly prefix: string
  readonly name: string
  readonly path: string
  /** deck.md, where there is one. */
  readonly deck?: NoteFile
  /** deck.lock, where there is one. */
  readonly lock?: NoteFile
  /** All other notes, sorted by path. */
  readonly notes: readonly HashedNote[]
  readonly problems: readonly FolderProblem[]
  /** The files that may be pictures of its notes, with stamps that change when they are written. */
  readonly media: readonly (readonly [path: string, stamp: string])[]
  readonly findMedia: ReturnType<typeof mediaIn>
}

/**
 * The decks in `folder`: itself where it has a deck.md, else every folder below that has one, else itself without one.
 * Error: the system's reason why the folder cannot be read.
 */
export function readDeckFolders(
  folder: string,
  hashAt: HashAt = () => undefined,
): Result<readonly DeckFolder[], string> {
  let root: string
  try {
    root = realpathSync(folder)
    readdirSync(root)
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
  const found = hasDeck(root) ? [root] : findDecks(root, new Set([root]))
  const paths = found.some(path => isOpen(path)) ? found : [root]
  return ok(paths.map(path => readDeckFolder(path, relative(root, path).split(sep).join('/'), hashAt)))
}

/** Also where deck.md cannot be read, as behind a broken link: its deck is then reported, not passed over. */
function hasDeck(folder: string): boolean {
  const path = join(folder, 'deck.md')
  try {
    lstatSync(path)
    return statOf(path)?.isDirectory() !== true
  } catch {
    return false
  }
}

function isOpen(folder: string): boolean {
  try {
    readdirSync(folder)
    // Names may be listed where what they name may not be reached.
    statSync(`${folder}${sep}.`)
    return true
  } catch {
    return false
  }
}

/** Folders with a deck.md, and those that nobody can look into. */
function findDecks(folder: string, seen: Set<string>): string[] {
  return entriesOf(folder).flatMap(entry => {
    const path = join(folder, entry.name)
    if (!statOf(path)?.isDirectory()) return []
    const real = realpathSync(path)
    if (seen.has(real)) return []
    seen.add(real)
    return !isOpen(path) || hasDeck(path) ? [path] : findDecks(path, seen)
  })
}

/** Visible entries, in an order that no file system decides. */
const entriesOf = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** What stands at the end of `path`; undefined where nothing can be reached, as through a link in a circle. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function readDeckFolder(path: string, prefix: string, hashAt: HashAt): DeckFolder {
  const root = realpathSync(path)
  const notes: HashedNote[] = []
  const problems: FolderProblem[] = []
  const media: (readonly [path: string, stamp: string])[] = []
  let deck: NoteFile | undefined
  let lock: NoteFile | undefined
  const isInside = (real: string): boolean => real === root || real.startsWith(root + sep)

  /** `real` is where `folder` lies without links. */
  function visit(folder: string, real: string, inside: string, above: readonly string[]): void {
    let entries: Dirent[]
    try {
      readdirSync(folder)
      entries = entriesOf(folder)
    } catch (error) {
      const named = inside === '' ? 'deck.md' : inside
      problems.push({ path: named, code: 'file.unreadable', args: { reason: String(error) } })
      return
    }
    for (const entry of entries) {
      const { name } = entry
      const full = folder + sep + name
      const here = inside === '' ? name : `${inside}/${name}`
      const isNote = name.endsWith('.md') || here === 'deck.lock'
      const resolved = entry.isSymbolicLink()
        ? resolve(full)
        : ok({ real: real + sep + name, isFolder: entry.isDirectory() })
      if (!resolved.ok) {
        if (isNote) problems.push({ path: here, ...resolved.error })
      } else if (!isInside(resolved.value.real)) {
        if (isNote || resolved.value.isFolder)
          problems.push({ path: here, code: 'file.outside', args: { found: resolved.value.real } })
      } else if (resolved.value.isFolder) {
        if (above.includes(resolved.value.real)) problems.push({ path: here, code: 'file.loop', args: {} })
        else if (hasDeck(full)) problems.push({ path: `${here}/deck.md`, code: 'deck.nested', args: {} })
        else visit(full, resolved.value.real, here, [...above, resolved.value.real])
      } else if (isNote) take(full, here)
      else if (kindNamed(name)) media.push([here, stampOf(statOf(full))])
    }
  }

  function take(full: string, here: string): void {
    const isOurs = here === 'deck.md' || here === 'deck.lock'
    if (!isOurs) {
      const note = hashedNote(full, here, hashAt)
      if (note.ok) notes.push(note.value)
      else problems.push({ path: here, ...note.error })
      return
    }
    const text = readNoteFile(full, here === 'deck.lock' ? MOST_LOCK_BYTES : MOST_BYTES)
    if (!text.ok) problems.push({ path: here, ...text.error })
    else if (here === 'deck.md') deck = { path: here, text: text.value }
    else lock = { path: here, text: text.value }
  }

  visit(path, root, '', [root])
  return {
    prefix,
    name: basename(root),
    path,
    ...(deck ? { deck } : {}),
    ...(lock ? { lock } : {}),
    notes,
    problems,
    media,
    findMedia: mediaIn(root),
  }
}

/** Where a path leads in the end, and whether to a folder. */
function resolve(path: string): Result<{ readonly real: string; readonly isFolder: boolean }, Reason> {
  try {
    return ok({ real: realpathSync(path), isFolder: statSync(path).isDirectory() })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err(
      code === 'ELOOP' ? { code: 'file.loop', args: {} } : { code: 'file.unreadable', args: { reason: message } },
    )
  }
}

const stampOf = (stats: Stats | undefined): string =>
  stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : 'none'

function hashedNote(full: string, path: string, hashAt: HashAt): Result<HashedNote, Reason> {
  const stats = statNote(full, MOST_BYTES)
  if (!stats.ok) return stats
  const { size, mtimeMs, ctimeMs, ino } = stats.value
  const stamp = { size, mtimeMs, ctimeMs, ino }
  const common = { path, stamp, modifiedAt: Math.max(mtimeMs, ctimeMs), full }
  const known = hashAt(full, stamp)
  if (known !== undefined) return ok(withText({ ...common, hash: known }))
  const text = readText(full)
  return text.ok ? ok(withText({ ...common, hash: sha256(text.value) }, text.value)) : text
}

/** What was asked for once is seldom asked for again, and thousands of texts are large; gone since, it is empty. */
function withText(note: Omit<HashedNote, 'text'>, read?: string): HashedNote {
  let held = read
  return {
    ...note,
    get text() {
      if (held !== undefined) {
        const first = held
        held = undefined
        return first
      }
      const text = readText(note.full)
      return text.ok ? text.value : ''
    },
  }
}
