// What is read out of tables and Markdown of other programs: cards, and everything that is no card.
import { expect, test } from 'vitest'
import type { Imported, ImportedAnswer } from '../../src/import/imported.ts'
import { cardsInMarkdown } from '../../src/import/markdown.ts'
import { cardsIn } from '../../src/import/rows.ts'
import { readTable } from '../../src/import/table.ts'

const table = (text: string): Imported => cardsIn(readTable(text), 'recall')

/** Question and answer in one line: options with their marks, words as they are. */
function brief({ cards }: Imported): string[] {
  const shown = (answer: ImportedAnswer): string => {
    switch (answer.kind) {
      case 'recall':
        return answer.answer
      case 'text':
        return answer.accept.map(text => `"${text}"`).join(' or ')
      case 'options':
        return answer.options.map(({ text, isRight }) => `[${isRight ? 'x' : ' '}]${text}`).join(' ')
      case 'cloze':
      case 'gaps':
        return '(gaps)'
    }
  }
  return cards.map(({ question, answer }) => `${question} → ${shown(answer)}`)
}
const told = ({ notes }: Imported): string[] => notes.map(({ line, code }) => `${line} ${code}`)

test.each<[string, string, string[]]>([
  ['a header in any order', 'Tags,Back,Front\nx,1,one\n', ['one → 1']],
  ['no header: question and answer', 'one,1\ntwo,2\n', ['one → 1', 'two → 2']],
  ['semicolons', 'question;answer\none, or so;1\n', ['one, or so → 1']],
  ['tabs', 'question\tanswer\none, or so\t1;2\n', ['one, or so → 1;2']],
  ['pipes', 'question|answer\na, b|c\n', ['a, b → c']],
  [
    'quotes, doubled quotes, line ends in quotes',
    'question,answer\n"say ""hi"", twice","a\nb"\n',
    ['say "hi", twice → a\nb'],
  ],
  ['a quote inside a cell', 'question,answer\n6" wide,yes\n', ['6" wide → yes']],
  ["Excel's separator line", 'sep=;\nquestion;answer\na,b;c\n', ['a,b → c']],
  ['empty rows and no last line end', 'question,answer\n\n,\na,b', ['a → b']],
  [
    "Anki's header",
    '#separator:tab\n#html:true\n#tags column:3\nA<br>B &amp; C\t<b>x</b>\tt1 t2\n',
    ['A  \nB & C → **x**'],
  ],
  [
    "Anki's columns that are no fields",
    '#separator:tab\n#html:false\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\nq%X\tBasic\tGeo\tOne?\t1\tt\n',
    ['One? → 1'],
  ],
  ["a column of Anki's that no table has", '#guid column:99999999999\n#tags column:-1\nOne?,1\n', ['One? → 1']],
  ["Anki's columns", '#separator:Comma\n#columns:Front,Back\na,b\n', ['a → b']],
  [
    "Anki's gaps",
    'text,extra\nThe {{c1::sun::star}} is {{c2::hot}}.,\n',
    ['The {{c1::sun::star}} is {{c2::hot}}. → (gaps)'],
  ],
  ['options in columns, a letter', 'question,A,B,C,answer\nq,one,two,three,B\n', ['q → [ ]one [x]two [ ]three']],
  [
    'options in columns, several letters',
    'question,option a,option b,option c,correct\nq,1,2,3,"A, C"\n',
    ['q → [x]1 [ ]2 [x]3'],
  ],
  ['options, the text of one', 'question,choice1,choice2,answer\nq,b,a,A\n', ['q → [ ]b [x]a']],
  ['numbered options, counted from 1', 'Question,Answer 1,Answer 2,Correct answer(s)\nq,x,y,2\n', ['q → [ ]x [x]y']],
  [
    'options in one cell, counted from 0',
    'question,choices,answer\nq,x|y,0\nr,x|y,1\n',
    ['q → [x]x [ ]y', 'r → [ ]x [x]y'],
  ],
  ['wrong ones apart', 'question,correct answer,incorrect answers\nq,x,y;z\n', ['q → [x]x [ ]y [ ]z']],
  ['accepted words', 'question,answer,accept\nq,colour,color|farbe\n', ['q → "colour" or "color" or "farbe"']],
  ['a header in other words', 'guid,English,Danish,tags\nx,you,du,t\n', ['you → du']],
  ['Chinese names', '问题,答案,标签\n一加一,二,算术\n', ['一加一 → 二']],
])('table: %s', (_, text, expected) => expect(brief(table(text))).toEqual(expected))

