// Owns one build in a process of its own, and one more after an edit, as `--watch` does: what they took, as JSON.
import { appendFileSync } from 'node:fs'
import { buildWith } from '../../src/app/build-decks.ts'
import { openMemory } from '../../src/app/build-memory.ts'
import { settleBuild } from '../../src/app/settle-build.ts'
import { systemClock } from '../../src/cli/clock.ts'

const [folder = '', out = '', edited = ''] = process.argv.slice(2)
/** Since the process began: Node itself and every module of ours. */
const startUpMs = performance.now()
const began = process.cpuUsage()
const memory = openMemory(out)

async function build(): Promise<{ readonly tookMs: number; readonly cards: number }> {
  const from = performance.now()
  const built = await buildWith(memory, { folder, out, now: systemClock() })
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  const cards = built.value.decks.flatMap(deck => Object.values(deck.cards)).reduce((sum, count) => sum + count, 0)
  return { tookMs: performance.now() - from, cards }
}

const first = await build()
const { user, system } = process.cpuUsage(began)
/** Kilobytes, says getrusage(2). */
const peakBytes = process.resourceUsage().maxRSS * 1024
// As `--watch` does when it has told of a build, long before anybody has edited anything.
if (edited !== '') await settleBuild(memory, folder, out, systemClock())
if (edited !== '') appendFileSync(edited, '\nOne more line.\n')
const again = edited === '' ? first : await build()
memory.close()
const found = { startUpMs, buildMs: first.tookMs, processorMs: (user + system) / 1_000, peakBytes, cards: first.cards }
process.stdout.write(`${JSON.stringify({ ...found, rebuildMs: again.tookMs })}\n`)
