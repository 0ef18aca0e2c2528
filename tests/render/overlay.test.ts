// Drawing on pictures: what can be drawn on, how large the result is, and which way up a photo is shown.
import { expect, test } from 'vitest'
import { canvasOf } from '../../src/render/overlay.ts'
import { orientationOf, turn } from '../../src/render/orientation.ts'
import { png } from '../anki/arrived.ts'

/** The PNG of one pixel, whose header says something else. */
function withHeader(width: number, height: number): Buffer {
  const bytes = Buffer.from(png)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

test.each<[string, Uint8Array, object | undefined]>([
  ['a picture', png, { width: 1, height: 1 }],
  ['more pixels than can be unpacked', withHeader(60_000, 60_000), undefined],
  ['no pixel', withHeader(0, 10), undefined],
  ['no picture', Buffer.from('GIF89a'), undefined],
  ['nothing', new Uint8Array(), undefined],
])('%s', (_, bytes, size) => {
  const canvas = canvasOf(bytes, 'png')
  expect(canvas && { width: canvas.width, height: canvas.height }).toEqual(size)
})

test('what is drawn is no larger than allowed, and not wider than a screen', () => {
  const wide = canvasOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="1000"/>'), 'svg')
  const noise = Array.from({ length: 2_000 }, (_, at) => `<circle cx="${(at * 7919) % 1600}" cy="${at % 400}" r="9"/>`)
  const sizes: object[] = []
  const draw = (most: number): Uint8Array | undefined =>
    wide?.draw(size => {
      sizes.push(size)
      return noise.join('')
    }, most)
  const large = draw(1_000_000)?.length ?? 0
  expect(draw(large - 1)?.length).toBeLessThan(large)
  expect(sizes).toEqual([1_600, 1_600, 800].map(width => ({ width, height: width / 4 })))
})

/** Where the upper corners of a picture of 4 × 3 are when it is shown, by what the camera says. */
test.each([
  [1, [0, 0], [4, 0]],
  [2, [4, 0], [0, 0]],
  [3, [4, 3], [0, 3]],
  [4, [0, 3], [4, 3]],
  [5, [0, 0], [0, 4]],
  [6, [3, 0], [3, 4]],
  [7, [3, 4], [3, 0]],
  [8, [0, 4], [0, 0]],
])('orientation %i', (orientation, left, right) => {
  const { transform, ...size } = turn({ width: 4, height: 3 }, orientation)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (/\((.*)\)/.exec(transform)?.[1] ?? '1 0 0 1 0 0')
    .split(' ')
    .map(Number)
  const at = (x: number, y: number): number[] => [a * x + c * y + e, b * x + d * y + f]
  expect([at(0, 0), at(4, 0)]).toEqual([left, right])
  expect(size).toEqual(orientation > 4 ? { width: 3, height: 4 } : { width: 4, height: 3 })
})

/** Segments of a JPEG up to its picture. */
const jpeg = (...segments: readonly string[]): Buffer => Buffer.from(`ffd8${segments.join('')}ffda0002`, 'hex')
const said = (value: string): string => `ffe10022457869660000${value}`

test.each<[string, Uint8Array, number]>([
  ['Intel', jpeg(said('49492a0008000000010012010300010000000800000000000000')), 8],
  [
    'Motorola, behind another segment',
    jpeg('ffe00004abcd', said('4d4d002a0000000800010112000300000001000300000000')),
    3,
  ],
  ['of no meaning', jpeg(said('49492a0008000000010012010300010000000900000000000000')), 1],
  ['not said', jpeg('ffe00004abcd'), 1],
  ['cut off', jpeg(said('49492a0008000000010012010300010000000800000000000000')).subarray(0, 20), 1],
  ['a directory outside', jpeg(said('49492a00ffffff7f010012010300010000000800000000000000')), 1],
  ['no JPEG', png, 1],
])('the orientation is read: %s', (_, bytes, orientation) => {
  expect(orientationOf(bytes)).toBe(orientation)
})
