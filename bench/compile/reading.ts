// Owns measuring how a deck of some notes is read, in a process of its own.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeDeck } from './notes.ts'

export interface Reading {
  readonly notes: number
  readonly variants: number
  readonly ms: number
  readonly processorMs: number
}

const alone = fileURLToPath(new URL('alone.ts', import.meta.url))

/** What `alone.ts` does with a deck of `count` notes, each of `readings` once. */
export function read(count: number, readings: readonly ('check' | 'compile' | 'yanki')[]): readonly Reading[] {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-bench-'))
  try {
    writeDeck(folder, count)
    return readings.map(
      reading => JSON.parse(execFileSync(process.execPath, [alone, reading, folder], { encoding: 'utf8' })) as Reading,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
