// Owns mending notes: every problem that has one remedy only, and the ids that are missing; no other byte changes.
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { fileIn } from '../compiler/alone.ts'
import type { DiagnosticCode } from '../compiler/codes.ts'
import { applyEdits, type Edit } from '../domain/diagnostic.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { readDeckFolders, type DeckFolder } from '../storage/notes/folder.ts'
import { removeLeftOvers } from '../storage/notes/left-over.ts'
import { replaceFile } from '../storage/notes/replace-file.ts'
import { compileFolders } from './compile-folder.ts'

/** One change: `line` is where it was made in the file as it then stood, `id` what was written as one. */
interface Mended {
  readonly file: string
  readonly line: number
  readonly code: DiagnosticCode | 'id.written'
  readonly id?: string
}

export interface FixReport {
  readonly mended: readonly Mended[]
  /** Files that should have changed and could not, with the system's reason. */
  readonly unwritable: readonly { readonly file: string; readonly reason: string }[]
}

interface Change extends Mended {
  readonly edit: Edit
  /** What is mended, so that it is known again where it stays. */
  readonly key: string
}

/** What is mended may show what it hid; deeper nobody nests it. */
const MOST_ROUNDS = 20

/**
 * Mends the notes in `folder`. A change that does not mend, or costs a sound note its cards, is not made. Error: why the
 * folder cannot be read.
 */
export function fixNotes(folder: string, now: Instant): Result<FixReport, string> {
  const read = readDeckFolders(folder)
  if (!read.ok) return read
  let state = compiled(read.value, now)
  const mended: Mended[] = []
  const given = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = state.changes.filter(({ file }) => !given.has(file))
    if (wanted.length === 0) break
    const tried = compiled(changed(state.folders, wanted), now)
    const useless = uselessFiles(wanted, state, tried)
    for (const file of useless) given.add(file)
    const kept = wanted.filter(({ file }) => !given.has(file))
    state = useless.size === 0 ? tried : compiled(changed(state.folders, kept), now)
    mended.push(...kept.map(({ edit: _edit, key: _key, ...rest }) => rest))
  }
  return ok(write(read.value, state.folders, mended))
}

/** Decks as their texts are now, the changes that they ask for, and the files with errors. */
interface State {
  readonly folders: readonly DeckFolder[]
  readonly changes: readonly Change[]
  readonly broken: ReadonlySet<string>
}

function compiled(folders: readonly DeckFolder[], now: Instant): State {
  const { problems, missingIds } = compileFolders(folders, now, 1)
  // A card that had another id gets that one.
  const renamed = new Set(
    problems.flatMap(({ code, file, args }) => (code === 'id.changed' ? [`${file} ${args.id}`] : [])),
  )
  const ids = missingIds.filter(({ id, change }) => !renamed.has(`${change.file} ${id}`))
  return {
    folders,
    changes: apart([
      ...problems.flatMap(({ file, line, column, code, args, edit }) =>
        edit
          ? [
              {
                file,
                line,
                code,
                edit,
                key: `${file} ${code} ${line}:${column}`,
                ...(code === 'id.changed' ? { id: String(args.former) } : {}),
              },
            ]
          : [],
      ),
      ...ids.map(({ id, edit, change: { file, line } }) => ({
        file,
        line,
        id,
        edit,
        code: 'id.written' as const,
        key: `${file} ${id}`,
      })),
    ]),
    broken: new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)),
  }
}

/** Without those that overlap another one of their file, which come in the next round; one edit may mend several. */
function apart(changes: readonly Change[]): Change[] {
  const last = new Map<string, Edit>()
  return [...changes]
    .sort((a, b) => a.edit.span.start - b.edit.span.start)
    .filter(({ file, edit }) => {
      const before = last.get(file)
      if (before && edit.span.start < before.span.end && !isDeepStrictEqual(edit, before)) return false
      last.set(file, edit)
      return true
    })
}

/** The files whose changes did not mend, or broke a sound file; cards that come back may also break another one. */
function uselessFiles(wanted: readonly Change[], before: State, after: State): Set<string> {
  const left = new Set(after.changes.map(({ key }) => key))
  const newlyBroken = [...after.broken].filter(file => !before.broken.has(file))
  const isUseless = ({ file, key }: Change): boolean =>
    left.has(key) || newlyBroken.includes(file) || (newlyBroken.length > 0 && before.broken.has(file))
  return new Set(wanted.filter(isUseless).map(({ file }) => file))
}

function changed(folders: readonly DeckFolder[], changes: readonly Change[]): DeckFolder[] {
  const edits = Map.groupBy(changes, ({ file }) => file)
  return folders.map(folder => {
    const withEdits = <T extends { readonly path: string; readonly text: string }>(file: T): T => {
      const own = edits.get(fileIn(folder, file.path))
      return own
        ? {
            ...file,
            text: applyEdits(
              file.text,
              own.map(({ edit }) => edit),
            ),
          }
        : file
    }
    return {
      ...folder,
      ...(folder.deck ? { deck: withEdits(folder.deck) } : {}),
      notes: folder.notes.map(withEdits),
    }
  })
}

/** Writes every text that differs, if the file is still what was read. What could not be written is not mended. */
function write(before: readonly DeckFolder[], after: readonly DeckFolder[], mended: readonly Mended[]): FixReport {
  const unwritable: { file: string; reason: string }[] = []
  removeLeftOvers(
    before.flatMap(folder => [...textsOf(folder).keys()].flatMap(path => realPath(join(folder.path, path)))),
  )
  for (const [index, folder] of before.entries()) {
    const texts = textsOf(after[index] ?? folder)
    for (const [path, text] of textsOf(folder)) {
      const wanted = texts.get(path)
      if (wanted === undefined || wanted === text) continue
      const written = rewrite(join(folder.path, path), text, wanted)
      if (!written.ok) unwritable.push({ file: fileIn(folder, path), reason: written.error })
    }
  }
  const failed = new Set(unwritable.map(({ file }) => file))
  return { mended: mended.filter(({ file }) => !failed.has(file)), unwritable }
}

const textsOf = ({ deck, notes }: DeckFolder): Map<string, string> =>
  new Map([...(deck ? [deck] : []), ...notes].map(({ path, text }) => [path, text]))

/** Where a file lies behind its links; empty where it is gone. */
function realPath(path: string): readonly string[] {
  try {
    return [realpathSync(path)]
  } catch {
    return []
  }
}

/** Through a link to the file itself; with its BOM where it has one. */
function rewrite(path: string, before: string, after: string): Result<void, string> {
  try {
    const real = realpathSync(path)
    const found = readFileSync(real, 'utf8')
    const bom = found.startsWith('\ufeff') ? '\ufeff' : ''
    return found === bom + before ? replaceFile(real, bom + after) : err('somebody else has changed it meanwhile')
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}
