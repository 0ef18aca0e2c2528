// Owns `prepdeck schema`: the JSON Schema of frontmatter or of card blocks, for editors.
import { schemaNames, schemaText } from '../compiler/json-schema.ts'
import { closest } from '../domain/spelling.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import type { Io, Verb } from './verb.ts'

export const verb: Verb = {
  name: 'schema',
  summary: 'print the JSON Schema of frontmatter or card blocks, for editors',
  usage: `[${schemaNames.join('|')}]`,
  positionals: 1,
  options: {},
  examples: [
    ['prepdeck schema', 'the frontmatter of a note; the same text as docs/schema/note.json'],
    ['prepdeck schema card', 'a card block'],
    ['prepdeck schema deck > deck.schema.json', 'the frontmatter of deck.md, into a file'],
  ],
  run: io => Promise.resolve(print(io)),
}

function print(io: Io): ExitCode {
  const given = io.args.positionals[0] ?? 'note'
  const name = schemaNames.find(known => known === given)
  if (name === undefined) {
    const near = closest(given, schemaNames)
    io.stderr.write(
      `there is no schema "${given}"${near ? `: did you mean "${near}"?` : `; allowed: ${schemaNames.join(', ')}`}\n`,
    )
    return exitCodes.usage
  }
  io.stdout.write(schemaText(name))
  return exitCodes.done
}
