// Owns the Simplified Chinese catalog.
import type { Catalog } from './en.ts'
import { bot } from './zh-cn/bot.ts'
import { formula, formulaSuggestion } from './zh-cn/formula.ts'

export const zhCn: Catalog = { bot, formula, formulaSuggestion }
