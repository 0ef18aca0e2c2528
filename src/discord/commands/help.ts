// Owns /help: how the daily question works.
import { command } from '../define.ts'
import { notice } from '../view/notice.ts'

export const help = command({
  name: 'help',
  options: {},
  policy: 'private',
  anywhere: true,
  run: async ({ texts }) => notice(`### ${texts.bot.help.title}`, ...texts.bot.help.lines),
})
