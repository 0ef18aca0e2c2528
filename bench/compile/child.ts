// Owns one build in a process of its own: what it took from the moment everything was loaded, as one line of JSON.
import { buildDecks } from '../../src/app/build-decks.ts'
import { systemClock } from '../../src/cli/clock.ts'

const [folder = '', out = ''] = process.argv.slice(2)
/** Since the process began: Node itself and every module of ours. */
const startUpMs = performance.now()
const built = await buildDecks({ folder, out, now: systemClock() })
const buildMs = performance.now() - startUpMs
if (!built.ok) throw new Error(JSON.stringify(built.error))
const cards = built.value.decks.flatMap(deck => Object.values(deck.cards)).reduce((sum, count) => sum + count, 0)
/** Kilobytes, says getrusage(2). */
const peakBytes = process.resourceUsage().maxRSS * 1024
process.stdout.write(`${JSON.stringify({ startUpMs, buildMs, peakBytes, cards })}\n`)
