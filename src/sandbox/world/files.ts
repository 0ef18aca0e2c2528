// Owns the bytes of attachments: in the data folder, or in memory when there is none.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Files {
  keep(attachmentId: string, bytes: Uint8Array): Promise<void>
  read(attachmentId: string): Promise<Uint8Array | undefined>
  drop(attachmentId: string): void
}

/** `dataFolder` undefined: the bytes end with the process. `fresh` forgets what an earlier run kept. */
export async function openFiles(dataFolder: string | undefined, fresh: boolean): Promise<Files> {
  if (dataFolder === undefined) {
    const kept = new Map<string, Uint8Array>()
    return {
      keep: async (id, bytes) => void kept.set(id, bytes),
      read: async id => kept.get(id),
      drop: id => void kept.delete(id),
    }
  }
  const folder = join(dataFolder, 'attachments')
  if (fresh) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return {
    // Named by id alone: a file name from the network never becomes a path.
    keep: (id, bytes) => writeFile(join(folder, id), bytes),
    async read(id) {
      try {
        return await readFile(join(folder, id))
      } catch {
        return undefined
      }
    },
    // A file that cannot be removed is garbage, not an error.
    drop: id => void rm(join(folder, id), { force: true }).catch(() => undefined),
  }
}
