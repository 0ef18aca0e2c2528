// Owns writing a zip file entry by entry: constant memory, and equal content gives equal bytes.
// Source: PKWARE APPNOTE 6.3.10; neither zip64 nor encryption, which Anki's packages do not need.
import { writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Bytes in pieces, or all at once. */
export type Bytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export interface ZipWriter {
  /** Appends an entry. Names are ASCII. Deflating costs time; what is compressed already is stored. */
  readonly add: (name: string, content: Bytes, method: 'stored' | 'deflated') => Promise<void>
  /** Writes the directory; the file is then a zip. */
  readonly end: () => void
}

interface Entry {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** 1 January 1980, midnight: the first moment of a zip. The moment of packing is nobody's business. */
const DOS_TIME = 0
const DOS_DATE = 33
/** 2.0, the first version that deflates. */
const VERSION = 20
const methods = { stored: 0, deflated: 8 } as const
/** Places in a local header: that of the checksum, and its length without the name. */
const CRC_AT = 14
const LOCAL_LENGTH = 30
const MOST_BYTES = 0xff_ff_ff_ff
const MOST_ENTRIES = 0xff_ff

/** A zip in the open, empty file `fd`. What a zip cannot hold (4 GiB, 65,535 entries) throws a RangeError. */
export function zipWriter(fd: number): ZipWriter {
  const entries: Entry[] = []
  let at = 0
  const write = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, at + done)
    at += bytes.length
    if (at > MOST_BYTES) throw new RangeError('a zip holds at most 4 GiB')
  }
  const add: ZipWriter['add'] = async (name, content, method) => {
    const entryAt = at
    let crc = 0
    let size = 0
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of content instanceof Uint8Array ? [content] : content) {
        crc = crc32(piece, crc)
        size += piece.length
        yield piece
      }
    }
    const label = Buffer.from(name, 'latin1')
    const header = localHeader(label, methods[method])
    write(header)
    if (method === 'stored') for await (const piece of counted()) write(piece)
    else
      await pipeline(Readable.from(counted()), createDeflateRaw({ level: 3 }), async pieces => {
        for await (const piece of pieces) write(piece as Uint8Array)
      })
    const packed = at - entryAt - header.length
    const figures = Buffer.alloc(12)
    figures.writeUInt32LE(crc, 0)
    figures.writeUInt32LE(packed, 4)
    figures.writeUInt32LE(size, 8)
    writeSync(fd, figures, 0, figures.length, entryAt + CRC_AT)
    entries.push({ name: label, method: methods[method], crc, packed, size, at: entryAt })
    if (entries.length > MOST_ENTRIES) throw new RangeError('a zip holds at most 65,535 files')
  }
  const end = (): void => {
    const directoryAt = at
    for (const entry of entries) write(directoryRow(entry))
    write(endOfDirectory(entries.length, directoryAt, at - directoryAt))
  }
  return { add, end }
}

/** With zeros for checksum and sizes, which are known only after the content. */
function localHeader(name: Buffer, method: number): Buffer {
  const header = Buffer.alloc(LOCAL_LENGTH)
  header.writeUInt32LE(0x04_03_4b_50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(DOS_TIME, 10)
  header.writeUInt16LE(DOS_DATE, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function directoryRow({ name, method, crc, packed, size, at }: Entry): Buffer {
  const row = Buffer.alloc(46)
  row.writeUInt32LE(0x02_01_4b_50, 0)
  row.writeUInt16LE(VERSION, 4)
  row.writeUInt16LE(VERSION, 6)
  row.writeUInt16LE(method, 10)
  row.writeUInt16LE(DOS_TIME, 12)
  row.writeUInt16LE(DOS_DATE, 14)
  row.writeUInt32LE(crc, 16)
  row.writeUInt32LE(packed, 20)
  row.writeUInt32LE(size, 24)
  row.writeUInt16LE(name.length, 28)
  row.writeUInt32LE(at, 42)
  return Buffer.concat([row, name])
}

function endOfDirectory(count: number, at: number, length: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return end
}
