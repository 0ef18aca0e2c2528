// Runs the port's contract against SQLite.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openPlayStore } from '../../../src/storage/play/open.ts'
import { playStoreContract } from '../../contracts/play-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'prepdeck-play-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

playStoreContract('sqlite', async () => {
  const opened = await openPlayStore(join(folder, `${files++}.sqlite`))
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
})
