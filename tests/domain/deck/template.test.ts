// Tests templates: what is a slot, what is literal, every format, every problem at its place.
import { describe, expect, test } from 'vitest'
import { fillTemplate, parseTemplate } from '../../../src/domain/deck/template.ts'
import { fromDecimal, type Num } from '../../../src/domain/formula/index.ts'

const scope = new Map<string, Num>(
  Object.entries({
    x: '0.5',
    W: '224',
    big: '1234567.891',
    share: '0.8825',
    minus: '-2.5',
    tiny: '0.00000012',
  }).flatMap(([name, text]) => {
    const value = fromDecimal(text)
    return value ? [[name, value] as const] : []
  }),
)
const parsed = (text: string) => parseTemplate(text, new Set(scope.keys()))
const filled = (text: string): string => fillTemplate(parsed(text).parts, scope)

test.each([
  ['plain', 'plain'],
  ['{{W}} px', '224 px'],
  ['{{ W + 1 }}', '225'],
  ['{{x}}{{W}}', '0.5224'],
  ['{{W\n+1}}', '225'],
  [String.raw`\{{W}}`, '{{W}}'],
  ['$x^{{{W}}}$', '$x^{224}$'],
  [String.raw`\frac{{{W}}}{{{x}}}`, String.raw`\frac{224}{0.5}`],
  ['a } b }} c', 'a } b }} c'],
  ['{W}', '{W}'],
  ['{{1/3}}', '0.333333'],
  ['{{2/3*1e20}}', '6.66667×10¹⁹'],
  ['{{2^90}}', '1237940039285380274899124224'],
  ['{{2^100}}', '1.26765×10³⁰'],
  ['{{big}}', '1234567.891'],
  ['{{sqrt(2)}}', '1.41421'],
  ['{{x | 3sf}}', '0.500'],
  ['{{big | 3sf}}', '1230000'],
  ['{{9.996 | 3sf}}', '10.0'],
  ['{{tiny | 1sf}}', '1×10⁻⁷'],
  ['{{0 | 3sf}}', '0'],
  ['{{x | 2dp}}', '0.50'],
  ['{{minus | 0dp}}', '-3'],
  ['{{-0.001 | 2dp}}', '0.00'],
  ['{{share | %}}', '88.25%'],
  ['{{big | sci}}', '1.23457×10⁶'],
  ['{{tiny|sci}}', '1.2×10⁻⁷'],
  ['{{minus | int}}', '-3'],
  ['{{2.5 | int}}', '3'],
  [String.raw`| {{ x \| 2dp }} |`, '| 0.50 |'],
  ['{{1/(x - 0.5)}}', '`1/(x - 0.5)`'],
])('%s becomes %s', (text, expected) => {
  expect(parsed(text).problems).toEqual([])
  expect(filled(text)).toBe(expected)
})

describe('problems', () => {
  test.each([
    ['a {{W', 'template.unclosed', [2, 4]],
    ['{{}}', 'template.empty', [0, 4]],
    ['{{ | 3sf}}', 'template.empty', [0, 10]],
    ['{{W | 3fs}}', 'template.format', [6, 9]],
    ['{{W | }}', 'template.format', [6, 7]],
    ['{{W | 0sf}}', 'template.format', [6, 9]],
    ['{{W | 16dp}}', 'template.format', [6, 10]],
    ['{{W | constructor}}', 'template.format', [6, 17]],
    ['{{W > 1}}', 'template.condition', [2, 7]],
    ['so {{ V }}', 'formula', [6, 7]],
    ['{{2W}}', 'formula', [3, 4]],
    ['{{1 +}}', 'formula', [5, 5]],
  ])('%s: %s at %j', (text, code, [start, end]) => {
    expect(parsed(text).problems.map(problem => [problem.code, problem.span])).toEqual([[code, { start, end }]])
  })

  test('all of them are collected, and what is sound is still filled', () => {
    const text = '{{V}} {{W}} {{W | no}}'
    expect(parsed(text).problems.map(({ code }) => code)).toEqual(['formula', 'template.format'])
    expect(filled(text)).toBe(' 224 ')
  })

  test('the names in use are known even where a name is wrong', () => {
    expect([...parsed('{{W*V}} {{x}}').used]).toEqual(['W', 'V', 'x'])
  })

  test('a format close to a known one is suggested', () => {
    expect(parsed('{{W | sic}}').problems[0]?.suggestion).toBe('sci')
  })
})
