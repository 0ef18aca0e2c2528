// Owns the Simplified Chinese texts of what follows a result.
import type { practice as english } from '../en/practice.ts'

export const practice: typeof english = {
  explain: '解析',
  button: '练一练',
  title: '练习：不计分，想练几次都行',
  solve: '看答案',
  another: '换一组数字',
  early: time => `结果公布后才能练习这道题：${time}。`,
  withheld: '这道题现在正在作答中，结果公布后才能再练。',
  unseen: '请先看看你自己的题目：你还没见过这些数字，刚才的答案没有计入。',
}
