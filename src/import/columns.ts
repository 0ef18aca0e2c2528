// Owns what the columns of a table mean, by their names in the first row.

/** Names of columns, in lower case and without numbers and signs at their ends. */
const names = {
  question: ['question', 'front', 'prompt', 'term', 'word', 'q', 'question text', 'text', '问题', '题目', '正面'],
  answer: [
    'answer',
    'back',
    'response',
    'definition',
    'meaning',
    'translation',
    'solution',
    'answer key',
    'correct',
    'correct answer',
    'right answer',
    '答案',
    '背面',
    '正确答案',
  ],
  options: ['option', 'options', 'choice', 'choices', 'answer option', 'answer choice', '选项'],
  wrong: [
    'wrong',
    'wrong answer',
    'wrong answers',
    'distractor',
    'distractors',
    'incorrect',
    'incorrect answer',
    'incorrect answers',
  ],
  accept: ['accept', 'accepted', 'alternatives', 'also accept', 'synonyms'],
  tags: ['tags', 'tag', 'category', 'topic', 'subject', 'round', 'deck', '标签', '分类'],
  hint: ['hint', 'hints', 'clue', '提示'],
  explanation: ['explanation', 'rationale', 'extra', 'back extra', 'notes', 'comment', 'comments', 'support', '解析'],
  source: ['source', 'reference', 'url', 'link', '来源'],
  id: ['id', 'guid', 'uid', 'identifier'],
  difficulty: ['difficulty', 'level', '难度'],
} as const

export type Role = keyof typeof names
const roles = Object.keys(names) as Role[]

/** The role of each column, by place; undefined for a column that nobody knows. */
export interface Columns {
  readonly roles: readonly (Role | undefined)[]
  /** Whether the first row is their names. */
  readonly hasHeader: boolean
  /** Whether it names neither question nor answer, so that the first columns without a role were taken for them. */
  readonly isGuessed: boolean
}

/** Any of these answers a question. */
const answers: readonly Role[] = ['answer', 'options', 'accept']

const isName = (cell: string): boolean => cell.trim() !== '' && cell.length <= 40

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replaceAll('(s)', '')
    .replace(/^[\s#*]+|[\s\d:.#*()]+$/g, '')

/** `A`, `(b)`, `Option C`. */
const lettered = /^(?:(?:option|choice|answer)\s*)?\(?([a-j])\)?[.:]?$/i

/** `Answer 1`, where the right one has a column of its own. */
const numbered = /^\s*answer[\s_-]*\d+\s*$/i

/** What the columns of a table are whose first row is `first`: named there, else question and answer. */
export function columnsOf(first: readonly string[]): Columns {
  const letters = first.map(name => lettered.exec(name.trim().replaceAll('_', ' '))?.[1]?.toLowerCase())
  const isLettered = letters.includes('a') && letters.includes('b')
  const isNumbered = first.filter(name => numbered.test(name)).length > 1
  const read = first.map((name, index): Role | undefined => {
    if ((isLettered && letters[index] !== undefined) || (isNumbered && numbered.test(name))) return 'options'
    const wanted = plain(name)
    return wanted === 'a' ? 'answer' : roles.find(role => (names[role] as readonly string[]).includes(wanted))
  })
  if (first.length > 1 && read.includes('question')) return { roles: read, hasHeader: true, isGuessed: false }
  if (!first.every(isName) || read.every(role => role === undefined || role === 'options'))
    return { roles: ['question', 'answer'], hasHeader: false, isGuessed: false }
  // A header in other words: `guid, English, Danish, tags`.
  for (const role of ['question', 'answer'] as const) {
    const unnamed = read.indexOf(undefined)
    const isAnswered = role === 'answer' && answers.some(known => read.includes(known))
    if (unnamed !== -1 && !isAnswered) read[unnamed] = role
  }
  return { roles: read, hasHeader: true, isGuessed: true }
}
