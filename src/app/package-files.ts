// Owns the pictures and sounds of an Anki package on their way beside notes: safe names, kinds by their bytes, each once.
import type { AnkiPackage } from '../anki/read/package.ts'
import type { FindMedia } from '../compiler/pictures.ts'
import { kindNamed, kindOf, mediaEndings, mediaKinds } from '../domain/media/kind.ts'
import { cleanSvg } from '../domain/media/svg.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { ImportNote } from '../import/imported.ts'
import { MOST_MEDIA_BYTES } from '../storage/notes/media.ts'

/** The files of all packages of an import. */
export interface PackageFiles {
  /** Adds those of a package, which then belongs to them; what is refused of them is added to `notes`. */
  readonly of: (from: AnkiPackage, notes: ImportNote[]) => OnePackageFiles
  /** The files that were asked for, by their path in the new deck, read one after the other. */
  readonly all: () => Iterable<{ readonly path: string; readonly bytes: Uint8Array }>
  /** The pictures among them. */
  readonly find: FindMedia
  readonly close: () => void
}

interface OnePackageFiles {
  /** The path of a file as texts give it; undefined where it will not be there, which is told. */
  readonly fileAt: (name: string) => string | undefined
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

export function packageFiles(): PackageFiles {
  const packages: AnkiPackage[] = []
  const asked: { readonly from: AnkiPackage; readonly name: string; readonly path: string }[] = []
  /** Names in the folder, in lower case. */
  const taken = new Set<string>()
  let total = 0
  /** The path of a file that can go along, or why it cannot. */
  const look = (from: AnkiPackage, name: string): Result<string, string> => {
    const isPlayed = played.test(name)
    const bytes = from.medium(name, isPlayed ? MOST_PLAYED_BYTES : MOST_MEDIA_BYTES)
    if (!bytes.ok) return err(bytes.error.code === 'package.too-large' ? 'it is too large' : 'it cannot be unpacked')
    total += bytes.value.length
    if (total > MOST_ALL_BYTES) return err('all files together are too large')
    const kind = kindOf(bytes.value)
    if (!isPlayed && !kind) return err(`its bytes are none of ${mediaEndings.join(', ')}`)
    if (kind === 'svg' && !cleanSvg(bytes.value.toString('utf8'))) return err('the SVG is not well-formed')
    const ending = isPlayed ? (/\.\w+$/.exec(name)?.[0] ?? '').toLowerCase() : `.${kind}`
    const path = `${FOLDER}${freeName(name, ending, taken)}`
    asked.push({ from, name, path })
    return ok(path)
  }
  return {
    of: (from, notes) => {
      packages.push(from)
      const paths = new Map<string, string | undefined>()
      return {
        fileAt: written => {
          const name = written.normalize('NFC')
          if (!from.names.has(name)) return undefined
          if (!paths.has(name)) {
            const looked = look(from, name)
            if (!looked.ok) notes.push({ line: 1, code: 'media.refused', args: { what: name, reason: looked.error } })
            paths.set(name, looked.ok ? FILES_MARK + looked.value : undefined)
          }
          return paths.get(name)
        },
        // Files with such names belong to templates.
        unused: () => [...from.names].filter(name => !paths.has(name) && !name.startsWith('_')).length,
      }
    },
    all: function* () {
      for (const { from, name, path } of asked) {
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
