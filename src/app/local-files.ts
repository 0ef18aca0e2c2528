// Owns the files beside a file that is imported: those in its folder and below, whatever links say.
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { err, ok } from '../domain/result.ts'
import type { FileSource } from './package-files.ts'

/** Where editors put pictures below the note that shows them. */
const folders = ['', 'media', 'attachments', 'assets', 'images']

/** The files beside `file`, by their path from there as texts give it. */
export function localFiles(file: string): FileSource {
  const root = dirname(file)
  const real = (name: string): string | undefined =>
    [name, name.normalize('NFD')]
      .flatMap(each => folders.map(folder => join(root, folder, each)))
      .map(path => fileBelow(root, path))
      .find(path => path !== undefined)
  return {
    names: { has: name => real(name) !== undefined, [Symbol.iterator]: () => [][Symbol.iterator]() },
    medium: (name, most) => {
      const path = real(name)
      if (path === undefined) return err({ code: 'package.damaged' })
      try {
        if (statSync(path).size > most) return err({ code: 'package.too-large' })
        return ok(readFileSync(path))
      } catch {
        return err({ code: 'package.damaged' })
      }
    },
    close: () => {},
  }
}

/** Where the file at `path` lies behind its links, if it is one and lies below `root`. */
function fileBelow(root: string, path: string): string | undefined {
  try {
    const real = realpathSync(path)
    return real.startsWith(realpathSync(root) + sep) && statSync(real).isFile() ? real : undefined
  } catch {
    return undefined
  }
}
