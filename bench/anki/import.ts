// Owns one import of a package in a process of its own. `node import.ts make count file` writes the package,
// `node import.ts import file folder` makes notes of it and says what it took.
import { growHeapSlowly } from '../../src/cli/small-heap.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import { writePackage } from '../../src/anki/package.ts'
import { noteTypes } from '../../src/anki/note-types.ts'
import { benchNotes, DECK_ID } from './notes.ts'

const [task, first = '', second = ''] = process.argv.slice(2)

if (task === 'make') {
  const written = await writePackage(second, 'current', benchNotes(Number(first)), () => ({
    // Under a name that is not ours it is imported as anybody's.
    types: [{ ...noteTypes.recall, name: 'Basic' }],
    decks: [{ id: DECK_ID, name: 'Bench', description: '' }],
    modifiedAt: 1_700_000_000,
    media: [],
  }))
  if (!written.ok) throw new Error(written.error)
} else {
  growHeapSlowly()
  const startedAt = performance.now()
  const done = importNotes({ files: [first], out: second, wants: 'recall' })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  const seconds = (performance.now() - startedAt) / 1_000
  const cards = Object.values(done.value.cards).reduce((sum, count) => sum + count, 0)
  process.stdout.write(JSON.stringify({ seconds, cards, peakMb: process.resourceUsage().maxRSS / 1_024 }))
}
