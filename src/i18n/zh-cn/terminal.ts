// Owns the Simplified Chinese texts of playing on a terminal.
import type { terminal as en } from '../en/terminal.ts'

export const terminal: typeof en = {
  question: difficulty => `今日题目 · ${difficulty}`,
  difficulty: { easy: '简单', medium: '中等', hard: '困难' },
  unit: unit => `答案单位：${unit}`,
  askNumber: '你的答案',
  askOption: last => `你的选择（A 到 ${last}）`,
  unreadable: '无法识别这个答案，不计入作答次数。',
  noAnswer: '尚未作答，今天的题目还在等你。',
  answered: '你已经答过这道题。',
  verdict: {
    right: '正确。',
    partial: '部分正确。',
    imprecise: '数值正确，但取舍过多。',
    unitSlip: '除单位外都对。',
    mistake: '不正确。',
    wrong: '不正确。',
  },
  readAs: reading => `识别为 ${reading}`,
  chose: letter => `你选择了 ${letter}`,
  rightAnswer: answer => `正确答案：${answer}`,
  explanation: '解析',
  source: source => `来源：${source}`,
  streak: (current, best, freezes) => `连续作答 ${current} · 最佳 ${best} · 保护卡 ${freezes} 张`,
  points: points => `${points} 分`,
  next: time => `下一题：${time}`,
  none: '现在没有开放的题目。',
  blocked: {
    'deck-unreadable': '无法读取题库文件。',
    'deck-unknown': '题库文件中已没有你所用的题库。',
    'no-card': '题库中没有可问的卡片。',
  },
  undrawable: '这道题无法提问：抽不出可用的数值。',
  late: '作答期间题目已关闭，这个答案不计入。',
  storage: '没有保存任何内容：',
}
