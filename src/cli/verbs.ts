// Owns the list of verbs: each is loaded only when it is called, so that `--help` and small verbs start fast.
import type { Verb } from './verb.ts'

export const verbs: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Verb> }>> = {
  bot: {
    summary: 'run the bot: daily questions, answers, streaks and boards in Discord',
    load: async () => (await import('./bot.ts')).verb,
  },
  sandbox: {
    summary: 'a Discord of your own on this machine: REST, gateway and a page in the browser',
    load: async () => (await import('./sandbox.ts')).verb,
  },
}
