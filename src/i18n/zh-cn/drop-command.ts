// Owns the Simplified Chinese texts of /drop.
import type { Catalog } from '../en.ts'

export const dropCommand: Catalog['bot']['commands']['drop'] = {
  name: '题目',
  says: '立即发一道练习题，或更正上一题',
  subcommands: {
    now: { name: '立即', says: '立即发一道练习题：不计分，不影响连续天数', options: {} },
    void: {
      name: '作废',
      says: '作废上一题：取消得分，连续天数不变',
      options: { reason: { name: '原因', says: '与题目一同记录', choices: {} } },
    },
    regrade: {
      name: '重判',
      says: '重新评判上一题的全部答案',
      options: { reason: { name: '原因', says: '与题目一同记录', choices: {} } },
    },
  },
}

export const dropWords: Catalog['bot']['dropCommand'] = {
  opened: '练习题即将发布，开放一小时。',
  already: '没有出题：已有一道练习题正在进行。',
  blocked: '没有出题：目前没有可出的题。',
  none: '这里还没有出过题。',
  voided: '上一题已作废：不再计分，也不算缺席。',
  'not-posted': '没有任何改动：上一题已作废，或从未发布。',
  regraded: (looked, changed) => `已重新评判 ${looked} 份答案，其中 ${changed} 份结果有变。`,
}
