// Owns reading a zip file that may come from a stranger: every place and length in it is checked before it is used.
// Source: PKWARE APPNOTE 6.3.10, zip64 included.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32, inflateRawSync } from 'node:zlib'
import { ok, type Result } from '../../domain/result.ts'
import { damaged, packageProblem, type PackageProblem } from './problem.ts'

interface ZipEntry {
  readonly name: string
  /** In bytes, as the directory states it. */
  readonly size: number
}

export interface ZipFile {
  /** Undefined where there is none of this name. */
  readonly entry: (name: string) => ZipEntry | undefined
  /** The content of an entry of at most `most` bytes. */
  readonly read: (entry: ZipEntry, most: number) => Result<Buffer, PackageProblem>
  readonly close: () => void
}

interface Row extends ZipEntry {
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly at: number
}

const END = { mark: 0x06_05_4b_50, length: 22 } as const
const END_64 = { mark: 0x06_06_4b_50, length: 56 } as const
const LOCATOR_64 = { mark: 0x07_06_4b_50, length: 20 } as const
const DIRECTORY_ROW = { mark: 0x02_01_4b_50, length: 46 } as const
const LOCAL_HEADER = { mark: 0x04_03_4b_50, length: 30 } as const
const LONGEST_COMMENT = 0xff_ff
const IN_ZIP64 = 0xff_ff_ff_ff
const ENCRYPTED = 1
/** Anki numbers its files; a collection with more of them nobody has. */
const MOST_ENTRIES = 500_000
/** A row of the directory takes at least 46 bytes, and names are numbers: far above every honest one. */
const MOST_DIRECTORY = 128 * 1_048_576

/** Opens the zip at `path`. Errors: `package.unreadable`, `.not-zip`, `.damaged`, `.too-large`. */
export function openZip(path: string): Result<ZipFile, PackageProblem> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    return unreadable(error)
  }
  const opened = readable(() => readDirectory(fd))
  if (!opened.ok) {
    closeSync(fd)
    return opened
  }
  const rows = opened.value
  return ok({
    entry: name => rows.get(name),
    read: ({ name }, most) => {
      const row = rows.get(name)
      return row ? readable(() => contentOf(fd, row, most)) : damaged(`no entry ${name}`)
    },
    close: () => closeSync(fd),
  })
}

const unreadable = (error: unknown): Result<never, PackageProblem> =>
  packageProblem('package.unreadable', { detail: error instanceof Error ? error.message : String(error) })

/** What the system refuses is the file's problem, not a fault of ours. */
function readable<T>(read: () => Result<T, PackageProblem>): Result<T, PackageProblem> {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return unreadable(error)
    throw error
  }
}

/** `length` bytes from `at`; undefined where the file ends before. */
function bytesAt(fd: number, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length;) {
    const count = readSync(fd, bytes, done, length - done, at + done)
    if (count === 0) return undefined
    done += count
  }
  return bytes
}

interface Directory {
  readonly count: number
  readonly at: number
  readonly length: number
}

function readDirectory(fd: number): Result<ReadonlyMap<string, Row>, PackageProblem> {
  const stats = fstatSync(fd)
  if (!stats.isFile() || stats.size < END.length) return packageProblem('package.not-zip')
  const found = findDirectory(fd, stats.size)
  if (!found.ok) return found
  const { count, at, length } = found.value
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY)
    return packageProblem('package.too-large', { what: 'directory', allowed: MOST_ENTRIES })
  const bytes = at + length > stats.size ? undefined : bytesAt(fd, at, length)
  if (!bytes) return damaged('the directory lies outside the file')
  return readRows(bytes, count, at)
}

/** Where the directory lies, by the record at the end of the file, or by that of zip64 before it. */
function findDirectory(fd: number, size: number): Result<Directory, PackageProblem> {
  const tailAt = Math.max(0, size - END.length - LONGEST_COMMENT)
  const tail = bytesAt(fd, tailAt, size - tailAt)
  if (!tail) return packageProblem('package.not-zip')
  for (let at = tail.length - END.length; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END.mark || at + END.length + tail.readUInt16LE(at + 20) > tail.length) continue
    const end = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    }
    const locator = bytesAt(fd, Math.max(0, tailAt + at - LOCATOR_64.length), LOCATOR_64.length)
    return locator?.readUInt32LE(0) === LOCATOR_64.mark ? directory64(fd, locator) : ok(end)
  }
  return packageProblem('package.not-zip')
}

