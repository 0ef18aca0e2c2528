// Owns `prepdeck new`: a first note, or a first deck, that is sound as it stands.
import { join, relative, resolve } from 'node:path'
import { folderForTitle, newDeck, newNote, type NewProblem } from '../app/new-notes.ts'
import { slug } from '../compiler/slug.ts'
import { readConfig } from '../config/config.ts'
import { kinds, type Kind } from '../domain/deck/card.ts'
import { ok, type Result } from '../domain/result.ts'
import { closest } from '../domain/spelling.ts'
import { newFile } from '../i18n/en/files.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const things = ['note', 'deck'] as const

export const verb: Verb = {
  name: 'new',
  summary: 'write a new note or deck: an example without a problem, to be written over',
  usage: 'note <path|title> | deck <folder>',
  positionals: 2,
  options: { kind: { value: kinds.join('|'), says: 'what kind of card the example is (default: numeric)' } },
  examples: [
    ['prepdeck new note "Output width"', 'output-width.md in the deck you are in, else in the only one in DECKS_DIR'],
    ['prepdeck new note decks/ml/vision/fpn.md --kind choice', 'a note at that place'],
    ['prepdeck new deck decks/biology', 'deck.md, and a first note where the folder holds none'],
  ],
  run: io => Promise.resolve(create(io)),
}

function create(io: Io): ExitCode {
  const [thing, name] = io.args.positionals
  const given = valueOf(io.args, 'kind') ?? 'numeric'
  const kind = kinds.find(known => known === given)
  if (!things.some(known => known === thing) || name === undefined || name.trim() === '') {
    io.stderr.write(`Say what is new: prepdeck new ${verb.usage}. See prepdeck new --help\n`)
    return exitCodes.usage
  }
  if (kind === undefined) {
    const near = closest(given, kinds)
    io.stderr.write(
      `--kind ${given} is not known${near ? `: did you mean ${near}?` : `; allowed: ${kinds.join(', ')}`}\n`,
    )
    return exitCodes.usage
  }
  const written = thing === 'deck' ? newDeck(resolve(io.cwd, name), kind) : note(io, name, kind)
  if (!written.ok) {
    io.stderr.write(`${newFile[written.error.code](written.error.args)}\n`)
    return exitCodes.configuration
  }
  for (const path of written.value) io.stdout.write(`written: ${relative(io.cwd, path) || path}\n`)
  return exitCodes.done
}

/** What holds a folder or ends in `.md` is a path; anything else is a title. */
function note(io: Io, name: string, kind: Kind): Result<readonly string[], NewProblem> {
  const isPath = /[\\/]|\.md$/.test(name)
  if (isPath) return writtenAt(resolve(io.cwd, name.endsWith('.md') ? name : `${name}.md`), kind)
  const config = readConfig(io.env)
  const folder = folderForTitle(io.cwd, resolve(io.cwd, config.ok ? config.value.DECKS_DIR : 'decks'))
  return folder.ok ? writtenAt(join(folder.value, `${slug(name) || '-'}.md`), kind, name.trim()) : folder
}

function writtenAt(path: string, kind: Kind, title?: string): Result<readonly string[], NewProblem> {
  const written = newNote(path, kind, title)
  return written.ok ? ok([path]) : written
}
