// Owns telling one state of prepdeck's own code from another: what one has cached is nothing to another.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENGINE_VERSION } from '../../domain/grading/engine-version.ts'
import { sha256 } from '../deck/hash.ts'

/** The folder of all our code, whether it runs as it was written or as it was packed. */
const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Changes whenever a file changes that a build is made of: our code, package.json with the exact versions of what it
 * stands on, the runtime with its Unicode tables, or the engine's version.
 */
export function ownCode(): string {
  const files = ['domain', 'compiler', 'storage', 'app'].flatMap(part =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map(path => join(part, path)),
  )
  const stamps = [...files.sort(), '../package.json'].map(path => {
    const { size, mtimeMs } = statSync(join(root, path))
    return `${path} ${size} ${mtimeMs}`
  })
  return sha256([ENGINE_VERSION, process.version, ...stamps].join('\n'))
}
