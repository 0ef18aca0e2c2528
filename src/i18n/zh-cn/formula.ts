// Owns the Simplified Chinese text of every formula error.
import type { Args } from '../../domain/diagnostic.ts'
import type { FormulaErrorCode } from '../../domain/formula/index.ts'

/** "x ∈ ℤ, x ≥ 0" in words that everybody reads. */
const inWords = (domain: string): string =>
  domain
    .replace(/len ≥ (\d+)/g, '至少 $1 个数')
    .replace(/, (\w+ ∈ ℤ)/g, '、$1')
    .replace(/ ∈ ℤ/g, ' 为整数')
    .replace(/ ∨ /g, ' 或 ')
    .replace(/ ∧ /g, ' 且 ')
    .replace(/, /g, '，')

function arity({ name, found, min, max }: Args): string {
  const allowed = max === 0 ? `至少 ${min} 个数` : min === max ? `${min} 个数` : `${min} 到 ${max} 个数`
  return `${name} 需要 ${allowed}，这里给了 ${found} 个。`
}

const kinds: Readonly<Record<string, string>> = { number: '数', list: '列表', condition: '条件' }
const kindIn = (found: string | number = ''): string => kinds[found] ?? String(found)

/** By code; the names in `args` stand beside the codes in domain/formula/error.ts. */
export const formula = {
  'syntax.empty': () => '这里没有公式：请写一个数，或类似 3*(4+1) 的式子。',
  'syntax.character': ({ character }) => `公式里不能用“${character}”：只能用数、名称、括号和 + - * / ^。`,
  'syntax.number': ({ text }) => `“${text}”不是一个数：一个数最多只有一个小数点。`,
  'syntax.operand': ({ found }) => `“${found}”前面缺少数、名称或左括号。`,
  'syntax.incomplete': () => '公式没有写完：后面还应有数、名称或左括号。',
  'syntax.unexpected': ({ found }) => `“${found}”不能出现在这里：此处应是 +、* 等运算符，或者公式已经结束。`,
  'syntax.unclosed': ({ open, close }) => `括号“${open}”没有闭合：缺少“${close}”。`,
  'syntax.chain': ({ first, second }) =>
    `比较不能连写：请把 a ${first} b ${second} c 写成 a ${first} b and b ${second} c。`,
  'syntax.implicit': ({ left, right }) => `${left} 和 ${right} 之间缺少运算符，例如 *。`,
  'syntax.ambiguous': ({ first, second }) => `这里有两种读法：请写成 ${first} 或 ${second}。`,
  'syntax.log': () => 'log 的底数不明确：请写 ln、log2 或 log10。',
  'name.unknown': ({ name }) => `这里没有名为“${name}”的量。`,
  'name.function': ({ name }) => `${name} 是函数：请写成 ${name}(…)，把数放在括号里。`,
  'call.unknown': ({ name }) => `没有名为“${name}”的函数。`,
  'call.variable': ({ name }) => `${name} 是数，不是函数：相乘请写 *。`,
  'call.arity': arity,
  'shape.number': ({ where, found }) => `${where} 只能用于数，而这里是${kindIn(found)}。`,
  'shape.boolean': ({ where, found }) => `${where} 只能用于 a > 2 这样的条件，而这里是${kindIn(found)}。`,
  'shape.list': ({ where, found }) => `${where} 只能用于 [1, 2, 3] 这样的列表，而这里是${kindIn(found)}。`,
  'shape.several': ({ where }) => `${where} 需要一个列表或若干个数，而这里混入了列表。`,
  'shape.nested': () => '列表里只能是数，而这个元素本身是列表。',
  'shape.branches': () => 'if 的两个分支必须同类：都是数、都是列表，或都是条件。',
  'math.domain': ({ call, allowed }) =>
    allowed ? `${call} 不是实数：要求 ${inWords(String(allowed))}。` : `${call} 不是实数。`,
  'math.division': ({ call }) => `${call} 的除数为零：除数不能为 0。`,
  'math.overflow': ({ call }) => `${call} 太大：数值最大约为 1.8e308。`,
  'math.undecided': ({ call }) => `${call ?? '结果'} 无法判定：其中的数只精确到舍入误差，而结果正取决于这一误差。`,
  'math.index': ({ index, length }) =>
    Number(length) > 0
      ? `没有第 ${index} 号元素：列表的元素编号为 0 到 ${Number(length) - 1}。`
      : `没有第 ${index} 号元素：列表是空的。`,
  'math.lengths': ({ where, first, second }) =>
    `${where} 对列表逐个元素计算：一个列表有 ${first} 个元素，另一个有 ${second} 个。`,
  'value.missing': ({ name }) => `“${name}”没有值：每个声明过的名称都要有值。`,
  'limit.length': ({ found, allowed }) => `公式有 ${found} 个字符，最多允许 ${allowed} 个。`,
  'limit.depth': ({ allowed }) => `公式嵌套太深：括号、正负号和乘方最多允许 ${allowed} 层。`,
  'limit.nodes': ({ allowed }) => `公式太长：数、名称和运算符合计最多允许 ${allowed} 个。`,
  'limit.list': ({ found, allowed }) => `${found} 太长了：列表最多有 ${allowed} 个元素。`,
  'limit.cost': ({ found, allowed }) => `公式计算量太大：其中的函数合计为 ${found}，最多允许 ${allowed}。`,
  'limit.work': ({ allowed }) => `公式中的数变得太长，无法在 ${allowed} 个计算单位内精确算出。`,
} satisfies Record<FormulaErrorCode, (args: Args) => string>

/** What may be added where an error has a suggestion. */
export const formulaSuggestion = (suggestion: string): string => `你是不是想写 ${suggestion}？`

/** Why a typed formula is not the right one, where it has no value at a point at which the right one has. */
export const formulaGap = (point: string, reason: string): string => `它在 ${point} 处没有值：${reason}`
