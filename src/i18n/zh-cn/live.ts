// Owns the Simplified Chinese words on live cards in Anki that are said nowhere else.
import type { live as english } from '../en/live.ts'

export const live: typeof english = {
  check: '检查',
  keys: '键盘',
  erase: '删除前一个字符',
  yours: '你的答案',
}