function directory64(fd: number, locator: Buffer): Result<Directory, PackageProblem> {
  const at = wide(locator, 8)
  const end = at === undefined ? undefined : bytesAt(fd, at, END_64.length)
  const [count, length, start] = end ? [wide(end, 32), wide(end, 40), wide(end, 48)] : []
  if (end?.readUInt32LE(0) !== END_64.mark || count === undefined || length === undefined || start === undefined)
    return damaged('the record of zip64 is none')
  return ok({ count, length, at: start })
}

/** Places beyond no file has; sums of two are still exact. */
const MOST_PLACE = 2n ** 52n

/** A number of 64 bits; undefined beyond what any file has. */
function wide(bytes: Buffer, at: number): number | undefined {
  const value = bytes.readBigUInt64LE(at)
  return value < MOST_PLACE ? Number(value) : undefined
}

function readRows(bytes: Buffer, count: number, directoryAt: number): Result<ReadonlyMap<string, Row>, PackageProblem> {
  const rows = new Map<string, Row>()
  let at = 0
  let held = 0
  for (let index = 0; index < count; index++) {
    if (at + DIRECTORY_ROW.length > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ROW.mark)
      return damaged('the directory has fewer entries than it states')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(place => bytes.readUInt16LE(at + place))
    const nameAt = at + DIRECTORY_ROW.length
    const extraAt = nameAt + (nameLength ?? 0)
    const past = extraAt + (extraLength ?? 0) + (commentLength ?? 0)
    if (past > bytes.length) return damaged('an entry of the directory is cut off')
    const name = bytes.toString('utf8', nameAt, extraAt)
    const places = placesOf(bytes, at, bytes.subarray(extraAt, extraAt + (extraLength ?? 0)))
    if (!places || places.at + LOCAL_HEADER.length + places.packed > directoryAt)
      return damaged(`the entry ${name} lies outside the file`)
    // Two of one name are read differently by different programs.
    if (rows.has(name)) return damaged(`two entries are called ${name}`)
    held += LOCAL_HEADER.length + places.packed
    rows.set(name, {
      name,
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...places,
    })
    at = past
  }
  // Entries that share bytes make a small file a huge one.
  return held > directoryAt ? damaged('entries overlap') : ok(rows)
}

/** Sizes and place of an entry; where they do not fit into 32 bits, the extra field of zip64 has them in this order. */
function placesOf(bytes: Buffer, rowAt: number, extra: Buffer): Pick<Row, 'size' | 'packed' | 'at'> | undefined {
  const short = [24, 20, 42].map(place => bytes.readUInt32LE(rowAt + place))
  const isLong = short.some(value => value === IN_ZIP64)
  let longAt = isLong ? placeOf64(extra) : undefined
  const [size, packed, at] = short.map(value => {
    if (value !== IN_ZIP64 || longAt === undefined) return value
    if (longAt + 8 > extra.length) return undefined
    longAt += 8
    return wide(extra, longAt - 8)
  })
  return size === undefined || packed === undefined || at === undefined ? undefined : { size, packed, at }
}

/** Where the numbers of zip64 begin in the extra field of an entry. */
function placeOf64(extra: Buffer): number | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return at + 4
  return undefined
}

function contentOf(fd: number, row: Row, most: number): Result<Buffer, PackageProblem> {
  const { name, size, packed, at, method, flags, crc } = row
  if ((flags & ENCRYPTED) !== 0) return packageProblem('package.encrypted')
  if (size > most || packed > most) return packageProblem('package.too-large', { what: name, allowed: most })
  const header = bytesAt(fd, at, LOCAL_HEADER.length)
  if (header?.readUInt32LE(0) !== LOCAL_HEADER.mark) return damaged(`the entry ${name} is not where it should be`)
  const from = at + LOCAL_HEADER.length + header.readUInt16LE(26) + header.readUInt16LE(28)
  const raw = bytesAt(fd, from, packed)
  if (!raw) return damaged(`the entry ${name} is cut off`)
  const content = method === 0 ? raw : method === 8 ? inflated(raw, size) : undefined
  if (content?.length !== size || crc32(content) !== crc) return damaged(`the entry ${name} is not what was packed`)
  return ok(content)
}

/** Undefined where the bytes are no deflated ones, or of more than `size`. */
function inflated(raw: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) })
  } catch {
    return undefined
  }
}
