// Owns the Simplified Chinese texts of the Discord bot.
import { answering } from './answering.ts'
import { commands } from './commands.ts'
import { deckWords } from './deck-command.ts'
import { remindWords } from './remind-command.ts'
import { reportWords } from './report.ts'
import { seasonWords } from './season-command.ts'
import { dropWords } from './drop-command.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { streak } from './streak.ts'
import type { bot as english } from '../en/bot.ts'
import { boards } from './boards.ts'
import { practice } from './practice.ts'

export const bot: typeof english = {
  commands,
  dropCommand: dropWords,
  seasonCommand: seasonWords,
  remind: remindWords,
  report: reportWords,
  deck: deckWords,
  /** In the menu of a message: names 1–32 characters. */
  menu: { report: '举报这道题' },
  difficulty: { easy: '简单', medium: '中等', hard: '困难' },
  shortened: '……（已截短）',
  /** What a picture shows, for those who do not see it. */
  picture: { formula: (source: string) => `公式：${source}`, unnamed: '题目配图' },
  drop: {
    facts: difficulty => `每日一题 · ${difficulty}`,
    exampleNumbers: '这里的数字只是示例，你拿到的会不一样。',
    exampleOrder: '你看到的顺序可能不同。',
    closes: time => `截止时间：${time}`,
    closed: '已截止，结果稍后公布。',
    withdrawn: '本题已撤回。',
    practice: '每日一题之外的练习：不计分，也不计入连续天数。',
    answer: '作答',
  },
  ...answering,
  gaps: {
    title: (filled, all) => `**已填 ${filled} 空，共 ${all} 空。**填完最后一空才会判分。`,
    more: '填写后面的空',
    again: '从头填写',
  },
  mine: {
    none: '你没有回答这道题。',
    answer: answer => `正确答案：**${answer}**`,
    explanation: '解析',
    source: source => `来源：${source}`,
    button: '我的作答',
  },
  drops: {
    none: time => `这里还没有出过题，第一题的时间：${time}。`,
    early: time => `这道题的开始时间：${time}。`,
    late: time => `这道题已截止（${time}），答案来晚了，不计入成绩。`,
    closed: time => `这道题已截止（${time}），你没有打开过它。`,
    waiting: time => `结果公布时间：${time}。`,
    withdrawn: '这道题已撤回。',
    undrawable: '这道题无法提问：抽不出可用的数值。请告诉运行机器人的人。',
    unknown: '这里已经查不到这道题了。',
    next: time => `下一题：${time}`,
    erased: '你看过这道题之后删除了自己的数据，不能再答一次。',
    overdue: '下一题已经过点：现在没有可问的题。运行机器人的人可在日志中找到原因。',
  },
  result: {
    title: topic => `结果：${topic}`,
    nobody: '这次没有人作答。',
    withdrawn: '本题已撤回，所有人都不计分；作答的人连续天数不受影响，没作答的人也不算缺席。',
    answered: people => `共 ${people} 人作答`,
    right: '答对',
    partial: '部分正确',
    imprecise: '取舍过多',
    unitSlip: '单位有误',
    mistake: '常见错误',
    wrong: '答错',
    example: '以示例数字为例：',
    share: (right, people) => `${people} 人作答，${right} 人答对`,
    first: names => `🏁 最先答对：${names}`,
    /** In pictures. */
    ratios: '答案 ÷ 各自的正确答案',
    options: '各选项的选择人数',
    verdicts: '作答情况',
    times: span => `× ${span}`,
    beyond: from => `× ${from} 及以上`,
    negative: '符号相反',
    unread: '已无法识别',
    board: '排行榜',
  },
  practice,
  streak,
  stats,
  ...boards,
  quizzes: {
    none: '这个服务器还没有每日一题。有管理权限的人可以用 `/设置` 开始。',
    many: channels => `这个服务器有多个每日一题，请到其中一个频道使用此命令：${channels}`,
    guildOnly: '此命令只能在服务器里使用。',
  },
  settings,
  setup,
  calc: {
    value: (reading, value) => `${reading} = **${value}**`,
    number: value => `**${value}**`,
    problem: '**算不出来。**',
  },
  help: {
    title: '每日一题',
    lines: [
      '每天发一道题。按 **作答** 领取你自己的题目，数字只属于你。',
      '输入一个数（`34944`、`3/4`、`1.5e-3`、`2^10`、`88.2%`）或选择一项。以第一次作答为准；读不懂的输入不算。',
      '题目截止后，所有人都能看到答案和解析。',
    ],
    managers: '管理服务器的人可以用：',
    command: (name, says) => `\`/${name}\` ${says}`,
  },
  privacy: {
    title: '保存了你的哪些数据',
    lines: [
      '你的 Discord ID 和在服务器里显示的名字；每道题分给你的数字、你输入的内容、判定结果和时间；以及由此算出的连续天数和积分；如果你设置过提醒或举报过题目，还有提醒时间和举报内容。除此之外什么都不存：没有聊天内容，没有邮箱，除了运行本机器人的人，谁也看不到全部数据。',
      '`/隐私 导出` 会把全部数据做成文件给你。`/隐私 删除` 立即删除你的 ID、名字和输入的内容。不含身份的成绩记录会留在一个查不到人的编号下，这样别人的名次才不会变。`/隐私 退出排行` 只是让你不再出现在排行榜上。',
      '带数字的题，答错的答案会与别人的正确答案比对，用来发现抄答案。管理服务器的人只看得到异常的一对，赛季结束即失效；比对结果不会保存。',
      '删除之后，已经看过的题在公布答案之前不能再答一次。',
    ],
    left: '你已退出所有排行榜。用 `/隐私 重回排行` 可以恢复。',
    joined: '你已重新上榜，此前的作答全部计入。',
    nothing: '没有保存你的任何数据。',
    copy: '这是保存的关于你的全部数据。',
    unconfirmed: '什么都没有删除。要全部删除，请把 `确认` 设为 True。',
    erased: '关于你的全部数据已删除。再次答题时将从头开始。',
  },
  failures: {
    incident: id => `我们这边出了问题。请再试一次；如果仍然不行，请报上事件编号 ${id}。`,
    outdated: '这个按钮属于另一个版本的机器人，已经不起作用了。',
    storage: {
      full: '你的答案没有保存：机器人的磁盘已满。请告诉它的运行者，稍后再试。',
      locked: '没有保存：机器人正忙，请稍后再试。',
      corrupt: '没有保存：机器人的数据已损坏，请告诉它的运行者。',
      'read-only': '没有保存：机器人不能写入数据，请告诉它的运行者。',
      io: '没有保存：机器人的磁盘出错。请告诉它的运行者，稍后再试。',
      closed: '机器人正在重启，请稍后再试。',
    },
  },
}
