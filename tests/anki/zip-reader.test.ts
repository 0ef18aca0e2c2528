// Zip files of strangers: what is no sound zip is refused with its reason, whatever it claims.
import { readFileSync, writeFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openZip } from '../../src/anki/read/zip.ts'
import { zipOf } from './foreign-package.ts'

const MOST = 1_000_000

/** The content of entry `a`, or the code of the problem. */
function read(path: string, name = 'a', most = MOST): string {
  const zip = openZip(path)
  if (!zip.ok) return zip.error.code
  const entry = zip.value.entry(name)
  const content = entry ? zip.value.read(entry, most) : undefined
  zip.value.close()
  return content === undefined ? 'none' : content.ok ? content.value.toString('latin1') : content.error.code
}

/** The same file with its bytes changed. */
async function changed(change: (bytes: Buffer) => Buffer | void): Promise<string> {
  const path = await zipOf([
    ['a', Buffer.from('hello'.repeat(100)), 'deflated'],
    ['b', Buffer.from('b')],
  ])
  const bytes = readFileSync(path)
  writeFileSync(path, change(bytes) ?? bytes)
  return path
}

const directoryAt = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 6)

test('entries are read as they were written, also with a comment behind', async () => {
  expect(read(await changed(() => undefined))).toBe('hello'.repeat(100))
  const comment = await changed(bytes => {
    bytes.writeUInt16LE(3, bytes.length - 2)
    return Buffer.concat([bytes, Buffer.from('end')])
  })
  expect(read(comment, 'b')).toBe('b')
  expect(read(comment, 'c')).toBe('none')
})

/** A zip whose places and sizes stand in records of zip64 only. */
function zip64(content: Buffer, change: (extra: Buffer) => void = () => undefined): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(31)
  local.writeUInt32LE(0x04_03_4b_50, 0)
  local.writeUInt16LE(1, 26)
  local.write('a', 30)
  const row = Buffer.alloc(47)
  row.writeUInt32LE(0x02_01_4b_50, 0)
  row.writeUInt16LE(8, 10)
  row.writeUInt32LE(0xff_ff_ff_ff, 20)
  row.writeUInt32LE(0xff_ff_ff_ff, 24)
  row.writeUInt16LE(1, 28)
  row.writeUInt16LE(28, 30)
  row.writeUInt32LE(0xff_ff_ff_ff, 42)
  row.write('a', 46)
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(content.length), 4)
  extra.writeBigUInt64LE(BigInt(packed.length), 12)
  change(extra)
  const at = local.length + packed.length
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06_06_4b_50, 0)
  end64.writeBigUInt64LE(1n, 32)
  end64.writeBigUInt64LE(BigInt(row.length + extra.length), 40)
  end64.writeBigUInt64LE(BigInt(at), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07_06_4b_50, 0)
  locator.writeBigUInt64LE(BigInt(at + row.length + extra.length), 8)
  const end = Buffer.alloc(22, 0xff)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(0, 20)
  // The checksum of the content.
  row.writeUInt32LE(crcOf(content), 16)
  return Buffer.concat([local, packed, row, extra, end64, locator, end])
}

const crcOf = (bytes: Buffer): number => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0)
  }
  return ~crc >>> 0
}

test('zip64 is read', async () => {
  expect(read(await changed(() => zip64(Buffer.from('far'))))).toBe('far')
})

test.each<[string, (extra: Buffer) => void, string]>([
  ['a size that no file has', extra => extra.writeBigUInt64LE(2n ** 63n, 4), 'package.damaged'],
  ['a place outside of the file', extra => extra.writeBigUInt64LE(2n ** 40n, 20), 'package.damaged'],
  ['numbers that are missing', extra => extra.writeUInt16LE(7, 0), 'package.damaged'],
])('zip64 with %s', async (_, change, code) => {
  expect(read(await changed(() => zip64(Buffer.from('far'), change)))).toBe(code)
})

test.each<[string, (bytes: Buffer) => Buffer | void, string]>([
  ['nothing', () => Buffer.alloc(0), 'package.not-zip'],
  ['a text', () => Buffer.from('Q: a\nA: b\n'.repeat(10)), 'package.not-zip'],
  ['the beginning of one', bytes => bytes.subarray(0, bytes.length / 2), 'package.not-zip'],
  ['a directory outside', bytes => void bytes.writeUInt32LE(2 ** 31, bytes.length - 6), 'package.damaged'],
  ['more entries than there are', bytes => void bytes.writeUInt16LE(3, bytes.length - 12), 'package.damaged'],
  ['far more entries', bytes => void bytes.writeUInt16LE(65_000, bytes.length - 12), 'package.damaged'],
  ['an entry outside', bytes => void bytes.writeUInt32LE(2 ** 30, directoryAt(bytes) + 42), 'package.damaged'],
  ['a larger size than stated', bytes => void bytes.writeUInt32LE(5, directoryAt(bytes) + 24), 'package.damaged'],
  ['a smaller size than stated', bytes => void bytes.writeUInt32LE(501, directoryAt(bytes) + 24), 'package.damaged'],
  ['a wrong checksum', bytes => void bytes.writeUInt32LE(1, directoryAt(bytes) + 16), 'package.damaged'],
  ['another method', bytes => void bytes.writeUInt16LE(93, directoryAt(bytes) + 10), 'package.damaged'],
  ['a password', bytes => void bytes.writeUInt16LE(1, directoryAt(bytes) + 8), 'package.encrypted'],
  ['content that is none', bytes => void bytes.fill(0xff, 31, 40), 'package.damaged'],
  ['no header at its place', bytes => void bytes.fill(0, 0, 4), 'package.damaged'],
  ['two of a name', bytes => void bytes.write('a', bytes.lastIndexOf('b'), 'latin1'), 'package.damaged'],
])('%s is refused', async (_, change, code) => expect(read(await changed(change))).toBe(code))

test('entries that share their bytes are refused: a small file would unpack to a huge one', async () => {
  const path = await changed(bytes => {
    const at = directoryAt(bytes)
    // The second entry becomes the first one again under its own name.
    const [first, second] = [at, at + 47]
    bytes.copy(bytes, second + 10, first + 10, first + 28)
    bytes.writeUInt32LE(0, second + 42)
  })
  expect(openZip(path)).toMatchObject({ ok: false, error: { args: { detail: 'entries overlap' } } })
})

test('a bomb is refused by what it states, and by what it is', async () => {
  const path = await zipOf([['a', Buffer.alloc(2_000_000), 'deflated']])
  expect(read(path)).toBe('package.too-large')
  const bytes = readFileSync(path)
  bytes.writeUInt32LE(10, directoryAt(bytes) + 24)
  writeFileSync(path, bytes)
  expect(read(path)).toBe('package.damaged')
})

test('what is no file is told', () => {
  expect(read('/nowhere/a.apkg')).toBe('package.unreadable')
  expect(read('/')).toBe('package.not-zip')
})

test('whatever byte is changed, there is a result', async () => {
  const path = await changed(() => undefined)
  const sound = readFileSync(path)
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, byte, length) => {
      const bytes = Buffer.from(sound)
      bytes[at] = byte
      for (const each of [bytes, bytes.subarray(0, length)]) {
        writeFileSync(path, each)
        expect(read(path)).toMatch(/^(?:package\.[a-z-]+|none|(?:hello){100})$/)
      }
    }),
    { numRuns: 300 },
  )
})
