// Owns compiling one folder again and again: a note that did not change is not compiled anew.
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { Depth } from '../compiler/proof.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import type { Cache } from '../storage/notes/cache.ts'
import { readDeckFolders } from '../storage/notes/folder.ts'
import { keepNotes, recallFrom } from './build-cache.ts'
import { compileAhead } from './compile-ahead.ts'
import { compileFolders, type CompiledFolder } from './compile-folder.ts'

/** As `compileFolder`; `cache` keeps exactly the notes of this time for the next. */
export async function compileAgain(
  cache: Cache,
  folder: string,
  now: Instant,
  depth: Depth,
): Promise<Result<CompiledFolder, string>> {
  const folders = readDeckFolders(folder)
  if (!folders.ok) return folders
  const ahead = await compileAhead(cache, folders.value, depth)
  const fresh = new Map<string, CompiledNote>()
  const compiled = compileFolders(folders.value, now, depth, {}, recallFrom(cache, folders.value, depth, fresh, ahead))
  keepNotes(cache, fresh)
  return ok(compiled)
}
