// What pictures say of their size, and that none passes that ends before its picture does.
import { expect, test } from 'vitest'
import { faultIn, kindOf, mediaKinds } from '../../../src/domain/media/kind.ts'
import { pictures } from '../../pictures.ts'

const kinds = ['gif', 'png', 'jpg', 'webp'] as const

test.each(kinds)('a whole %s tells its size', kind => {
  expect(kindOf(pictures[kind])).toBe(kind)
  expect(mediaKinds[kind].sizeOf(pictures[kind])).toEqual(
    kind === 'gif' ? { width: 1, height: 1 } : { width: 3, height: 2 },
  )
})

test.each(kinds)('a %s that is cut anywhere is told', kind => {
  const whole = pictures[kind]
  // The end of a GIF is one byte that nobody misses.
  const last = kind === 'gif' ? whole.length - 2 : whole.length - 1
  for (let length = 8; length <= last; length++)
    expect(faultIn(kind, whole.subarray(0, length)), String(length)).toMatch(/^(?:cut|damaged)$/)
  expect(faultIn(kind, whole)).toBeUndefined()
})

/** `kind` with `bytes` written at `at`. */
function changed(kind: (typeof kinds)[number], at: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(pictures[kind])
  copy.set(bytes, at)
  return copy
}

test.each([
  ['a PNG of no width', 'png', changed('png', 16, 0, 0, 0, 0), 'empty'],
  ['a PNG of no height', 'png', changed('png', 20, 0, 0, 0, 0), 'empty'],
  ['a PNG that begins with another chunk', 'png', changed('png', 12, 0x49, 0x44), 'damaged'],
  ['a PNG without data', 'png', Buffer.concat([pictures.png.subarray(0, 33), pictures.png.subarray(-12)]), 'damaged'],
  ['a PNG with a chunk of 4 GiB', 'png', changed('png', 33, 0xff, 0xff, 0xff, 0xff), 'cut'],
  ['a GIF of no height', 'gif', changed('gif', 8, 0, 0), 'empty'],
  ['a GIF of other blocks', 'gif', changed('gif', 19, 0x3b), 'damaged'],
  ['a JPEG that ends at once', 'jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
  ['a JPEG of text', 'jpg', Buffer.from('\xff\xd8\xff\xe0\0\x04ab and so on', 'latin1'), 'damaged'],
  ['a WebP of no width', 'webp', changed('webp', 26, 0, 0), 'empty'],
  ['a WebP of other chunks', 'webp', changed('webp', 12, 0x41), 'damaged'],
] as const)('%s', (_, kind, bytes, fault) => {
  expect(faultIn(kind, bytes)).toBe(fault)
})

test('a drawing has no header to look at', () => {
  expect(faultIn('svg', Buffer.from('<svg/>'))).toBeUndefined()
})
