// Owns the Simplified Chinese texts of boards and seasons.
import type { boards as english } from '../en/boards.ts'

export const boards: typeof english = {
  board: {
    today: '今日',
    week: '本周',
    season: '本赛季',
    all: '总榜',
    pastDay: '往日榜',
    pastWeek: '往周榜',
    pastSeason: '往届赛季',
    better: '◀ 更靠前',
    worse: '更靠后 ▶',
    mine: '我的名次',
    whole: '排行榜',
    left: '*已离开*',
    nameless: '*不显示*',
    place: rank => `你排第 ${rank} 名`,
    placeless: '你不在这个榜上',
    placing: {
      ranked: '你不在榜单的这一段。',
      young: '账号和入群时间够久之后，你再答一题就会上榜，此前在这里的作答也会一并计入。',
      hidden: '你已退出排行榜，可用 `/隐私 重回排行` 恢复。',
      excluded: '你已被移出本赛季。',
      idle: '你在这里还没有计入成绩的作答。',
    },
    summary: monday => `${monday} 起的一周`,
    title: board => `🏆 ${board}`,
    row: (rank, name, points, right, answered) => `**${rank}.** ${name} · ${points} 分 · 答对 ${right}/${answered}`,
    empty: '还没有人作答。',
  },
  season: {
    days: (from, to) => `${from} 至 ${to}`,
    title: days => `🏆 赛季：${days}`,
    over: days => `🏆 赛季结束：${days}`,
    corrected: days => `🏆 赛季榜更正：${days}`,
    counted: drops => `每人取成绩最好的 ${drops} 题。`,
    final: time => `截至 ${time}`,
    table: '完整榜单',
    excludedYou: reason => `⚠️ 你已被移出某赛季的榜单，原因：${reason}`,
    includedYou: reason => `✅ 你已重新计入某赛季的榜单，原因：${reason}`,
  },
}
