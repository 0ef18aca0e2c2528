import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import {
  collectionEntries,
  currentMedia,
  currentMeta,
  legacyMedia,
  MEDIA_ENTRY,
  META_ENTRY,
  metaVersion,
  readCurrentMedia,
  readLegacyMedia,
} from '../../src/anki/container.ts'
import { decodeMessage, encodeMessage } from '../../src/anki/protobuf.ts'
import { zipWriter, type Bytes } from '../../src/anki/zip-writer.ts'
import { isPythonMissing } from '../oracle/python.ts'

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-zip-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'a.zip')
}

async function zipped(entries: readonly [string, Bytes, 'stored' | 'deflated'][]): Promise<string> {
  const path = freshFile()
  const fd = openSync(path, 'w')
  const zip = zipWriter(fd)
  for (const entry of entries) await zip.add(...entry)
  zip.end()
  closeSync(fd)
  return path
}

/** Name, method and content of every entry, as Python reads them; it checks the checksums. */
const readByPython = (path: string): unknown =>
  JSON.parse(
    execFileSync(
      'python3',
      [
        '-c',
        'import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(json.dumps([[i.filename,i.compress_type,z.read(i).hex()] for i in z.infolist()]))',
        path,
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    ),
  )

test.skipIf(isPythonMissing)('another program reads the zip', async () => {
  const long = Buffer.from('abc'.repeat(100_000))
  const path = await zipped([
    ['media', Buffer.from('{}'), 'stored'],
    ['empty', new Uint8Array(), 'deflated'],
    ['pieces', [Buffer.from('one'), Buffer.from('two')], 'stored'],
    ['long', long, 'deflated'],
  ])
  expect(readByPython(path)).toEqual([
    ['media', 0, Buffer.from('{}').toString('hex')],
    ['empty', 8, ''],
    ['pieces', 0, Buffer.from('onetwo').toString('hex')],
    ['long', 8, long.toString('hex')],
  ])
  expect(readFileSync(path).length).toBeLessThan(long.length / 100)
})

test('a zip without an entry is one', async () => {
  expect(readFileSync(await zipped([])).toString('latin1')).toBe(`PK\u0005\u0006${'\0'.repeat(18)}`)
})

test('equal content gives equal bytes, in whatever pieces it came', async () => {
  const one = await zipped([['a', Buffer.from('abcdef'), 'stored']])
  const two = await zipped([['a', [Buffer.from('abc'), Buffer.from('def')], 'stored']])
  expect(readFileSync(two)).toEqual(readFileSync(one))
})

const wireFields = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 300 }),
    fc.oneof(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.uint8Array({ maxLength: 300 })),
  ),
)

test('a message is read as it was written', () => {
  fc.assert(
    fc.property(wireFields, fields => {
      expect(decodeMessage(encodeMessage(fields))).toEqual(fields)
    }),
  )
})

test.each([
  ['field number 0', [0x00, 0x01]],
  ['a number that does not end', [0x08, 0x80]],
  ['bytes that are not there', [0x0a, 0x05, 0x61]],
  ['a group', [0x0b]],
  ['a fixed number that is not there', [0x0d, 0x01]],
])('%s is no message', (_, bytes) => {
  expect(decodeMessage(Uint8Array.from(bytes))).toBeUndefined()
})

test('what a message holds beside varints and bytes is passed over', () => {
  expect(decodeMessage(Uint8Array.from([0x0d, 1, 2, 3, 4, 0x10, 7]))).toEqual([[2, 7]])
})

test('the mark of a current package is Anki’s', () => {
  expect([...currentMeta()]).toEqual([0x08, 0x03])
  expect(metaVersion(currentMeta())).toBe(3)
  expect(metaVersion(Uint8Array.from([0x08, 0x02]))).toBe(2)
  expect(metaVersion(Uint8Array.from([0xff]))).toBeUndefined()
})

test('entries are called as Anki calls them', () => {
  expect([META_ENTRY, MEDIA_ENTRY, ...Object.values(collectionEntries)]).toEqual([
    'meta',
    'media',
    'collection.anki2',
    'collection.anki21',
    'collection.anki21b',
  ])
})

const files = [
  { name: 'a.png', size: 3, sha1: new Uint8Array(20).fill(7) },
  { name: '图 "1".svg', size: 0, sha1: new Uint8Array(20) },
]
const listed = [
  { entry: '0', name: 'a.png' },
  { entry: '1', name: '图 "1".svg' },
]

test('lists of media are read as they were written', () => {
  expect(readLegacyMedia(legacyMedia(files))).toEqual(listed)
  expect(readCurrentMedia(currentMedia(files))).toEqual(listed)
  expect(readCurrentMedia(currentMedia([]))).toEqual([])
})

test('an entry may have another number than its place', () => {
  const entry = encodeMessage([
    [1, Buffer.from('a.png')],
    [255, 12],
  ])
  expect(readCurrentMedia(encodeMessage([[1, entry]]))).toEqual([{ entry: '12', name: 'a.png' }])
})

test.each(['', '[]', 'null', '{"0":1}'])('%j lists no media', json => {
  expect(readLegacyMedia(json)).toBeUndefined()
})

test.each([
  ['no message', [0xff]],
  ['a number for an entry', [0x08, 0x01]],
  ['an entry without a name', [0x0a, 0x02, 0x10, 0x01]],
])('%s lists no media', (_, bytes) => {
  expect(readCurrentMedia(Uint8Array.from(bytes))).toBeUndefined()
})
