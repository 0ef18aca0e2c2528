// Owns /help: how the daily question works, and every command with what it does.
import type { Catalog } from '../../i18n/en.ts'
import { command, type Command } from '../define.ts'
import { notice } from '../view/notice.ts'

/** The command that explains `others`. */
export const helpOn = (others: readonly Command[]): Command =>
  command({
    name: 'help',
    options: {},
    policy: 'private',
    anywhere: true,
    run: async ({ texts }) =>
      notice(
        `### ${texts.bot.help.title}`,
        ...texts.bot.help.lines,
        '',
        ...others.filter(({ managers }) => !managers).map(each => lineOf(each, texts)),
        '',
        texts.bot.help.managers,
        ...others.filter(({ managers }) => managers).map(each => lineOf(each, texts)),
      ),
  })

function lineOf({ name }: Command, { bot }: Catalog): string {
  const { name: called, says } = bot.commands[name]
  return bot.help.command(called, says)
}
