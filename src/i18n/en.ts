// Owns the English catalog, which defines what every other language must say.
import { anki } from './en/anki.ts'
import { bot } from './en/bot.ts'
import { deckFile, playFile } from './en/files.ts'
import { formula, formulaGap, formulaSuggestion } from './en/formula.ts'
import { grade } from './en/grade.ts'
import { grading } from './en/grading.ts'
import { terminal } from './en/terminal.ts'

export const en = { anki, bot, deckFile, formula, formulaGap, formulaSuggestion, grade, grading, playFile, terminal }
export type Catalog = typeof en
