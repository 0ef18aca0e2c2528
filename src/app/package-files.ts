// Owns the pictures and sounds of what is imported on their way beside notes: safe names, kinds by their bytes, each once.
import type { FindMedia } from '../compiler/pictures.ts'
import { faultIn, kindNamed, kindOf, mediaEndings, mediaKinds, type MediaKind } from '../domain/media/kind.ts'
import { cleanSvg } from '../domain/media/svg.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { ImportNote } from '../import/imported.ts'
import { canvasOf, pictureOver, type Canvas, type Overlay } from '../render/overlay.ts'
import { isDataAddress } from '../import/html-inline.ts'
import { sha256 } from '../storage/deck/hash.ts'
import { MOST_MEDIA_BYTES } from '../storage/notes/media.ts'

/** Where files come from: an Anki package, or the folder of a text file. */
export interface FileSource {
  readonly names: Pick<ReadonlySet<string>, 'has'> & Iterable<string>
  /** The file of a name, of at most `most` bytes. */
  readonly medium: (name: string, most: number) => Result<Buffer, { readonly code: string }>
  readonly close: () => void
}

/** The files of all sources of an import. */
export interface PackageFiles {
  /** Adds those of a source, which then belongs to them; what is refused of them is added to `notes`. */
  readonly of: (from: FileSource, notes: ImportNote[]) => OnePackageFiles
  /** The files that were asked for, by their path in the new deck, read one after the other. */
  readonly all: () => Iterable<{ readonly path: string; readonly bytes: Uint8Array }>
  /** The pictures among them. */
  readonly find: FindMedia
  readonly close: () => void
}

interface OnePackageFiles {
  /** The path of a file as texts give it; undefined where it will not be there, which is told. */
  readonly fileAt: (name: string) => string | undefined
  /**
   * The path of a PNG that is the picture `name` with `overlay` on it, drawn when it is written; undefined where there is
   * no such picture, or nothing can be drawn on it.
   */
  readonly coveredAt: (name: string, overlay: Overlay) => string | undefined
  /** The same where another picture lies on all of it. */
  readonly maskedAt: (name: string, mask: string) => string | undefined
  /** How many files of the package nobody asked for. */
  readonly unused: () => number
}

/** Stands before the path of a file until the folder of its note is known; no text of a package holds it. */
export const FILES_MARK = '\ue004'
export const isPackageFile = (path: string): boolean => path.startsWith(FILES_MARK)

/** Sounds and films, which no card plays. */
const played = /\.(?:mp3|ogg|oga|opus|wav|m4a|aac|flac|3gp|spx|mp4|webm|ogv|mov|mpg|mpeg|mkv|avi)$/i
const MOST_PLAYED_BYTES = 64 * 1_048_576
/** All together: a package that unpacks to more is no set of cards. */
const MOST_ALL_BYTES = 4 * 1_073_741_824

/** Drawings of all packages: each takes a moment and some hundred kilobytes. */
const MOST_DRAWN = 20_000

/** A file that goes along. */
interface Asked {
  readonly from: FileSource
  readonly name: string
  readonly path: string
  /** What is drawn on it. */
  readonly overlay?: Overlay
  /** Of a picture that is written out where its name should be. */
  readonly bytes?: Uint8Array
}

