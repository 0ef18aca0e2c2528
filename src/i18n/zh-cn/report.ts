// Owns the Simplified Chinese texts of reports of questions.
import type { reportWords as english } from '../en/report.ts'

export const reportWords: typeof english = {
  foreign: '这不是我发的题目。请在题目或结果的消息上使用。',
  title: '举报这道题',
  label: '哪里有问题？',
  placeholder: '例如：答案漏掉了反向传播的系数 2。',
  recorded: '谢谢，题库的所有者会收到你的意见，不会看到你的名字。',
  repeated: '你已经举报过这道题。',
  many: '你一天内已举报五次，请明天再来。',
  blocked: '不再接受你的举报。',
  head: (id, title) => `🚩 举报 ${id}：**${title}**`,
  asked: time => `举报时间：${time}`,
  block: '不再接受此人的举报',
  blockedNow: '不再接受此人的举报，已有的也已删除。',
  gone: '这条举报已不存在。',
}
