// Owns the text of one file: what is too long, no regular file or no UTF-8 is told instead of read.
import { readFileSync, statSync, type Stats } from 'node:fs'
import { err, ok, type Result } from '../../domain/result.ts'

/** Largest note in bytes: far above any text that a person wrote, and still compiled in a moment. */
export const MOST_BYTES = 1_048_576
/** Largest deck.lock in bytes: some hundred thousand cards. */
export const MOST_LOCK_BYTES = 67_108_864

/** Why a file or folder is left out. `before` is the part of the text that could be read: the problem stands at its end. */
export interface Reason {
  readonly code:
    | 'file.unreadable'
    | 'file.not-utf8'
    | 'file.too-long'
    | 'file.outside'
    | 'file.loop'
    | 'file.not-regular'
    | 'deck.nested'
  readonly args: Readonly<Record<string, string | number>>
  readonly before?: string
}

/** What stands at `full`, a file of at most `allowed` bytes. */
export function statNote(full: string, allowed: number): Result<Stats, Reason> {
  try {
    const stats = statSync(full)
    if (!stats.isFile()) return err({ code: 'file.not-regular', args: {} })
    return stats.size > allowed ? err({ code: 'file.too-long', args: { found: stats.size, allowed } }) : ok(stats)
  } catch (error) {
    return unreadable(error)
  }
}

/** The text of the file at `full`, however long. */
export function readText(full: string): Result<string, Reason> {
  try {
    return decode(readFileSync(full))
  } catch (error) {
    return unreadable(error)
  }
}

const unreadable = (error: unknown): Result<never, Reason> =>
  err({ code: 'file.unreadable', args: { reason: error instanceof Error ? error.message : String(error) } })

/** The text of a file without its BOM; what is larger than `allowed` bytes, no UTF-8 or no file is told. */
export function readNoteFile(full: string, allowed: number): Result<string, Reason> {
  const stats = statNote(full, allowed)
  return stats.ok ? readText(full) : stats
}

/** The text of UTF-8 bytes without its BOM, or where they stop being UTF-8. */
function decode(bytes: Buffer): Result<string, Reason> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // The lenient decoder puts U+FFFD at the first bad byte; what stands before it is sound.
    const sound = longestSound(bytes, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    const args = { byte: Buffer.byteLength(sound) + 1 }
    return err({ code: 'file.not-utf8', args, before: sound.replace(/^\ufeff/, '') })
  }
}

function longestSound(bytes: Buffer, lenient: string): string {
  for (let at = lenient.indexOf('\ufffd'); at !== -1; at = lenient.indexOf('\ufffd', at + 1)) {
    const before = lenient.slice(0, at)
    const offset = Buffer.byteLength(before)
    // A U+FFFD that the file itself contains is EF BF BD there.
    if (!bytes.subarray(offset, offset + 3).equals(Buffer.from('\ufffd'))) return before
  }
  return lenient
}
