// Owns the Simplified Chinese line for every problem that keeps a deck or play file from being used.
import type { deckFile as enDeckFile, playFile as enPlayFile } from '../en/files.ts'

export const playFile: typeof enPlayFile = {
  newer: path => `${path} 由更新版本的 prepdeck 创建：请升级 prepdeck，或改用其他 DATA_DIR。`,
  foreign: path => `${path} 不是 prepdeck 的答题数据文件：请将其移走，或改用其他 DATA_DIR。`,
  full: path => `无法使用 ${path}：磁盘已满。`,
  locked: path => `无法使用 ${path}：另一个程序正在写入，请稍后再试。`,
  corrupt: path => `${path} 已损坏：请将其移走，或换回备份。`,
  'read-only': path => `无法使用 ${path}：没有写入权限，请检查文件的所有者和权限。`,
  io: path => `无法使用 ${path}：系统拒绝打开、读取或写入。`,
}

export const deckFile: typeof enDeckFile = {
  'folder.missing': path =>
    `没有文件夹 ${path}：请指明笔记所在的文件夹，或用 "prepdeck new deck ${path}/mine" 新建一个题库。`,
  'folder.unreadable': (path: string, detail: string) => `无法读取 ${path} 中的笔记：${detail}`,
  'touch.unknown': (path: string, id: string) => `${path} 中没有编号为“${id}”的卡片：没有改动任何日期。`,
  'deck-file.missing': path => `${path} 处没有题库：请先运行 "prepdeck build" 生成。`,
  'deck-file.unreadable': (path, detail) => `无法读取 ${path}：${detail}`,
  'deck-file.not-a-deck': path => `${path} 不是题库文件：请用 "prepdeck build" 生成。`,
  'deck-file.in-the-way': path => `${path} 不是题库文件，未作改动：请将其移走，或用 --out 指定其他文件。`,
  'deck-file.newer': path => `${path} 由更新版本的 prepdeck 生成：请升级 prepdeck，或重新生成题库。`,
  'deck-file.foreign-schema': path => `已拒绝 ${path}：其中含有题库文件不应有的内容，请从笔记重新生成。`,
  'deck-file.damaged': (path, detail) => `${path} 已损坏（${detail}）：请用 "prepdeck build" 重新生成。`,
  'deck-file.unwritable': (path, detail) => `无法写入 ${path}：${detail}`,
}
