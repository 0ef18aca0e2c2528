// Owns one run of our writer in a process of its own: seconds and the most memory it held. `node writer.ts container count out`.
import { writePackage } from '../../src/anki/package.ts'
import { containers } from '../../src/anki/container.ts'
import { noteTypes } from '../../src/anki/note-types.ts'
import { benchNotes, DECK_ID } from './notes.ts'

const [kind, count = '0', out = '', runs = '1'] = process.argv.slice(2)
const container = containers.find(each => each === kind)
if (!container) throw new Error(`no container ${kind}`)
const frame = () => ({
  types: [noteTypes.recall],
  decks: [{ id: DECK_ID, name: 'Bench', description: '' }],
  modifiedAt: 1_700_000_000,
  media: [],
})
// As genanki's notes are there before it is timed; where memory counts, they come one by one.
const isTimed = Number(runs) > 1
const notes = isTimed ? [...benchNotes(Number(count))] : benchNotes(Number(count))
let best = Infinity
for (let run = 0; run < Number(runs); run++) {
  const startedAt = performance.now()
  const written = await writePackage(out, container, notes, frame)
  if (!written.ok) throw new Error(written.error)
  best = Math.min(best, performance.now() - startedAt)
}
process.stdout.write(JSON.stringify({ seconds: best / 1_000, peakMb: process.resourceUsage().maxRSS / 1_024 }))
