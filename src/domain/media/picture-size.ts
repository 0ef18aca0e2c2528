// Owns looking into pictures of dots: how large each says it is, and whether it is there to its end.

/** In dots. */
interface Size {
  readonly width: number
  readonly height: number
}

/** Why bytes that begin like a picture are none: cut: they end too early · empty: no dots · damaged: not as the format wants. */
export type PictureFault = 'cut' | 'empty' | 'damaged'

export type Looked = Size | PictureFault

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** What `look` finds; reads beyond the end say that the picture is cut. */
function within(bytes: Uint8Array, look: (view: DataView) => Looked): Looked {
  try {
    const found = look(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return typeof found !== 'string' && (found.width === 0 || found.height === 0) ? 'empty' : found
  } catch (error) {
    if (error instanceof RangeError) return 'cut'
    throw error
  }
}

/** PNG, third edition, 5 and 11.2: chunks of length, type, data and check sum; IHDR first, some IDAT, IEND last. */
export const pngSize = (bytes: Uint8Array): Looked =>
  within(bytes, view => {
    if (view.getUint32(8) !== 13 || ascii(bytes, 12, 4) !== 'IHDR') return 'damaged'
    const size = { width: view.getUint32(16), height: view.getUint32(20) }
    let hasData = false
    for (let at = 8; ;) {
      const type = ascii(bytes, at + 4, 4)
      const past = at + 12 + view.getUint32(at)
      // The last byte of the check sum must be there.
      view.getUint8(past - 1)
      if (type === 'IEND') return hasData ? size : 'damaged'
      hasData ||= type === 'IDAT'
      at = past
    }
  })

/** The frames that give a size (T.81, B.1.1.3), without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** JPEG (T.81, B.1): segments of a marker and a length; a frame, then a scan, whose data ends with EOI. */
export const jpegSize = (bytes: Uint8Array): Looked =>
  within(bytes, view => {
    let size: Size | undefined
    for (let at = 2; ;) {
      if (view.getUint8(at) !== 0xff) return 'damaged'
      const marker = view.getUint8(at + 1)
      // Fill bytes, and markers that stand alone.
      if (marker === 0xff) at += 1
      else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
      else if (marker === 0xd9) return 'damaged'
      else {
        if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
        if (marker === 0xda) return size ? (hasEnd(bytes, at) ? size : 'cut') : 'damaged'
        at += 2 + view.getUint16(at + 2)
      }
    }
  })

/** Whether EOI stands behind `from`: in the data of a scan FF comes only before 00 and restarts. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

/** GIF89a, 17 to 23: the screen, its colours, then blocks, one of them an image with its data. */
export const gifSize = (bytes: Uint8Array): Looked =>
  within(bytes, view => {
    const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
    const pastBlocks = (from: number): number => {
      let at = from
      for (let length = view.getUint8(at); length !== 0; length = view.getUint8(at)) at += 1 + length
      return at + 1
    }
    for (let at = 13 + colours(view.getUint8(10)); ;) {
      const introducer = view.getUint8(at)
      if (introducer === 0x21) at = pastBlocks(at + 2)
      else if (introducer === 0x2c) {
        // A first image that is whole can be shown, whatever follows.
        pastBlocks(at + 10 + colours(view.getUint8(at + 9)) + 1)
        return size
      } else return 'damaged'
    }
  })

/** WebP (RFC 9649, 2): RIFF with its length; VP8, VP8L or VP8X first. */
export const webpSize = (bytes: Uint8Array): Looked =>
  within(bytes, view => {
    if (view.getUint32(4, true) + 8 > bytes.length) return 'cut'
    const first = ascii(bytes, 12, 4)
    const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
    if (first === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    if (first === 'VP8L') {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    if (first !== 'VP8X') return 'damaged'
    // The size is of the canvas; the picture stands in a chunk behind it.
    view.getUint8(30 + 8)
    return { width: uint24(24) + 1, height: uint24(27) + 1 }
  })
