// Checks widths, wrapping and the showing of a deck's Markdown on a terminal.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, wrap } from '../../src/terminal/columns.ts'
import { deckText, harmless } from '../../src/terminal/deck-text.ts'
import { colours, noColours } from '../../src/terminal/style.ts'

describe('columns', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['卷积', 4],
    ['３×3', 4],
    ['e\u0301', 1],
    ['a\u200bb', 2],
    ['🔥', 2],
    [colours.right('ok'), 2],
  ])('%j takes %d', (text, wanted) => {
    expect(columnsOf(text)).toBe(wanted)
  })
})

describe('wrapping', () => {
  test.each([
    ['one two three', 7, '', ['one two', 'three']],
    ['one two three', 8, '  ', ['one two', '  three']],
    ['incomprehensible word', 5, '', ['incomprehensible', 'word']],
    ['卷积核的大小，以及步长。', 12, '', ['卷积核的大', '小，以及步', '长。']],
    ['减去批次的[统计量]。', 18, '', ['减去批次的[统计', '量]。']],
    ['这叫“神经元死亡”，', 14, '', ['这叫“神经元死', '亡”，']],
    ['', 5, '', ['']],
  ])('%j at %d', (text, width, indent, wanted) => {
    expect(wrap(text, width, indent)).toEqual(wanted)
  })

  test('loses nothing and stays within the width where words allow it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z卷积]{1,8}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(words, fc.integer({ min: 16, max: 60 }), (drawn, width) => {
        const text = drawn.join(' ')
        const lines = wrap(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('a deck’s Markdown', () => {
  test.each([
    ['a line\nbreak', 'a line break'],
    ['one\n\n\ntwo', 'one\n\ntwo'],
    ['$k^2$ weights', 'k² weights'],
    ['an **important** and *slanted* word', 'an important and slanted word'],
    ['a*b*c and 3 * 4 * 5', 'a*b*c and 3 * 4 * 5'],
    ['`a*b` and \\*', 'a*b and *'],
    ['[text](https://example.org/a_b)', 'text (https://example.org/a_b)'],
    ['![a map](map.png)', '[a map]'],
    ['see [[vision/fpn]] and [[a|b]]', 'see fpn and b'],
    ['- first\n- second\n  more', '- first\n- second more'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['text\n\n```python\nx = 1\n\ny = 2\n```\n\nmore', 'text\n\n    x = 1\n\n    y = 2\n\nmore'],
    ['windows\r\nline', 'windows line'],
    ['\u001b[31mred\u0007\u202e', '[31mred'],
  ])('%j', (markdown, wanted) => {
    expect(deckText(markdown, 80, noColours)).toBe(wanted)
  })

  test('emphasis has weight where there are colours', () => {
    expect(deckText('**all**', 80, colours)).toBe(colours.strong('all'))
  })

  test('whatever is written, no control character gets through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(harmless(text)).not.toMatch(/[^\P{Cc}\n\t]/u)
        expect(deckText(text, 40, noColours)).not.toMatch(/[^\P{Cc}\n\t]/u)
      }),
    )
  })
})
