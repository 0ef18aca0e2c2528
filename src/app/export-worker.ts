// Owns a thread that exports a deck to Anki, so that a bot meanwhile answers: one task in, its result out.
import { parentPort, workerData } from 'node:worker_threads'
import type { CardKey } from '../domain/deck/card.ts'
import { err, type Result } from '../domain/result.ts'
import { openDeck } from '../storage/deck/reader.ts'
import type { Chosen } from './choose-cards.ts'
import { exportParts, type ExportParts } from './export-parts.ts'
import type { ExportProblem } from './export-anki.ts'

/** What is to be exported; sets arrive as they are sent. */
export interface ExportOrder extends Chosen {
  readonly path: string
  readonly withheld: ReadonlySet<CardKey>
  readonly mostBytes: number
}

/** Why there is no package; `detail` is for who runs the bot. */
export interface ExportRefusal {
  readonly code: ExportProblem['code'] | 'export.failed' | 'export.too-much' | 'export.busy'
  readonly detail?: string
}
export type ExportResult = Result<ExportParts, ExportRefusal>

async function run({ path, ...chosen }: ExportOrder): Promise<ExportResult> {
  const file = openDeck(path, { staysOnDisk: true })
  if (!file.ok) return err({ code: 'export.failed', detail: file.error.code })
  try {
    const done = await exportParts({ ...chosen, file: file.value })
    if (done.ok) return done
    const { code, args } = done.error
    return err({ code, detail: JSON.stringify(args) })
  } finally {
    file.value.close()
  }
}

if (parentPort) {
  const result = await run(workerData as ExportOrder)
  parentPort.postMessage(result, result.ok ? result.value.files.map(({ bytes }) => bytes.buffer) : [])
}
