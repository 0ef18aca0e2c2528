// Owns which way up a photo is shown: cameras write it beside the picture, and browsers follow it.
// Source: TIFF 6.0 (the directory), Exif 2.32, 4.6.4 A (Orientation), JPEG's segments (ITU T.81, annex B).
import type { Size } from './overlay.ts'

/** Tag of the orientation in the first directory. */
const ORIENTATION = 0x01_12

/** 1 (as it lies) to 8; 1 also for what is no JPEG, or says nothing. */
export function orientationOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint16(0) !== 0xff_d8) return 1
    for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
      const marker = view.getUint8(at + 1)
      // The picture begins: nothing more is said.
      if (marker === 0xda) return 1
      if (marker === 0xe1 && view.getUint32(at + 4) === 0x45_78_69_66) return inDirectory(view, at + 10)
    }
  } catch (error) {
    // It ends before it says it.
    if (!(error instanceof RangeError)) throw error
  }
  return 1
}

function inDirectory(view: DataView, start: number): number {
  const isLittle = view.getUint16(start) === 0x49_49
  const directory = start + view.getUint32(start + 4, isLittle)
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** The size of a picture as it is shown, and the SVG attribute that turns what lies in the file. */
export function turn(size: Size, orientation: number): Size & { readonly transform: string } {
  const { width: w, height: h } = size
  const matrix = [
    '',
    `-1 0 0 1 ${w} 0`,
    `-1 0 0 -1 ${w} ${h}`,
    `1 0 0 -1 0 ${h}`,
    '0 1 1 0 0 0',
    `0 1 -1 0 ${h} 0`,
    `0 -1 -1 0 ${h} ${w}`,
    `0 -1 1 0 0 ${w}`,
  ][orientation - 1]
  const shown = orientation > 4 ? { width: h, height: w } : size
  return { ...shown, transform: matrix ? ` transform="matrix(${matrix})"` : '' }
}
