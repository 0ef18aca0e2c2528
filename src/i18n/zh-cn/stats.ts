// Owns the Simplified Chinese texts of a person's own numbers.
import type { stats as english } from '../en/stats.ts'

export const stats: typeof english = {
  title: '📊 我的数据',
  quiz: (channel, deck) => `${channel} · ${deck}`,
  answers: (answered, right, share) => `共答 **${answered}** 题，答对 **${right}** 题（${share}）`,
  withdrawn: count => `另有 ${count} 题已撤回，只计入连续答题。`,
  streak: (current, best) => `🔥 连续答题 ${current}，最长 ${best}`,
  run: (current, best) => `✅ 连续答对 ${current} 题，最长 ${best} 题`,
  points: (season, all) => `🏆 本赛季 ${season} 分，累计 ${all} 分`,
  hints: count => `💡 看过 ${count} 条提示`,
  time: typical => `⏱️ 从看到题目到作答，一般用时 ${typical}`,
  strongest: tags => `💪 最拿手：${tags.join('、')}`,
  weakest: tags => `🎯 还要多练：${tags.join('、')}`,
  tag: (tag, share) => `${tag}（${share}）`,
  none: '你还没有在这里答过题，用 `/每日一题` 看今天的题。',
  nowhere: '你还没有答过题。在开了每日一题的服务器里，用 `/每日一题` 看今天的题。',
  calendar: weeks => `最近 ${weeks} 周`,
  calendarAlt: (answered, right, months) => `日历：有 ${answered} 天作答，其中 ${right} 天答对。${months.join('；')}`,
  month: (name, answered, right) => `${name}：作答 ${answered} 题，答对 ${right} 题`,
  legend: { none: '未作答', answered: '已作答', right: '答对' },
  byTag: '各标签答对的比例',
  byTagAlt: tags => `各标签答对的比例：${tags.join('，')}`,
  tagAlt: (tag, share) => `${tag} ${share}`,
  share: (right, answered) => `${right} / ${answered}`,
}
