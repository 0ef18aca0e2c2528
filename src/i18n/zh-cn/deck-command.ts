// Owns the Simplified Chinese texts of /deck.
import type { deckCommand as englishCommand, deckWords as englishWords } from '../en/deck-command.ts'

export const deckCommand: typeof englishCommand = {
  name: '题库',
  says: '浏览题目',
  subcommands: {
    list: { name: '列表', says: '有哪些题库', options: {} },
    show: {
      name: '查看',
      says: '查看一道题及其答案，正在出的题除外',
      options: { card: { name: '题目', says: '标题里的词、标签或题目名称', choices: {} } },
    },
  },
}

export const deckWords: typeof englishWords = {
  title: '题库',
  none: '还没有题库，请让机器人的运行者构建一个。',
  deck: (title, cards) => `**${title}** · ${cards} 题`,
  tags: tags => `标签：${tags}`,
  more: count => `……另有 ${count} 个`,
  facts: (deck, difficulty) => `${deck} · ${difficulty}`,
  withheld: '这道题正在出题中，公布结果之后才能查看。',
  unknown: given => `没有题目“${given}”，请从输入时列出的题目中选择。`,
  later: title => `${title}（公布结果后）`,
}