test.each<[string, string, string[]]>([
  ['a column nobody knows, once', 'question,answer,mood\na,b,c\nd,e,f\n', ['1 column.unknown']],
  ['a column without a name', 'a,b,c\n', ['1 column.further']],
  ['columns that were guessed', 'English,Danish,mood,tags\na,b,c,t\n', ['1 column.unknown', '1 columns.guessed']],
  ['rows without a question or an answer', 'question,answer\n,b\na,\n', ['2 row.no-question', '3 row.no-answer']],
  ['an answer that is no option', 'question,A,B,answer\nq,x,y,Z\n', ['2 options.no-right']],
  ['numbers from 1', 'question,A,B,answer\nq,x,y,1\n', ['2 options.from-one']],
  ['an open quote', 'question,answer\na,b\nc,"d\ne,f\n', ['3 quote.unclosed']],
  ['lines are counted through quotes', 'question,answer\n"a\n\nb",c\nd,\n', ['5 row.no-answer']],
  [
    'pictures and unknown marks of HTML',
    '#html:true\n<marquee>a</marquee>\tb<img src="x.png">\n',
    ['2 markup.left-out', '2 picture.left-out'],
  ],
])('table: %s is told', (_, text, expected) => expect(told(table(text))).toEqual(expected))

test('an open quote costs its row only, and what comes after', () =>
  expect(brief(table('question,answer\na,b\nc,"d\ne,f\n'))).toEqual(['a → b']))

test('tags, hints, sources and ids are carried', () => {
  const [card] = table('id,question,answer,tags,hint,explanation,source,difficulty\nx1,q,a,"t u, v",h,e,s,easy\n').cards
  expect(card).toMatchObject({
    id: 'x1',
    tags: ['t u', 'v'],
    hint: 'h',
    explanation: 'e',
    source: 's',
    difficulty: 'easy',
    line: 2,
  })
  expect(table('#separator:comma\nquestion,answer,tags\nq,a,one two-b c::d\n').cards[0]?.tags).toEqual([
    'one',
    'two-b',
    'c::d',
  ])
})

test.each<[string, string, string[]]>([
  ['Q and A', 'Q: one?\nA: 1\n\nQ: two?\nA: 2\n', ['one? → 1', 'two? → 2']],
  [
    'over several lines, code among them',
    'Q: a\nb\n```\nQ: not\n```\nA: c\n\nd\n---\n',
    ['a\nb\n```\nQ: not\n``` → c\n\nd'],
  ],
  ['bold and Chinese marks', '**Q:** x\n**A:** y\n\n问：一\n答：二\n', ['x → y', '一 → 二']],
  [
    'gaps in brackets, as in hashcards',
    'Q: a\nA: b\n\nC: An [agonist] is a [l](x)\n[more].\n',
    ['a → b', 'An {{c1::agonist}} is a [l](x)\n{{c1::more}}. → (gaps)'],
  ],
  ['pairs', '- hola::hello\nA b :: c d\n', ['hola → hello', 'A b → c d']],
  ['pairs in both directions', 'cat:::gato\n', ['cat → gato', 'gato → cat']],
  ['colons in code are none', 'what is `a::b`::a path\n', ['what is `a::b` → a path']],
  ['a question and an answer around ?', 'Intro.\n\na\nb\n?\nc\nd\n\nq\n??\nr\n', ['a\nb → c\nd', 'q → r', 'r → q']],
  ['a quiz below a heading', '# T\n## Which?\n\n- [ ] a\n- [x] b\n\nBecause.\n', ['Which? → [ ]a [x]b']],
  [
    'a quiz below a paragraph',
    'First?\n\n- [x] a\n- [ ] b\n\nSecond?\n* [ ] c\n* [X] d\n',
    ['First? → [x]a [ ]b', 'Second? → [ ]c [x]d'],
  ],
  [
    'a numbered quiz, indented',
    '1. Who?\n   - [x] a\n   - [ ] b\n2. When?\n   - [ ] c\n   - [x] d\n',
    ['Who? → [x]a [ ]b', 'When? → [ ]c [x]d'],
  ],
  [
    'code in question and options',
    '#### Q1. What?\n\n```js\n- [ ] x\n```\n\n- [ ] A\n\n```js\none()\n```\n\n- [x] B\n\n```js\ntwo()\n```\n',
    ['Q1. What?\n\n```js\n- [ ] x\n``` → [ ]A `one()` [x]B `two()`'],
  ],
])('Markdown: %s', (_, text, expected) => expect(brief(cardsInMarkdown(text, 'recall'))).toEqual(expected))

test.each<[string, string, string[]]>([
  ['prose', '# T\nSome words.\nMore.\n\nQ: a\nA: b\n', ['2 text.no-card']],
  ['a question without an answer', 'Q: a\n\nQ: b\nA: c\n', ['1 row.no-answer']],
  ['? without an answer', 'q\n?\n\nmore\n', ['2 row.no-answer', '4 text.no-card']],
  ['an empty question', 'Q:\nA: c\n', ['1 row.no-question']],
  ['options over several lines', 'Q?\n- [x] a\n  more\n- [ ] b\n', ['2 option.lines']],
  ['a list without a question', '- [x] a\n- [ ] b\n', ['1 row.no-question']],
])('Markdown: %s is told', (_, text, expected) => expect(told(cardsInMarkdown(text, 'recall'))).toEqual(expected))

test('the text below a quiz explains it', () =>
  expect(cardsInMarkdown('## Q\n- [x] a\n- [ ] b\n\n**Explanation:** since.\n', 'recall').cards[0]?.explanation).toBe(
    'since.',
  ))
