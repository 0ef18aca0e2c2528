// Owns `prepdeck check`: everything wrong in a folder of notes; nothing is written but what --fix mends.
import { resolve } from 'node:path'
import { checkDecks } from '../app/check-decks.ts'
import { fixNotes } from '../app/fix-notes.ts'
import { readConfig } from '../config/config.ts'
import { ok } from '../domain/result.ts'
import { systemClock } from './clock.ts'
import { figures } from './deck-figures.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { mendedLines } from './mended.ts'
import { paint } from './paint.ts'
import { github, sarif } from './problem-formats.ts'
import { count, formats, plain, pretty } from './problems.ts'
import { proofTable } from './proof-table.ts'
import { folderProblem, notesFolder } from './notes-folder.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

export const verb: Verb = {
  name: 'check',
  summary: 'report every problem in a folder of notes and prove all its questions; writes only with --fix',
  usage: '[folder]',
  positionals: 1,
  options: {
    verbose: { says: 'also what proving found of each card: variants, distinct answers, rejected draws' },
    fix: { says: 'first write down missing ids, and mend what can be mended in one way only; no other byte changes' },
    strict: { says: 'exit with 1 on warnings too' },
    format: { value: formats.join('|'), says: 'text with carets, JSON, GitHub workflow commands, or SARIF 2.1.0' },
  },
  examples: [
    [
      'prepdeck check',
      'checks DECKS_DIR (decks), else the deck you are in, proving up to 10,000 variants of every card',
    ],
    ['prepdeck check notes --strict', 'for a pipeline: warnings fail too'],
    ['prepdeck check --fix', 'mends tabs, formulas that YAML splits, boxes …, writes ids, and reports what is left'],
    ['prepdeck check --verbose', 'shows which cards draw few different answers'],
    ['prepdeck check --format json', 'for a program'],
    ['prepdeck check --format sarif > notes.sarif', 'for code scanning'],
  ],
  run: check,
}

async function check(io: Io): Promise<ExitCode> {
  const config = readConfig(io.env)
  if (!config.ok) {
    io.stderr.write(`${config.error.join('\n')}\n`)
    return exitCodes.configuration
  }
  const format = valueOf(io.args, 'format') ?? 'pretty'
  if (!formats.some(known => known === format)) {
    io.stderr.write(`--format ${format} is not known; allowed: ${formats.join(', ')}\n`)
    return exitCodes.usage
  }
  const given = notesFolder(io, config.value.DECKS_DIR)
  const beganMs = performance.now()
  const fixed = io.args.flags.has('fix')
    ? fixNotes(resolve(io.cwd, given), systemClock())
    : ok({ mended: [], unwritable: [] })
  if (!fixed.ok) {
    io.stderr.write(`${folderProblem(io, given, fixed.error)}\n`)
    return exitCodes.configuration
  }
  // The formats of other programs have no place for what is no problem any more.
  const told = format === 'pretty' ? io.stdout : io.stderr
  if (format !== 'json') told.write(mendedLines(fixed.value, given))
  const checked = await checkDecks({ folder: resolve(io.cwd, given), now: systemClock() })
  if (!checked.ok) {
    io.stderr.write(`${folderProblem(io, given, checked.error)}\n`)
    return exitCodes.configuration
  }
  const { decks, proofs, problems } = checked.value
  const { errors, warnings } = count(problems)
  if (format === 'json') {
    const found = plain(checked.value, given, io.cwd)
    const fixes = io.args.flags.has('fix') ? fixed.value : {}
    const document = { ...fixes, problems: found, decks, proofs, errors, warnings }
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  } else if (format === 'github') io.stdout.write(github(checked.value, given, io.cwd))
  else if (format === 'sarif') io.stdout.write(`${JSON.stringify(sarif(checked.value, given, io.cwd), null, 2)}\n`)
  else {
    io.stdout.write(pretty(checked.value, given, paint(io)))
    if (io.args.flags.has('verbose')) io.stdout.write(proofTable(proofs))
    io.stdout.write(figures(decks, problems, performance.now() - beganMs))
  }
  if (fixed.value.unwritable.length > 0) return exitCodes.configuration
  return errors > 0 || (io.args.flags.has('strict') && warnings > 0) ? exitCodes.content : exitCodes.done
}
