// Owns a thread that compiles notes: lots of them come in, and go out as they are kept.
import { setFlagsFromString } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { compileAlone, type DeckFacts } from '../compiler/alone.ts'
import type { Depth } from '../compiler/proof.ts'
import type { NoteSource } from '../compiler/roles.ts'
import type { KeptText } from '../storage/notes/cache.ts'
import { keptText } from './kept-note.ts'

/** Notes of one deck, and the key under which each of them is kept. */
export interface Lot {
  readonly facts: DeckFacts
  readonly depth: Depth
  readonly notes: readonly { readonly key: string; readonly source: NoteSource }[]
}

const compileLot = ({ facts, depth, notes }: Lot): readonly KeptText[] =>
  compileAlone(
    facts,
    notes.map(({ source }) => source),
    depth,
  ).map((compiled, index) => keptText(notes[index]?.key ?? '', compiled))

// What a note leaves behind is garbage at once, of which V8 would else keep four times as much as it needs (measured: 110
// instead of 50 MB in each thread).
setFlagsFromString('--heap-growing-percent=50')

const port = parentPort
// Nothing is the end: the thread is then left with nothing to wait for.
port?.on('message', (lot: Lot | undefined) => {
  if (lot) port.postMessage(compileLot(lot), [])
  else port.close()
})
