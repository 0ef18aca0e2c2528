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
    export: {
      name: '导出',
      says: '导出可在 Anki 中原地更新的牌组包',
      options: {
        part: { name: '部分', says: '只导出这个牌组及其子牌组', choices: {} },
        language: { name: '语言', says: '默认用你的语言；也可选全部语言，在卡片上切换', choices: {} },
        mistakes: { name: '错题', says: '只导出你最近一次答错的题', choices: {} },
      },
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
  all: '全部语言',
  exporting: '正在生成牌组包……',
  exported: (notes, files) =>
    `共 ${notes} 条笔记，${files} 个 Anki 牌组包。以后再次导入即可更新；随附的清单列出了牌组包无法携带的改动。`,
  leftOut: titles => `以下题目正在出题中，暂不导出：${titles}`,
  moreParts: parts => `一条消息放不下，其余请用“部分”选项分别导出：${parts}`,
  tooLarge: decks => `文件过大，无法在此上传：${decks}`,
  noMistakes: '你最近没有答错的题。',
  exportProblems: {
    'export.nothing': '没有可以导出的题目。',
    'export.no-locale': '没有这种语言的题库，请从列出的语言中选择。',
    'export.no-subdeck': '没有这个部分，请从列出的牌组中选择。',
    'export.unwritable': '牌组包写入失败，机器人的运行者可以查看原因。',
    'export.failed': '牌组包生成失败，机器人的运行者可以查看原因。',
    'export.too-much': '生成牌组包所需的内存或时间超出上限，请只导出其中一部分。',
    'export.busy': '正在生成的牌组包太多，请过一分钟再试。',
  },
  later: title => `${title}（公布结果后）`,
}
