// Owns the real Ankis of the tests: which are there, and a process that drives one (backend.py), a JSON line each way.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe } from 'vitest'

const script = fileURLToPath(new URL('./backend.py', import.meta.url))

/** Pythons that have the package `anki`, by the variable that names each; `.ci/run` makes both. */
const variables = ['ANKI_PYTHON', 'ANKI_PYTHON_OLD'] as const

/** A first call of Anki takes seconds on a busy machine. */
export const ANKI_PATIENCE_MS = 120_000

/** Defines the same tests for each Anki, every test with a fresh collection; with CI=true both must be there. */
export function withAnkis(define: (anki: Anki, variable: (typeof variables)[number]) => void): void {
  describe.each(variables)('%s', name => {
    const python = process.env[name]
    if (python === undefined && process.env['CI'] === 'true')
      throw new Error(`${name} must name a Python with the package anki`)
    if (python === undefined)
      process.stderr.write(`Anki suites are skipped: ${name} names no Python with the package anki (see .ci/run)\n`)
    describe.skipIf(python === undefined)('real Anki', () => {
      let running: Anki | undefined
      let folder = ''
      beforeEach(async () => {
        folder ||= mkdtempSync(join(tmpdir(), 'prepdeck-anki-'))
        running ??= startAnki(python ?? '', folder)
        await running.ask('fresh')
      }, ANKI_PATIENCE_MS)
      afterAll(async () => {
        await running?.close()
        if (folder !== '') rmSync(folder, { recursive: true, force: true })
      })
      const anki: Anki = {
        ask: (op, request) => {
          if (!running) throw new Error('Anki is asked outside a test')
          return running.ask(op, request)
        },
        close: () => Promise.resolve(),
      }
      define(anki, name)
    })
  })
}

/** What an import came to: how many notes of each kind, only those that there are. */
export type ImportCounts = Readonly<Record<string, number>>

export interface NoteInAnki {
  readonly guid: string
  readonly id: number
  readonly mod: number
  readonly type: string
  readonly tags: readonly string[]
  readonly fields: Readonly<Record<string, string>>
  readonly cards: readonly {
    readonly ord: number
    readonly deck: string
    readonly due: number
    /** −1: suspended. */
    readonly queue: number
    readonly flag: number
    readonly reps: number
    readonly ivl: number
  }[]
}

export interface RenderedCard {
  readonly key: string
  readonly type: string
  readonly ord: number
  readonly question: string
  readonly answer: string
}

/** Everything that backend.py can be asked, with what comes back. */
interface Answers {
  readonly fresh: { readonly version: string }
  readonly import: ImportCounts
  readonly notes: readonly NoteInAnki[]
  readonly edit: number
  readonly leech: boolean
  readonly review: boolean
  readonly rendered: readonly RenderedCard[]
  readonly renameDeck: boolean
  readonly types: readonly { readonly name: string; readonly id: number; readonly mod: number; readonly css: string }[]
  readonly decks: readonly { readonly name: string; readonly conf: number; readonly desc: string }[]
  readonly presets: readonly string[]
  readonly integrity: { readonly text: string; readonly ok: boolean }
  readonly emptyCards: number
  readonly search: readonly string[]
  readonly media: readonly string[]
  readonly mediaFolder: string
  readonly missingMedia: readonly string[]
  readonly moveCards: boolean
  readonly removeDeck: boolean
  readonly setAside: boolean
  readonly changeType: boolean
  readonly renameTag: number
  readonly dropEmpty: number
  readonly remove: boolean
  readonly export: number
  readonly add: number
  readonly occlude: number
  readonly exportAll: boolean
}

export interface Anki {
  readonly ask: <Op extends keyof Answers>(op: Op, request?: object) => Promise<Answers[Op]>
  readonly close: () => Promise<void>
}

/** A running Anki that keeps its collections in `folder`. */
function startAnki(python: string, folder: string): Anki {
  const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (op, request = {}) => {
      child.stdin.write(`${JSON.stringify({ ...request, op })}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error(`${python} ended at ${op}`)
      const answer = JSON.parse(line.value) as { ok?: never; error?: string }
      if (answer.error !== undefined) throw new Error(`${op}: ${answer.error}`)
      return answer.ok as never
    },
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
