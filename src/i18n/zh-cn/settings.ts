// Owns the Simplified Chinese texts of /settings.
import type { settings as english } from '../en/settings.ts'

export const settings: typeof english = {
  title: channel => `${channel} 的每日一题`,
  made: channel => `✅ ${channel} 的每日一题已设置好。`,
  changed: '已保存。',
  none: '本频道还没有每日一题。带上任意选项即可开始，例如 `/设置 时间:09:00`。',
  others: channels => `本服务器的其他每日一题：${channels}`,
  stranded: channel =>
    `⚠️ 有一个每日一题的频道已不存在（${channel}）。带上任意选项即可让它在这里继续，连续天数和排行榜都会保留。`,
  rescued: channel => `✅ 原频道已不存在的每日一题将在 ${channel} 继续，连续天数和排行榜都已保留。`,
  when: (time, zone) => `每天 ${time}（${zone}）`,
  deck: deck => `题库：${deck}`,
  tags: tags => `只出带这些标签的题：${tags}`,
  onDays: (days, time, zone) => `${days} ${time}（${zone}）`,
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  window: hours => `开放 ${hours} 小时，或到下一题发布为止`,
  languages: { en: '语言：英文', 'zh-CN': '语言：简体中文' },
  paused: time => `⏸️ 暂停至 ${time}`,
  from: time => `从下一次发题起生效：${time}`,
  notAllowed: '只有管理服务器的人才能这样做。',
  taken: channel => `没有任何改动：${channel} 已有每日一题，一个频道只能有一个。`,
  notSaved: '没有任何改动：',
  missing: permissions => `⚠️ 我在本频道缺少权限：${permissions}。请允许。`,
  permissions: { view: '查看频道', send: '发送消息', history: '读取消息历史记录' },
  misses: '未能发出的消息：',
  refused: channels =>
    `⚠️ ${channels} 已暂停发题：频道已不存在，或我没有发言权限，最近几条消息都被 Discord 拒绝了。处理好之后，在该频道用 \`/设置\` 带上任意选项即可恢复。`,
  kinds: { drop: '题目', result: '结果', podium: '赛季总结', correction: '赛季更正', summary: '每周小结' },
  reasons: {
    late: '没能按时发出',
    forbidden: '我没有在那里发消息的权限',
    unprovable: '无法确认是否已发出，因为我不能读取消息历史记录',
    'channel-gone': '频道已不存在',
    refused: 'Discord 不接受这条消息，原因见机器人的日志',
  },
  problems: {
    'time.invalid': given => `“${given}”不是时间：请写成 HH:MM，从 00:00 到 23:59。`,
    'zone.unknown': (given, suggestion) =>
      suggestion === undefined
        ? `“${given}”不是时区：请从列表中选择，例如 Asia/Shanghai。`
        : `“${given}”不是时区：您是不是想写 ${suggestion}？`,
    'weekdays.invalid': given => `“${given}”不是星期：可用 1（星期一）到 7（星期日）。`,
    'window.invalid': given => `“${given}”不是作答时长：可用 1 到 168 小时。`,
    'mix.invalid': given => `“${given}”不是易、中、难的配比：每项权重可用 0 到 9，且不能全为 0。`,
    'season.invalid': given => `“${given}”不是赛季：请写两个日期（YYYY-MM-DD），开始日期在前。`,
    'ranked.invalid': given => `“${given}”天不能作为上榜条件：可用 0 到 365 天。`,
    'pause.invalid': given => `测验不能暂停到 ${given}：最长可暂停一年。`,
    'deck.unreadable': () => '题库文件无法读取，请让机器人的运行者重新构建。',
    'deck.unknown': (given, allowed) => `没有题库“${given}”。现有：${allowed}。`,
    'deck.empty': (given, allowed) =>
      given === '' ? '这个题库没有可问的题。' : `没有带标签“${given}”的题。现有标签：${allowed}。`,
  },
}
