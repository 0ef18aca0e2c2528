// Owns reading the pictures of a deck: inside its folder, of an allowed kind by name and bytes, SVG made harmless.
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Medium } from '../../domain/deck/deck.ts'
import { faultIn, kindNamed, kindOf, mediaEndings, mediaKinds, type MediaKind } from '../../domain/media/kind.ts'
import { cleanSvg } from '../../domain/media/svg.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { sha256 } from '../deck/hash.ts'

/** Largest picture in bytes: Discord takes 10 MiB in a message. */
export const MOST_MEDIA_BYTES = 8 * 1_048_576

interface Found extends Medium {
  /** What of an SVG had to be left out. */
  readonly removed: readonly string[]
}

interface Lost {
  readonly code: 'media.missing' | 'media.outside' | 'media.type' | 'media.broken' | 'media.too-large' | 'media.svg'
  readonly args: Readonly<Record<string, string | number>>
}

/** Reads the file at a path below `root` (with `/`), each once; links are followed, but not out of the folder. */
export function mediaIn(root: string): (path: string) => Result<Found, Lost> {
  const known = new Map<string, Result<Found, Lost>>()
  return path => {
    const found = known.get(path) ?? readMedium(root, path)
    known.set(path, found)
    return found
  }
}

function readMedium(root: string, path: string): Result<Found, Lost> {
  const lost = (code: Lost['code'], args: Lost['args'] = {}): Result<never, Lost> =>
    err({ code, args: { found: path, ...args } })
  try {
    const real = realpathSync(join(root, path))
    if (!real.startsWith(realpathSync(root) + sep)) return lost('media.outside')
    const stats = statSync(real)
    const { size } = stats
    if (!stats.isFile()) return lost('media.missing')
    if (size > MOST_MEDIA_BYTES) return lost('media.too-large', { size, allowed: MOST_MEDIA_BYTES })
    const bytes = readFileSync(real)
    const kind = kindNamed(path)
    if (!kind || kindOf(bytes) !== kind) return lost('media.type', { allowed: mediaEndings.join(', ') })
    const fault = faultIn(kind, bytes)
    if (fault) return lost('media.broken', { fault, kind })
    if (kind !== 'svg') return ok(named(kind, bytes, []))
    const text = asText(bytes)
    const clean = text === undefined ? undefined : cleanSvg(text)
    return clean ? ok(named(kind, Buffer.from(clean.svg), clean.removed)) : lost('media.svg')
  } catch {
    return lost('media.missing')
  }
}

const named = (kind: MediaKind, bytes: Uint8Array, removed: readonly string[]): Found => ({
  name: `${sha256(bytes)}.${kind}`,
  type: mediaKinds[kind].type,
  bytes,
  removed,
})

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
