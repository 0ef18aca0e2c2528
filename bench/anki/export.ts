// Owns one export of a whole deck file in a process of its own. `node export.ts make count file` writes the deck file,
// `node export.ts export file out` exports it and says what it took.
import { exportAnki } from '../../src/app/export-anki.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { instant } from '../../src/domain/time.ts'
import { keepHeapSmall } from '../../src/cli/small-heap.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'

const [task, first = '', second = ''] = process.argv.slice(2)

/** Cards of which every other one draws numbers. */
function card(index: number): Card {
  const common = {
    deckId: 'bench',
    id: `card-${index}`,
    noteId: 'note',
    tags: ['shapes'],
    difficulty: 'easy',
    language: 'en',
  } as const
  const body = `A convolution has input width {{w}}, kernel 3 and stride ${(index % 4) + 1}. How wide is its output?`
  if (index % 2 === 0)
    return {
      ...common,
      kind: 'recall',
      texts: { en: { title: 'W', body: 'Why **3**?', hints: [], answer: 'It is odd.' } },
    }
  return {
    ...common,
    kind: 'numeric',
    texts: { en: { title: 'Width', body, hints: ['Round down.'], explanation: '$w$ is {{w}}: {{answer}}.', says: [] } },
    params: [{ name: 'w', kind: 'range', from: '16', to: '255', step: '1' }],
    lets: [],
    answer: `floor((w - 3)/${(index % 4) + 1}) + 1`,
    tolerance: { kind: 'exact' },
    mistakes: [],
  }
}

if (task === 'make') {
  const cards = Array.from({ length: Number(first) }, (_, index) => ({ card: card(index), aliases: [] }))
  const notes = [{ id: 'note', subdeck: '', texts: { en: { title: 'Note', body: '' } }, cards }]
  const deck = { id: 'bench', title: 'Bench', language: 'en', locales: ['en'], notes }
  const written = await writeDeckFile(second, [deck], () => instant(1_700_000_000_000))
  if (!written.ok) throw new Error(written.error.code)
} else {
  keepHeapSmall()
  const startedAt = performance.now()
  const file = openDeck(first, { staysOnDisk: true })
  if (!file.ok) throw new Error(file.error.code)
  const done = await exportAnki({ file: file.value, out: second, container: 'legacy' })
  if (!done.ok) throw new Error(done.error.code)
  const seconds = (performance.now() - startedAt) / 1_000
  process.stdout.write(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1_024 }))
}
