// Owns `npm run bench -- <subject> [date]`: measures, prints the tables and writes the subject's section of the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { anki } from './anki/subject.ts'
import { bot } from './bot/subject.ts'
import { compile } from './compile/subject.ts'
import { formula } from './formula/subject.ts'
import { markdown, plain, type Subject } from './report.ts'

const subjects = new Map<string, Subject>([
  ['formula', formula],
  ['compile', compile],
  ['anki', anki],
  ['bot', bot],
])
const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

const [name = '', date = new Date().toISOString().slice(0, 10)] = process.argv.slice(2)
const subject = subjects.get(name)
if (!subject) {
  process.stderr.write(`usage: npm run bench -- <subject> [date]   (subjects: ${[...subjects.keys()].join(', ')})\n`)
  process.exit(2)
}

const tables = await subject.measure()
for (const table of tables) process.stdout.write(`${plain(table)}\n`)
const [cpu] = cpus()
const where = `Measured on ${date} with Node ${process.versions.node} on ${cpus().length} × ${cpu?.model ?? 'unknown'}.`
const section = [`## ${subject.title}`, where, ...tables.map(markdown)].join('\n\n')
const marks = new RegExp(`(?<=<!-- ${name} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${name} -->)`)
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error(`docs/benchmarks.md has no place for "${name}"`)
writeFileSync(
  page,
  text.replace(marks, () => section),
)
