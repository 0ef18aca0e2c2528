// Owns the Chinese reason for every answer that cannot be read.
import type { Args } from '../../domain/diagnostic.ts'
import type { UnreadableCode } from '../../domain/grading/reading.ts'

/** By code; the names in `args` stand beside the codes in domain/grading/reading.ts. */
export const grading = {
  'answer.empty': () => '还没有输入内容：请输入一个数（如 3.5）或算式（如 3*(4+1)）。',
  'answer.words': ({ text }) => `“${text}”里没有数：请输入一个数（如 3.5）或算式（如 2^10）。`,
  'answer.length': ({ found, allowed }) => `答案有 ${found} 个字符，最多 ${allowed} 个。`,
  'answer.condition': ({ text }) => `${text} 是条件，结果是真或假：这里需要一个数。`,
  'answer.list': () => '输入了多个数，这里只需要一个。小数可以用小数点书写：0.5。',
  'answer.one': ({ text }) => `${text} 是一个数，这里需要一列数：[0.1, 0.2] 或 0.1; 0.2。`,
  'answer.apart': ({ text }) => `这里需要一列数，而 ${text} 里的数没有分开：请写成 [0.1, 0.2] 或 0.1; 0.2。`,
  'answer.name': ({ name }) => `${name} 是题目里的变量名：请输入数字，不要用变量名。`,
  'answer.option': ({ text, allowed }) => `没有选项“${text}”：可选 A 到 ${allowed}。`,
  'answer.nothing': () => '还没有输入内容：请输入一个或几个词。',
  'answer.gaps': ({ found, wanted }) => `共有 ${wanted} 个空，这里填了 ${found} 个：各空之间请用“；”隔开。`,
  'answer.order': ({ text, count }) => `“${text}”不是一个顺序：请把 1 到 ${count} 各写一次，用空格隔开。`,
  'answer.rating': ({ text, allowed }) => `“${text}”没有说明掌握得如何：请输入 ${allowed}，或 1 到 4。`,
  'number.ambiguous': ({ text, first, second }) => `${text} 可以理解为 ${first} 或 ${second}：请写明是哪一个。`,
  'number.groups': ({ text }) => `${text} 里的分隔符既不是三位分节（34,944），也不是小数（34.5）。`,
  'number.decimal': ({ text, allowed }) => `${text} 里的逗号在这里不是小数点：请写成 ${allowed}。`,
  'number.gap': ({ left, right }) => `${left} 和 ${right} 之间缺少运算符，如 + 或 *。`,
  'number.hex': ({ text }) => `${text} 像是十六进制数：请用十进制数字；若要与 0 相乘，请用 *。`,
  'number.range': ({ text }) => `${text} 像是一个范围：请只输入一个数；减号请写成 -。`,
  'bracket.comma': () => '括号内的逗号用来分隔数：小数请用小数点，如 0.5。',
  'suffix.ambiguous': ({ text, first, second }) => `${text} 可以理解为 ${first} 或 ${second}：请加上括号。`,
  'suffix.multiplier': ({ text, unit }) => `答案以 ${unit} 为单位，不能用倍数 ${text}：请写出完整的数。`,
  'unit.unknown': ({ unit }) => `数字后面的“${unit}”不是这里认得的单位、倍数或量词。`,
  'unit.other': ({ unit, allowed }) =>
    allowed === ''
      ? `这个答案没有单位，不能用“${unit}”：请只输入数字。`
      : `这个答案以 ${allowed} 为单位，而不是“${unit}”：请只输入数字，或使用 ${allowed}。`,
  'unit.product': ({ text }) => `带单位的数只能相加减，不能相乘：请先不带单位计算，最后空一格写一次 ${text}。`,
} satisfies Record<UnreadableCode, (args: Args) => string>
