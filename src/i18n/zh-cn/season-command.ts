// Owns the Simplified Chinese texts of /season.
import type { seasonCommand as englishCommand, seasonWords as englishWords } from '../en/season-command.ts'

const person = { name: '成员', says: '哪位成员', choices: {} }
const reason = { name: '原因', says: '会告知本人并留存', choices: {} }
const season = {
  name: '赛季',
  says: '哪个赛季；不填即当前赛季',
  choices: { running: '当前赛季', last: '上一赛季' },
}

export const seasonCommand: typeof englishCommand = {
  name: '赛季',
  says: '本频道每日一题的赛季',
  subcommands: {
    show: { name: '查看', says: '赛季的起止日期、计分方式和被移出的人', options: { season } },
    flags: { name: '疑点', says: '答错却多次恰好是别人的正确答案：列出依据', options: { season } },
    start: {
      name: '开始',
      says: '设定赛季的首尾两天；前后仍按自然月',
      options: {
        to: { name: '结束', says: '最后一天，格式为 YYYY-MM-DD', choices: {} },
        from: { name: '起始', says: '第一天，格式为 YYYY-MM-DD；不填即今天', choices: {} },
      },
    },
    exclude: {
      name: '移出',
      says: '把某人移出某个赛季的榜单，并告知原因',
      options: { person, reason, season },
    },
    include: {
      name: '恢复',
      says: '让某人重新计入某个赛季的榜单',
      options: { person, reason, season },
    },
  },
}

export const seasonWords: typeof englishWords = {
  none: '这里没有这个赛季：赛季从它的第一道题开始。',
  archived: '已经结算。',
  next: (from, to) => `已设定赛季：${from} 至 ${to}`,
  exclusions: '被移出的人：',
  exclusion: (name, by, reason) => `- ${name}，由 ${by} 移出：${reason}`,
  stranger: '此人没有在这里答过题。',
  excluded: name => `${name} 已被移出该赛季的榜单，本人会收到通知。`,
  included: name => `${name} 已重新计入该赛季的榜单。`,
  flags: {
    looking: '正在比对赛季中的答案……',
    over: '这个赛季已经结算，其中的疑点已失效。',
    none: '这个赛季没有发现疑点。',
    title: pairs => `发现 ${pairs} 对疑点`,
    flag: (by, from, count, seasons) =>
      `${by} 有 ${count} 个错误答案恰好是 ${from} 那组数字的正确答案。大家都诚实作答的话，${seasons} 个赛季里也碰不上一次。`,
    evidence: (day, title, typed, right) => `- ${day}，${title}：填的是 ${typed}，对方的正确答案是 ${right}`,
    rule: '只比对结果公布之后、带数字的题里答错的答案：30 题之内至少 3 次。这只是线索，不是定论，请先和双方聊聊。`/赛季 移出` 可以把人移出榜单。',
  },
  already: '没有任何改动：本来就是这样。',
}
