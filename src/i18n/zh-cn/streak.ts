// Owns the Simplified Chinese texts of streaks, their repair and their pauses.
import type { streak as english } from '../en/streak.ts'

export const streak: typeof english = {
  title: days => `🔥 连续答题：${days}`,
  facts: (best, freezes) => `最长 ${best} · ❄️ 保护卡 ${freezes} 张`,
  answers: (answered, right) => `共答 ${answered} 题，答对 ${right} 题`,
  pending: '今天的题你还没有答：`/每日一题`',
  rule: '只要作答就算连续，不论对错。每答满 7 题得一张保护卡，漏答一次时自动使用。',
  atRisk: time => `⚠️ 今天的题 ${time} 截止，再不答就要中断了。\`/每日一题\``,
  runs: (current, best) => `连续答对 ${current} 题，最长 ${best} 题`,
  mendable: streak => `连续答题已中断，用 \`/连续答题 修复\` 可以恢复到 ${streak}。`,
  away: time => `⏸️ 休假至 ${time}，其间的题不算漏答。`,
  repair: {
    offer: streak =>
      `从以前的题里重新出两道，数字是新的，每道只能答一次。两道都答对，连续答题就恢复到 ${streak}。一旦开始就算用掉，无论结果如何：再过 30 题才能再修复一次。`,
    begin: '开始修复',
    question: (place, count) => `修复：第 ${place} 题，共 ${count} 题`,
    one: '只能答一次。',
    next: '✅ **答对了。**还有一题：',
    repaired: streak => `✅ **修复成功。**现在连续 ${streak} 题。`,
    failed: streak => `❌ **不对。**连续答题没能恢复，现在是 ${streak}。`,
    none: '没有需要修复的。',
    late: '来不及了：中断之后两题之内才能修复。',
    spent: '最近 30 题之内你已经开始过一次修复。',
    'no-card': '以前还没有出过可以再问的数字题。',
    withheld: '这道题正在向所有人提问，请等结果公布后再来。',
    unknown: '这道修复题已经答过了，或者不是你的。',
  },
  pause: {
    paused: (time, left) => `⏸️ 休假至 ${time}。本赛季还剩 ${left} 天假。`,
    already: time => `你已在休假，到 ${time} 为止。用 \`/连续答题 休假 天数:0\` 可以立即结束。`,
    'too-long': left => `太长了：本赛季只剩 ${left} 天假。`,
    ended: '休假结束，从下一题起重新计入。',
    none: '你没有在休假。',
  },
}
