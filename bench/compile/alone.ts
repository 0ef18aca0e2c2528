// Owns one reading of a deck in a process of its own: `node alone.ts check|compile|yanki folder`, as JSON.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkDecks } from '../../src/app/check-decks.ts'
import { compileAlone, notesOf } from '../../src/compiler/alone.ts'
import { systemClock } from '../../src/cli/clock.ts'
import { readDeckFolders } from '../../src/storage/notes/folder.ts'

const [what = '', folder = ''] = process.argv.slice(2)

interface Found {
  readonly notes: number
  readonly variants: number
}

/** Everything that a check does, with every variant proven. */
async function check(): Promise<Found> {
  const checked = await checkDecks({ folder, now: systemClock() })
  if (!checked.ok) throw new Error(checked.error)
  const { decks } = checked.value
  return {
    notes: decks.reduce((sum, { notes }) => sum + notes, 0),
    variants: decks.reduce((sum, { variants }) => sum + variants, 0),
  }
}

/** Every note compiled and proven as in a build, nothing written. */
function compile(): Promise<Found> {
  const folders = readDeckFolders(folder)
  if (!folders.ok) throw new Error(folders.error)
  const compiled = folders.value.flatMap(files => compileAlone(files, notesOf(files), 64))
  const cards = compiled.flatMap(({ note }) => note?.cards ?? [])
  const variants = cards.reduce((sum, { figures }) => sum + (figures?.variants ?? 0), 0)
  return Promise.resolve({ notes: compiled.length, variants })
}

/** Every note rendered to HTML by yanki, which takes a file for one card. */
async function yanki(): Promise<Found> {
  const library = join(process.env['BENCH_YANKI'] ?? '', 'node_modules/yanki/dist/lib/index.js')
  const { getNoteFromMarkdown } = (await import(pathToFileURL(library).href)) as {
    readonly getNoteFromMarkdown: (markdown: string) => Promise<{ readonly fields: { readonly Front: string } }>
  }
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.md') && path !== 'deck.md',
  )
  let notes = 0
  for (const path of paths) {
    const { fields } = await getNoteFromMarkdown(readFileSync(join(folder, path), 'utf8'))
    if (fields.Front !== '') notes++
  }
  return { notes, variants: 0 }
}

const run = { check, compile, yanki }[what]
if (!run) throw new Error(`no reading ${what}`)
const began = process.cpuUsage()
const from = performance.now()
const found = await run()
const { user, system } = process.cpuUsage(began)
const took = { ms: performance.now() - from, processorMs: (user + system) / 1_000 }
process.stdout.write(`${JSON.stringify({ ...found, ...took })}\n`)
