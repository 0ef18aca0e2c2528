// Owns the Simplified Chinese texts of setting up a quiz.
import type { setup as english } from '../en/setup.ts'

export const setup: typeof english = {
  title: '每日一题',
  none: channel =>
    `${channel} 还没有每日一题。按 **马上出第一题** 立即在这里发题，以后每天同一时间各发一题；按 **先选好再开始** 可以先选频道、时间、题库和语言。之后随时可以用 \`/设置\` 修改。`,
  others: channels => `本服务器的其他每日一题：${channels}`,
  stranded: channel =>
    `⚠️ 有一个每日一题的频道已不存在（${channel}）。按任一按钮都会让它在这里继续，连续天数和排行榜都会保留。`,
  start: '马上出第一题',
  choose: '先选好再开始',
  fields: {
    channel: '频道',
    time: '每天几点发题（HH:MM）',
    zone: '时区（其他时区请用 /设置 时区）',
    deck: '题库',
    language: '公开消息使用的语言',
  },
  languages: { en: 'English', 'zh-CN': '简体中文' },
  deckless: '目前没有可以出题的题库，请让机器人的运行者构建一个。',
  practice: '马上出一道练习题',
  welcome:
    '大家好！我每天出一道题，每个人拿到的数字都不一样，作答只有自己看得到。管理服务器的人可以在这里直接开始，也可以到别的频道使用 `/设置`。',
}
