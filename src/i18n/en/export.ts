// Owns the English sentences of `prepdeck export`: why nothing was written.
import type { Args } from '../../domain/diagnostic.ts'

/** By code of the problem. */
export const exportProblems = {
  'export.no-locale': ({ locale, allowed }: Args) => `No deck is in the language "${locale}"; allowed: ${allowed}.`,
  'export.no-subdeck': ({ subdeck, allowed }: Args) => `There is no subdeck "${subdeck}"; there are: ${allowed}.`,
  'export.nothing': () => 'No card is left to export: ask for less with --subdeck, --tag or --mistakes-of.',
  'export.unwritable': ({ path, detail }: Args) => `${path} cannot be written: ${detail}`,
}
