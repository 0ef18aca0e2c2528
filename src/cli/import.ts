// Owns `prepdeck import`: files of other programs become a new folder of notes, with a list of what was not carried.
import { basename, extname, join, relative, resolve } from 'node:path'
import { importFormats, importNotes, type ImportProblem, type ImportReport } from '../app/import-notes.ts'
import { slug } from '../compiler/slug.ts'
import { readConfig } from '../config/config.ts'
import { newFile } from '../i18n/en/files.ts'
import { importNotes as sentences, packageProblems as packageSentences } from '../i18n/en/import.ts'
import { problemText } from '../i18n/en/problem.ts'
import { losses } from '../import/imported.ts'
import { harmless } from '../terminal/deck-text.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { growHeapSlowly } from './small-heap.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

/** What an answer in words may become. */
const wanted = ['recall', 'text'] as const

export const verb: Verb = {
  name: 'import',
  summary:
    'turn Anki packages, CSV, TSV, Q:/A: and quiz files into a new folder of notes; lists what it could not carry',
  usage: '<file> …',
  positionals: 1_000,
  options: {
    out: { value: 'folder', says: 'the new deck (default: in DECKS_DIR, named after the first file)' },
    format: { value: importFormats.join('|'), says: 'where the name of the file does not say it' },
    kind: {
      value: wanted.join('|'),
      says: 'what an answer in words becomes (default: recall; text is typed and graded)',
    },
  },
  examples: [
    ['prepdeck import capitals.csv', 'makes decks/capitals, a deck of its own'],
    ['prepdeck import Spanish.apkg', 'decks, tags, gaps, pictures and sounds of Anki; also .colpkg'],
    ['prepdeck import words.tsv --kind text --out decks/spanish', 'answers are typed and graded'],
    ['prepdeck import quiz.md more.md --out decks/quiz', 'Q:/A:, question::answer lines and task lists'],
  ],
  run: io => Promise.resolve(run(io)),
}

function run(io: Io): ExitCode {
  const [first] = io.args.positionals
  if (first === undefined) return usage(io, 'Name a file to import.')
  const format = valueOf(io.args, 'format')
  const known = importFormats.find(each => each === format)
  if (format !== undefined && !known)
    return usage(io, `--format ${format} is not known; allowed: ${importFormats.join(', ')}.`)
  const kind = valueOf(io.args, 'kind') ?? 'recall'
  const wants = wanted.find(each => each === kind)
  if (!wants) return usage(io, `--kind ${kind} is not known; allowed: ${wanted.join(', ')}.`)
  const config = readConfig(io.env)
  const decks = config.ok ? config.value.DECKS_DIR : 'decks'
  const out = valueOf(io.args, 'out') ?? join(decks, slug(basename(first, extname(first))) || 'imported')
  const files = io.args.positionals.map(file => resolve(io.cwd, file))
  growHeapSlowly()
  const done = importNotes({ files, out: resolve(io.cwd, out), wants, ...(known ? { format: known } : {}) })
  if (!done.ok) {
    io.stderr.write(`${harmless(reasonOf(done.error))}\n`)
    return exitCodes.configuration
  }
  io.stdout.write(told(done.value, io.cwd))
  io.stdout.write(done.value.isWritten ? summary(done.value, out) : 'nothing written: there is no card\n')
  return done.value.notes.some(({ code }) => losses.has(code)) ? exitCodes.content : exitCodes.done
}

function usage(io: Io, sentence: string): ExitCode {
  io.stderr.write(`${sentence} See prepdeck import --help\n`)
  return exitCodes.usage
}

function reasonOf(problem: ImportProblem): string {
  switch (problem.code) {
    case 'import.unreadable':
      return `${problem.args.file}: ${problemText(problem.args.code, problem.args.reason)}`
    case 'import.no-format':
      return `${problem.args.file}: its name does not say what it is; name it .csv, .tsv, .md, .txt, .apkg or .colpkg, or give --format.`
    case 'import.package':
      return `${problem.args.file}: ${packageSentences[problem.args.code](problem.args.reason)}`
    case 'new.exists':
    case 'new.nested':
    case 'new.no-name':
    case 'new.unwritable':
    case 'new.which-deck':
      return newFile[problem.code](problem.args)
  }
}

/** A line for each thing that is not in the notes, or not as it was. */
const told = ({ notes }: ImportReport, cwd: string): string =>
  notes
    .map(({ file, line, code, args }) => {
      const what = losses.has(code) ? 'left out' : 'changed'
      return `${harmless(`${relative(cwd, file)}:${line}`)} ${what}: ${harmless(sentences[code](args))} (${code})\n`
    })
    .join('')

function summary({ cards, paths, notes }: ImportReport, out: string): string {
  const kinds = Object.entries(cards).map(([kind, count]) => `${count} ${kind}`)
  const total = Object.values(cards).reduce((sum, count) => sum + count, 0)
  const lost = notes.filter(({ code }) => losses.has(code)).length
  return `${total} ${total === 1 ? 'card' : 'cards'} (${kinds.join(', ')}) in ${paths.length} ${paths.length === 1 ? 'note' : 'notes'}, ${lost} left out · written: ${harmless(out)}\n`
}
