// Owns the Simplified Chinese texts of /remind and of the reminder itself.
import type { remindCommand as englishCommand, remindWords as englishWords } from '../en/remind-command.ts'

export const remindCommand: typeof englishCommand = {
  name: '提醒',
  says: '当天的题还没答时，用私信提醒你',
  options: {
    time: { name: '时间', says: '几点提醒（你的时间），格式为 HH:MM', choices: {} },
    zone: { name: '时区', says: '你的时区，例如 Asia/Shanghai', choices: {} },
    off: { name: '关闭', says: '选 True 即不再提醒', choices: {} },
  },
}

export const remindWords: typeof englishWords = {
  none: '你没有开启提醒。用 `/提醒 时间:18:00`，到时还没作答就会收到私信。',
  set: (time, zone) => `⏰ 到 ${time}（${zone}）还没作答的话，半小时内会收到一条私信。`,
  off: '已关闭提醒。',
  message: (channel, closes) => `⏰ ${channel} 今天的题还在等你，${closes} 截止。`,
  stop: '不再提醒',
  notYours: '这条提醒不是发给你的。',
  refused: '⚠️ 有一条提醒没能送达：你不接收来自本服务器的私信，提醒已关闭。允许私信后，可用 `/提醒` 重新开启。',
}