export function packageFiles(): PackageFiles {
  const packages: FileSource[] = []
  const asked: Asked[] = []
  /** How many of them are drawn. */
  let drawn = 0
  /** Names in the folder, in lower case. */
  const taken = new Set<string>()
  let total = 0
  const free = (name: string, ending: string): string => `${FOLDER}${freeName(name, ending, taken)}`
  /** The path of a file that can go along, or why it cannot. */
  const look = (from: FileSource, name: string): Result<string, string> => {
    const isPlayed = played.test(name)
    const bytes = from.medium(name, isPlayed ? MOST_PLAYED_BYTES : MOST_MEDIA_BYTES)
    if (!bytes.ok) return err(bytes.error.code === 'package.too-large' ? 'it is too large' : 'it cannot be unpacked')
    total += bytes.value.length
    if (total > MOST_ALL_BYTES) return err('all files together are too large')
    const ending = isPlayed ? ok((/\.\w+$/.exec(name)?.[0] ?? '').toLowerCase()) : endingOf(bytes.value)
    if (!ending.ok) return ending
    const path = free(name, ending.value)
    asked.push({ from, name, path })
    return ok(path)
  }
  /** The same for a picture that is written out. */
  const lookInto = (from: FileSource, address: string): Result<string, string> => {
    const bytes = bytesIn(address)
    if (!bytes) return err('what is written there is no picture')
    if (bytes.length > MOST_MEDIA_BYTES) return err('it is too large')
    total += bytes.length
    if (total > MOST_ALL_BYTES) return err('all files together are too large')
    const ending = endingOf(bytes)
    if (!ending.ok) return ending
    const path = free('picture', ending.value)
    asked.push({ from, name: '', path, bytes })
    return ok(path)
  }
  return {
    of: (from, notes) => {
      packages.push(from)
      const paths = new Map<string, string | undefined>()
      /** Whether something can be drawn on a picture. */
      const canvases = new Map<string, boolean>()
      const canDrawOn = (name: string): boolean => {
        if (!canvases.has(name)) canvases.set(name, from.names.has(name) && canvasIn(from, name) !== undefined)
        return canvases.get(name) === true
      }
      const coveredAt = (written: string, overlay: Overlay): string | undefined => {
        const name = written.normalize('NFC')
        if (drawn >= MOST_DRAWN || !canDrawOn(name)) return undefined
        drawn++
        const path = free(name, '.png')
        asked.push({ from, name, path, overlay })
        return FILES_MARK + path
      }
      return {
        fileAt: written => {
          const isWrittenOut = isDataAddress(written)
          const name = isWrittenOut ? sha256(written) : written.normalize('NFC')
          if (!isWrittenOut && !from.names.has(name)) return undefined
          if (!paths.has(name)) {
            const looked = isWrittenOut ? lookInto(from, written) : look(from, name)
            const what = isWrittenOut ? 'data:' : name
            if (!looked.ok) notes.push({ line: 1, code: 'media.refused', args: { what, reason: looked.error } })
            paths.set(name, looked.ok ? FILES_MARK + looked.value : undefined)
          }
          return paths.get(name)
        },
        coveredAt,
        maskedAt: (written, mask) => {
          const name = mask.normalize('NFC')
          const overlay: Overlay = size => {
            const found = pictureIn(from, name)
            return found ? pictureOver(found.bytes, found.kind)(size) : ''
          }
          return canDrawOn(name) ? coveredAt(written, overlay) : undefined
        },
        // Files with such names belong to templates.
        unused: () =>
          [...from.names].filter(name => !paths.has(name) && canvases.get(name) !== true && !name.startsWith('_'))
            .length,
      }
    },
    all: function* () {
      // The covers of a picture come one after the other.
      let last: { readonly asked: Asked; readonly canvas: Canvas | undefined } | undefined
      for (const each of asked) {
        const { from, name, path, overlay, bytes } = each
        if (bytes) {
          yield { path, bytes }
          continue
        }
        if (overlay) {
          if (last?.asked.from !== from || last.asked.name !== name)
            last = { asked: each, canvas: canvasIn(from, name) }
          if (last.canvas) yield { path, bytes: last.canvas.draw(overlay, MOST_MEDIA_BYTES) }
          continue
        }
        const read = from.medium(name, MOST_PLAYED_BYTES)
        if (read.ok) yield { path, bytes: read.value }
      }
    },
    find: path => {
      const kind = kindNamed(path)
      const name = path.slice(FOLDER.length)
      if (!kind || !path.startsWith(FOLDER) || !taken.has(name.toLowerCase()))
        return err({ code: 'media.missing', args: { found: path } })
      return ok({ name, type: mediaKinds[kind].type, bytes: new Uint8Array(), removed: [] })
    },
    close: () => packages.forEach(each => each.close()),
  }
}

const FOLDER = 'media/'

/** The ending of a picture by its bytes, or why it is none that a deck holds. */
function endingOf(bytes: Buffer): Result<string, string> {
  const kind = kindOf(bytes)
  if (!kind) return err(`its bytes are none of ${mediaEndings.join(', ')}`)
  if (faultIn(kind, bytes)) return err(`it is no whole ${kind.toUpperCase()}`)
  return kind === 'svg' && !cleanSvg(bytes.toString('utf8')) ? err('the SVG is not well-formed') : ok(`.${kind}`)
}

/** The bytes that a `data:` address of a picture holds. Source: RFC 2397. */
function bytesIn(address: string): Buffer | undefined {
  const [, head = '', written] = /^data:(image\/[^,]{1,100}),([^]*)$/i.exec(address) ?? []
  if (written === undefined) return undefined
  try {
    const text = decodeURIComponent(written)
    return /;\s*base64\s*$/i.test(head) ? Buffer.from(text, 'base64') : Buffer.from(text)
  } catch {
    return undefined
  }
}

/** A picture of a source, of an SVG what is harmless. */
function pictureIn(from: FileSource, name: string): { readonly bytes: Buffer; readonly kind: MediaKind } | undefined {
  const read = from.medium(name, MOST_MEDIA_BYTES)
  const kind = read.ok ? kindOf(read.value) : undefined
  if (!read.ok || !kind) return undefined
  if (kind !== 'svg') return { bytes: read.value, kind }
  const clean = cleanSvg(read.value.toString('utf8'))
  return clean && { bytes: Buffer.from(clean.svg), kind }
}

/** What can be drawn on. */
function canvasIn(from: FileSource, name: string): Canvas | undefined {
  const found = pictureIn(from, name)
  return found && canvasOf(found.bytes, found.kind)
}

/** A name for every system, and for an address in Markdown: letters, digits, `-`, `_` and `.`. */
function freeName(name: string, ending: string, taken: Set<string>): string {
  const stem =
    name
      .normalize('NFC')
      .replace(/\.\w+$/, '')
      .replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'file'
  let free = stem + ending
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem}-${count}${ending}`
  taken.add(free.toLowerCase())
  return free
}
