// Owns the English catalog, which defines what every other language must say.
import { bot } from './en/bot.ts'
import { formula, formulaSuggestion } from './en/formula.ts'

export const en = { bot, formula, formulaSuggestion }
export type Catalog = typeof en
