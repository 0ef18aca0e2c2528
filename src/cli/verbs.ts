// Owns the list of verbs: each is loaded only when it is called, so that `--help` and small verbs start fast.
import type { Verb } from './verb.ts'

export const verbs: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Verb> }>> = {
  start: {
    summary: 'compile the notes and run the bot; without DISCORD_TOKEN in a local Discord in the browser',
    load: async () => (await import('./start.ts')).verb,
  },
  bot: {
    summary: 'run the bot: daily questions, answers, streaks and boards in Discord',
    load: async () => (await import('./bot.ts')).verb,
  },
  sandbox: {
    summary: 'a Discord of your own on this machine: REST, gateway and a page in the browser',
    load: async () => (await import('./sandbox.ts')).verb,
  },
  play: {
    summary: "answer today's question here and keep your streak",
    load: async () => (await import('./play.ts')).verb,
  },
  build: {
    summary: 'compile a folder of notes into one deck file and prove its questions',
    load: async () => (await import('./build.ts')).verb,
  },
  check: {
    summary: 'report every problem in a folder of notes and prove all its questions; writes only with --fix',
    load: async () => (await import('./check.ts')).verb,
  },
  new: {
    summary: 'write a new note or deck: an example without a problem, to be written over',
    load: async () => (await import('./new.ts')).verb,
  },
  import: {
    summary:
      'turn Anki packages, CSV, TSV, Q:/A: and quiz files into a new folder of notes; lists what it could not carry',
    load: async () => (await import('./import.ts')).verb,
  },
  export: {
    summary: 'write the deck for Anki, or as CSV, TSV or JSON; or what a person answered',
    load: async () => (await import('./export.ts')).verb,
  },
  schema: {
    summary: 'print the JSON Schema of frontmatter or card blocks, for editors',
    load: async () => (await import('./schema.ts')).verb,
  },
  preview: {
    summary:
      'your cards in the browser as Discord or Anki shows them: other numbers, an answer to try, live while you write',
    load: async () => (await import('./preview.ts')).verb,
  },
  backup: {
    summary: 'copy play.sqlite, also while the bot runs; the copy is read through before it counts',
    load: async () => (await import('./backup.ts')).verb,
  },
  restore: {
    summary: 'put a backup in the place of play.sqlite; people who have erased themselves since stay erased',
    load: async () => (await import('./restore.ts')).verb,
  },
  doctor: {
    summary: 'look at token, intents, permissions, deck, database and clock; say what helps',
    load: async () => (await import('./doctor.ts')).verb,
  },
  reports: {
    summary: 'what people reported of questions: card, numbers and note, the newest first; never who it was',
    load: async () => (await import('./reports.ts')).verb,
  },
  eval: {
    summary: 'evaluate a formula, or one for each JSON line of a script',
    load: async () => (await import('./eval.ts')).verb,
  },
  grade: {
    summary: 'grade an answer against a key, or one for each JSON line of a script',
    load: async () => (await import('./grade.ts')).verb,
  },
}
