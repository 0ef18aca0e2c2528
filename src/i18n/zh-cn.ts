// Owns the Simplified Chinese catalog.
import type { Catalog } from './en.ts'
import { anki } from './zh-cn/anki.ts'
import { bot } from './zh-cn/bot.ts'
import { deckFile, playFile } from './zh-cn/files.ts'
import { formula, formulaGap, formulaSuggestion } from './zh-cn/formula.ts'
import { grade } from './zh-cn/grade.ts'
import { grading } from './zh-cn/grading.ts'
import { terminal } from './zh-cn/terminal.ts'

export const zhCn: Catalog = {
  anki,
  bot,
  deckFile,
  formula,
  formulaGap,
  formulaSuggestion,
  grade,
  grading,
  playFile,
  terminal,
}
