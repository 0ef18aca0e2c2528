// Owns which pictures a deck may hold: one row each, by file name, by what its bytes begin with and by what follows.
import { gifSize, jpegSize, pngSize, webpSize, type Looked, type PictureFault } from './picture-size.ts'

interface MediaRow {
  readonly type: string
  readonly endings: readonly string[]
  /** Whether bytes are of this kind: a name proves nothing. */
  readonly isSo: (bytes: Uint8Array) => boolean
  /** Its size in dots, or what is wrong with it; a drawing has none. */
  readonly sizeOf?: (bytes: Uint8Array) => Looked
}

const begins =
  (signature: string, at = 0) =>
  (bytes: Uint8Array): boolean =>
    [...signature].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))

/** An SVG begins, after what XML allows before it, with its root; UTF-8 only. */
const svgRoot = /^\ufeff?(?:\s|<\?xml[^>]*\?>|<!--[^]*?-->|<!DOCTYPE\s+svg[^>[]*>)*<svg[\s>/]/

/** The kinds, by the ending that a stored file gets. */
export const mediaKinds = {
  png: { type: 'image/png', endings: ['png'], isSo: begins('\x89PNG\r\n\x1a\n'), sizeOf: pngSize },
  jpg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'], isSo: begins('\xff\xd8\xff'), sizeOf: jpegSize },
  gif: {
    type: 'image/gif',
    endings: ['gif'],
    isSo: bytes => begins('GIF87a')(bytes) || begins('GIF89a')(bytes),
    sizeOf: gifSize,
  },
  webp: {
    type: 'image/webp',
    endings: ['webp'],
    isSo: bytes => begins('RIFF')(bytes) && begins('WEBP', 8)(bytes),
    sizeOf: webpSize,
  },
  svg: {
    type: 'image/svg+xml',
    endings: ['svg'],
    isSo: bytes => svgRoot.test(beginning(bytes)),
  },
} as const satisfies Record<string, MediaRow>

export type MediaKind = keyof typeof mediaKinds

const kinds = Object.keys(mediaKinds) as MediaKind[]

/** All endings, for messages. */
export const mediaEndings: readonly string[] = kinds.flatMap(kind => mediaKinds[kind].endings)

/** What a file claims to be by its name. */
export function kindNamed(path: string): MediaKind | undefined {
  const ending = /\.([a-z]+)$/.exec(path.toLowerCase())?.[1] ?? ''
  return kinds.find(kind => (mediaKinds[kind].endings as readonly string[]).includes(ending))
}

/** What a file is by its bytes. */
export const kindOf = (bytes: Uint8Array): MediaKind | undefined => kinds.find(kind => mediaKinds[kind].isSo(bytes))

/** What is wrong with a picture of that kind, as its first bytes say; undefined: nothing that can be seen without drawing it. */
export function faultIn(kind: MediaKind, bytes: Uint8Array): PictureFault | undefined {
  const { sizeOf }: MediaRow = mediaKinds[kind]
  const looked = sizeOf?.(bytes)
  return typeof looked === 'string' ? looked : undefined
}

/** Long comments before the root are allowed, up to here. Bytes as Latin-1: the root's name is ASCII. */
const beginning = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(bytes[0] === 0xef ? 3 : 0, 4_096))
