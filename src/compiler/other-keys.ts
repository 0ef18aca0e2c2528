// Owns what people write for a key that is called otherwise here, or that is no key but a part of the text.
import { closest } from '../domain/spelling.ts'
import type { KeyName } from './keys.ts'

/** Parts of a card's text that others have keys for. Sentences are in i18n. */
export const textParts = {
  question: undefined,
  hint: '### Hint',
  explanation: '### Explanation',
  back: '### Answer',
  options: '- [ ] …',
  right: '- [x] …',
  feedback: '- [ ] …',
  items: '### Answer',
  picture: '![…](media/…)',
} as const

export type TextPart = keyof typeof textParts

/** Words for a key, in lower case without `-` and `_`; the first key that the place allows is meant. */
const keyWords: readonly (readonly [readonly KeyName[], readonly string[]])[] = [
  [['title'], ['name', 'heading', 'headline', 'subject', '标题', '题目', '名称']],
  [['kind'], ['type', 'cardtype', 'questiontype', 'format', '类型', '题型']],
  [['id'], ['uid', 'guid', 'uuid', 'slug', 'key', '编号']],
  [['tags'], ['category', 'categories', 'topic', 'topics', 'label', 'labels', 'keyword', 'keywords', '标签', '分类']],
  [['difficulty'], ['level', 'hardness', '难度']],
  [['par'], ['time', 'seconds', 'timelimit', 'timeout', 'duration', 'limit', '时间', '用时']],
  [['source'], ['reference', 'references', 'ref', 'url', 'link', 'links', 'sources', 'citation', '来源', '出处']],
  [['attribution'], ['author', 'authors', 'credit', 'credits', 'copyright', '作者']],
  [['license'], ['licence', 'rights', '许可']],
  [['description'], ['summary', 'about', '描述']],
  [['language'], ['lang', 'locale', '语言']],
  [['locales'], ['languages', 'translations']],
  [['aliases'], ['oldid', 'oldids', 'formerid', 'formerids', 'previousid']],
  [['params'], ['parameters', 'variables', 'vars', 'inputs', 'ranges', 'values', '参数', '变量']],
  [['let'], ['lets', 'derived', 'define', 'definitions', 'intermediate', 'computed']],
  [['where'], ['condition', 'conditions', 'constraint', 'constraints', 'require', 'filter', '条件']],
  [['answer'], ['formula', 'expression', 'expr', 'result', '答案', '公式']],
  [
    ['accept', 'answer'],
    ['answers', 'accepted', 'alternatives', 'synonyms', 'acceptable', 'aliasanswers'],
  ],
  [['typos'], ['fuzzy', 'fuzziness', 'editdistance', 'misspellings']],
  [['tolerance'], ['precision', 'margin', 'error', 'rounding', 'epsilon', 'accuracy', '容差', '误差']],
  [['unit'], ['units', 'dimension', '单位']],
  [['mistakes'], ['errors', 'wrong', 'misconceptions', 'pitfalls', 'wronganswers']],
  [['example'], ['examples', 'test', 'tests', 'check', '例子']],
]

const partWords: readonly (readonly [TextPart, readonly string[]])[] = [
  ['question', ['question', 'prompt', 'front', 'text', 'body', 'ask', 'q', '问题', '题干', '正面']],
  ['hint', ['hint', 'hints', 'tip', 'tips', 'clue', 'clues', '提示']],
  [
    'explanation',
    ['explanation', 'explain', 'solution', 'rationale', 'why', 'working', 'notes', 'extra', '解析', '解释'],
  ],
  ['back', ['back', 'response', 'definition', '背面']],
  ['options', ['options', 'option', 'choices', 'choice', 'distractors', 'alternativeanswers', '选项']],
  [
    'right',
    ['correct', 'right', 'rightanswer', 'correctanswer', 'correctoption', 'answerindex', 'solutionindex', '正确答案'],
  ],
  ['feedback', ['feedback', 'feedbacks', '反馈']],
  ['items', ['items', 'steps', 'order', 'sequence', '步骤', '顺序']],
  ['picture', ['image', 'images', 'picture', 'pictures', 'figure', 'img', '图片']],
]

/** Words for the keys of a mistake. */
const mistakeWords: readonly (readonly [string, readonly string[]])[] = [
  ['formula', ['answer', 'value', 'expression', 'expr', 'wrong', 'when', 'if', '公式']],
  ['says', ['say', 'feedback', 'message', 'explanation', 'hint', 'text', 'because', 'why', '反馈', '说明']],
  ['credit', ['credits', 'points', 'score', 'share', '分数']],
]

/** What was meant by a key that there is not. */
export type Meant = { readonly key: string } | { readonly part: TextPart }

const plain = (name: string): string => name.toLowerCase().replace(/[-_\s]+/g, '')

/** What is meant by `found` where `allowed` are the keys; text parts only where the place has a text of a card. */
export function meantBy(found: string, allowed: readonly string[], hasText: boolean): Meant | undefined {
  const word = plain(found)
  const same = allowed.find(key => plain(key) === word)
  if (same !== undefined) return { key: same }
  const part = hasText ? partWords.find(([, words]) => words.includes(word)) : undefined
  if (part) return { part: part[0] }
  const other = keyWords.filter(([, words]) => words.includes(word)).flatMap(([keys]) => keys)
  const key = other.find(name => allowed.includes(name)) ?? closest(found, allowed)
  return key === undefined ? undefined : { key }
}

/** The key of a mistake that is meant by `found`. */
export const meantInMistake = (found: string, allowed: readonly string[]): string | undefined =>
  mistakeWords.find(([, words]) => words.includes(plain(found)))?.[0] ?? closest(found, allowed)
