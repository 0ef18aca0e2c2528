// Owns the list of verbs: each is loaded only when it is called, so that `--help` and small verbs start fast.
import type { Verb } from './verb.ts'

export const verbs: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Verb> }>> = {}
