// Owns what `npm run bench -- anki` measures: our writer beside genanki on the same fields; export and import at scale; opening a live card.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { containers } from '../../src/anki/container.ts'
import { fieldNames, noteTypes } from '../../src/anki/note-types.ts'
import { atMost, figures, type Subject, type Table } from '../report.ts'
import { benchNotes } from './notes.ts'

const genankiWriter = fileURLToPath(new URL('genanki_writer.py', import.meta.url))
const writer = fileURLToPath(new URL('writer.ts', import.meta.url))
const live = fileURLToPath(new URL('live.ts', import.meta.url))
const shipped = fileURLToPath(new URL('../../decks', import.meta.url))
const prepdeck = fileURLToPath(new URL('../../bin/prepdeck.js', import.meta.url))
const exporter = fileURLToPath(new URL('export.ts', import.meta.url))
const importer = fileURLToPath(new URL('import.ts', import.meta.url))
const RUNS = 5

interface Took {
  readonly seconds: number
  readonly peakMb: number
}

/** In ms. */
interface Opened {
  readonly cards: number
  readonly median: number
  readonly most: number
  readonly slowest: number
}

const child = (script: string, ...given: string[]): string =>
  execFileSync(process.execPath, [script, ...given], { encoding: 'utf8' })
const took = (script: string, ...given: string[]): Took => JSON.parse(child(script, ...given)) as Took

export const anki: Subject = {
  title: 'Packages for Anki',
  measure: () => {
    const folder = mkdtempSync(join(tmpdir(), 'prepdeck-bench-'))
    try {
      return [measureWriter(folder), measureExport(folder), measureImport(folder), measureLive(folder)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function measureWriter(folder: string): Table {
  const out = join(folder, 'a.apkg')
  const genanki = genankiSeconds(folder)
  const few = containers.map(container => ({ container, ...took(writer, container, '10000', out, String(RUNS)) }))
  const many = containers.map(container => ({ container, ...took(writer, container, '100000', out, '1') }))
  const row = (name: string, notes: string, { seconds, peakMb }: Took): string[] => [
    name,
    notes,
    `${figures(seconds)} s`,
    `${figures(seconds / genanki)}×`,
    `${figures(peakMb)} MB`,
  ]
  return {
    title: 'The writer',
    says: `Rendered fields to a package on disk; genanki 0.13.1 (Python) writes the same 10,000 notes. At 10,000 the best of ${RUNS} runs, with the notes in memory as genanki has them; at 100,000 one run, notes made one by one.`,
    head: ['Writer', 'Notes', 'Time', 'Of genanki', 'Peak memory'],
    rows: [
      ['genanki', '10,000', `${figures(genanki)} s`, '1×', ''],
      ...few.map(({ container, ...each }) => row(`prepdeck, ${container}`, '10,000', each)),
      ...many.map(({ container, ...each }) => row(`prepdeck, ${container}`, '100,000', each)),
    ],
    goals: [
      ...few.map(({ container, seconds }) =>
        atMost(`${container}, 10,000 notes, of genanki`, seconds / genanki, 0.5, '×'),
      ),
      ...many.map(({ container, peakMb }) => atMost(`${container}, 100,000 notes, memory`, peakMb, 200, ' MB')),
    ],
  }
}

function genankiSeconds(folder: string): number {
  const python = process.env['ANKI_PYTHON']
  if (python === undefined) throw new Error('ANKI_PYTHON must name a Python with genanki (.ci/run makes one)')
  const { front, back, css } = noteTypes.recall
  const notes = [...benchNotes(10_000)].map(({ fields, guid, tags }) => ({ fields, guid, tags }))
  const source = join(folder, 'notes.json')
  writeFileSync(source, JSON.stringify({ names: fieldNames, front, back, css, notes }))
  const given = [genankiWriter, source, join(folder, 'g.apkg'), String(RUNS)]
  return Number(execFileSync(python, given, { encoding: 'utf8' }))
}

/** What `script` takes for ten thousand and for a hundred thousand: once to make what it needs, once to be measured. */
function atScale(script: string, verb: string, given: (count: number) => readonly [from: string, to: string]) {
  const measured = (count: number) => {
    const [from, to] = given(count)
    child(script, 'make', String(count), from)
    return { count, ...took(script, verb, from, to) }
  }
  const few = measured(10_000)
  const many = measured(100_000)
  return {
    many,
    growth: many.seconds / few.seconds,
    rows: [few, many].map(({ count, seconds, peakMb }) => [
      count.toLocaleString('en'),
      `${figures(seconds)} s`,
      `${figures(peakMb)} MB`,
    ]),
  }
}

function measureExport(folder: string): Table {
  const { many, growth, rows } = atScale(exporter, 'export', count => [
    join(folder, `${count}.sqlite`),
    join(folder, 'e.apkg'),
  ])
  return {
    title: 'A whole export',
    says: 'From the deck file, which is checked first, to the package: every second card draws numbers; each text is rendered to HTML.',
    head: ['Cards', 'Time', 'Peak memory'],
    rows,
    goals: [
      atMost('100,000 cards, time of 10,000', growth, 12, '×'),
      atMost('100,000 cards, memory', many.peakMb, 200, ' MB'),
    ],
  }
}

function measureImport(folder: string): Table {
  const { many, growth, rows } = atScale(importer, 'import', count => [
    join(folder, `${count}.apkg`),
    join(folder, `imported-${count}`),
  ])
  return {
    title: 'An import',
    says: 'A package of short notes to a folder of notes on disk, which are compiled first, so that none has an error.',
    head: ['Notes', 'Time', 'Peak memory'],
    rows,
    goals: [atMost('100,000 notes', many.seconds, 30, ' s'), atMost('100,000 notes, time of 10,000', growth, 12, '×')],
  }
}

function measureLive(folder: string): Table {
  const deck = join(folder, 'shipped.sqlite')
  // A build writes into the notes' folder.
  cpSync(shipped, join(folder, 'decks'), { recursive: true })
  child(prepdeck, 'build', join(folder, 'decks'), '--out', deck)
  const { cards, median, most, slowest } = JSON.parse(child(live, deck)) as Opened
  return {
    title: 'Opening a live card',
    says: 'Script time in Chromium of the front of every numeric and formula card of the shipped deck, each in a new document: compiling the script, drawing numbers, writing the texts, the keypad. The best of three looks at each.',
    head: ['Cards', 'Median', '99 % below', 'Slowest'],
    rows: [[String(cards), ...[median, most, slowest].map(ms => `${figures(ms)} ms`)]],
    goals: [atMost('opening a live card, median', median, 10, ' ms'), atMost('99 % of live cards', most, 10, ' ms')],
  }
}
