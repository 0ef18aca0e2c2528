// Owns the Simplified Chinese texts of commands as they are registered with Discord.
import type { commands as english } from '../en/commands.ts'
import { deckCommand } from './deck-command.ts'
import { remindCommand } from './remind-command.ts'
import { seasonCommand } from './season-command.ts'
import { dropCommand } from './drop-command.ts'

export const commands: typeof english = {
  daily: { name: '每日一题', says: '今天的题目，数字因人而异', options: {} },
  answer: {
    name: '作答',
    says: '一行文字直接回答今天的题目',
    options: { answer: { name: '答案', says: '数字或算式、选项字母、顺序编号或词语', choices: {} } },
  },
  streak: {
    name: '连续答题',
    says: '你在这里的连续答题、保护卡和答题情况',
    subcommands: {
      show: { name: '查看', says: '你在这里的连续答题、保护卡和答题情况', options: {} },
      repair: { name: '修复', says: '用两道新题补回让连续答题中断的那一次', options: {} },
      pause: {
        name: '休假',
        says: '休假期间发布的题不算漏答',
        options: { days: { name: '天数', says: '休假几天，每赛季最多 14 天；0 表示立即结束', choices: {} } },
      },
    },
  },
  stats: { name: '我的数据', says: '你自己的答题情况：对错、积分、日历和各个主题', options: {} },
  leaderboard: {
    name: '排行榜',
    says: '看看谁领先',
    options: {
      board: {
        name: '榜单',
        says: '看哪个榜',
        choices: { today: '今日', week: '本周', season: '本赛季', all: '总榜' },
      },
    },
  },
  settings: {
    name: '设置',
    says: '查看或修改本频道的每日一题',
    options: {
      channel: { name: '频道', says: '在哪个频道发题', choices: {} },
      time: { name: '时间', says: '几点发题，格式为 HH:MM', choices: {} },
      zone: { name: '时区', says: '时区，例如 Asia/Shanghai', choices: {} },
      deck: { name: '题库', says: '从哪个题库出题', choices: {} },
      tags: { name: '标签', says: '只出带这些标签的题，用逗号分隔；* 表示全部', choices: {} },
      days: {
        name: '日子',
        says: '在哪些日子发题',
        choices: { every: '每天', workdays: '周一至周五', weekend: '周六和周日' },
      },
      window: { name: '时长', says: '一道题最多开放几小时', choices: {} },
      language: {
        name: '语言',
        says: '公开消息使用的语言',
        choices: { en: 'English', 'zh-CN': '简体中文' },
      },
      mix: { name: '难度', says: '简单、中等、困难题的出题权重：三个 0 到 9 的数', choices: {} },
      season: { name: '赛季', says: 'month 表示按月，或写首尾两天：YYYY-MM-DD YYYY-MM-DD', choices: {} },
      speed: { name: '速度', says: '答得快是否加分，最多一成', choices: {} },
      account: { name: '账号天数', says: '账号注册满多少天才能上榜', choices: {} },
      membership: { name: '入群天数', says: '加入本服务器满多少天才能上榜', choices: {} },
      ping: { name: '提醒', says: '发题时提醒哪个身份组', choices: {} },
      manager: { name: '管理员', says: '哪个身份组可以使用管理按钮', choices: {} },
      reward: { name: '奖励', says: '赛季前三名得到的身份组', choices: {} },
      reports: { name: '举报频道', says: '题目举报发到哪个频道', choices: {} },
      clear: {
        name: '取消',
        says: '取消其中一项',
        choices: { ping: '提醒', manager: '管理员', reward: '奖励', reports: '举报频道' },
      },
      pause: { name: '暂停', says: '暂停多少天不发题；0 表示恢复', choices: {} },
    },
  },
  drop: dropCommand,
  season: seasonCommand,
  remind: remindCommand,
  deck: deckCommand,
  calc: {
    name: '计算',
    says: '计算器，能精确就精确',
    options: { expression: { name: '算式', says: '例如 3*(4+1) 或 sqrt(2)/2', choices: {} } },
  },
  privacy: {
    name: '隐私',
    says: '查看、导出或删除你的数据',
    subcommands: {
      show: { name: '查看', says: '保存了你的哪些数据，用来做什么', options: {} },
      leave: { name: '退出排行', says: '退出所有排行榜：别人看不到你的名次，仍可照常答题', options: {} },
      join: { name: '重回排行', says: '重新上榜，此前的作答全部计入', options: {} },
      copy: { name: '导出', says: '把你的全部数据导出为文件', options: {} },
      erase: {
        name: '删除',
        says: '立即彻底删除你的全部数据',
        options: { confirm: { name: '确认', says: '选 True 即删除，连续天数和积分也会消失', choices: {} } },
      },
    },
  },
  help: { name: '帮助', says: '每日一题怎么玩', options: {} },
}
