// Owns opening live cards in Chromium, each in a document of its own: what of it was script, in ms, as JSON. `node live.ts deck.sqlite`.
import { fieldHtml } from '../../src/anki/html.ts'
import { liveScript } from '../../src/anki/live-script.ts'
import { noteTypes } from '../../src/anki/note-types.ts'
import { noteFields } from '../../src/anki/note.ts'
import { renderSide } from '../../src/anki/side.ts'
import { isCalculated } from '../../src/domain/deck/card.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { openBrowser } from '../../tests/e2e/browser.ts'

const RUNS = 3

const file = openDeck(process.argv[2] ?? '')
if (!file.ok) throw new Error(file.error.code)
const html = fieldHtml(new Set())
const fronts = file.value.contents().flatMap(deck =>
  [...deck.notes()].flatMap(note =>
    [...note.cards()]
      .filter(({ card }) => isCalculated(card.kind))
      .map(({ key, card, aliases }) => {
        const fields = noteFields({ key, card, aliases, note: note.texts, locales: [card.language] }, html)
        const side = renderSide(noteTypes[card.kind].front, fields)
        // In the page itself, so that compiling it counts too.
        const code = `<script>${liveScript.code}</script>`
        return side.replace(/<script src=[^>]*><\/script>/, () => code)
      }),
  ),
)

const browser = await openBrowser()
const page = await browser.newPage()
const devtools = await page.context().newCDPSession(page)
await devtools.send('Performance.enable')
const scriptMs = async (): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000
}
const took: number[] = []
for (const front of fronts) {
  let best = Infinity
  for (let run = 0; run < RUNS; run++) {
    await page.goto('about:blank')
    const before = await scriptMs()
    await page.setContent(front)
    const after = await scriptMs()
    if ((await page.locator('.pd-field').count()) !== 1) throw new Error('a card is not alive')
    best = Math.min(best, after - before)
  }
  took.push(best)
}
await browser.close()
took.sort((a, b) => a - b)
const at = (share: number): number => took[Math.floor((took.length - 1) * share)] ?? 0
process.stdout.write(JSON.stringify({ cards: took.length, median: at(0.5), most: at(0.99), slowest: at(1) }))
