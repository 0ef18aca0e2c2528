// Owns the Simplified Chinese texts of what is exported to Anki.
import type { Catalog } from '../en.ts'

export const anki: Catalog['anki'] = {
  hint: (number, of) => (of === 1 ? '提示' : `提示 ${number}/${of}`),
  more: title => `延伸阅读：${title}`,
  license: license => `许可协议：${license}`,
  attribution: who => `作者：${who}`,
  source: '来源',
  retention: '建议在牌组选项（FSRS）中将“期望保留率”设为 0.90。带数字的题目每次都会换一组数，死记答案没有用。',
  updates:
    '更新本牌组会覆盖其中笔记的字段和标签，复习进度不受影响。你自己的笔记请写在另外新建的笔记里，不要写在这些笔记中。',
  changes: {
    corrected: since => `自 ${since} 发布以来修正过的卡片`,
    unreleased: '尚未发布过版本，因此没有可列出的修正。',
    correctedHow:
      '导入时 Anki 会自动更新。如果你给某条笔记加过标签或改过内容，请在导入对话框中将“更新笔记”设为“总是”。',
    retired: '已删除的卡片',
    retiredHow: '导入不会删除卡片：请在 Anki 的浏览器中搜索它们，然后删除或暂停。',
    moved: '已移到其他子牌组的卡片',
    movedHow: '导入不会移动你已有的卡片：请在 Anki 的浏览器中搜索它们，然后选择“更改牌组”。',
    movedFrom: (from, to) => `从 ${from} 移到 ${to}`,
    none: '无',
    renamed:
      '如果你在 Anki 中给牌组改过名：Anki 按名称匹配牌组，新卡片会落到原名称的牌组下。请移动它们，或在导入前先改回原名。',
    search: 'Anki 浏览器中的搜索语句：',
  },
}
