// Tests that what people and decks write does nothing in Discord but be read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLine, deckText, oneLine, plainText } from '../../../src/discord/view/markdown.ts'

describe('a name or other text of a person', () => {
  test.each([
    ['**bold** _it_ ~~s~~ `c` ||s||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~s\\~\\~ \\`c\\` \\|\\|s\\|\\|'],
    ['[x](https://a.b)', '\\[x\\](https:\\//a.b)'],
    ['@everyone', '@\u2060everyone'],
    ['<@123> <#4> <t:1:R>', '\\<\u2060@123\\> \\<\u2060#4\\> \\<\u2060t:1:R\\>'],
    ['# head', '\\# head'],
    ['-# small', '\\-# small'],
    ['1. item', '1\\. item'],
    ['0.5', '0.5'],
    ['-5', '-5'],
    ['a\n# b', 'a # b'],
    ['\u202eevil\u200b', 'evil'],
  ])('%j is shown as written', (text, shown) => {
    expect(plainText(text)).toBe(shown)
  })

  test('in code the backtick is another sign', () => {
    expect(codeLine('a `b`\nc')).toBe('a \u02cbb\u02cb c')
  })
})

describe('a deck’s Markdown', () => {
  test.each([
    ['$k^2$ and $\\frac{1}{2}$', 'k² and 1/2'],
    ['a ||b|| c', 'a \\|\\|b\\|\\| c'],
    ['@here <@1> <@&2>', '@\u2060here <\u2060@1> <\u2060@&2>'],
    ['![a cat](cat.png)', '[a cat]'],
    ['See [[vision/fpn]], [[a|b]] and `[[c]]`', 'See fpn, b and `[[c]]`'],
    ['![[cat.png]]', '[cat.png]'],
    ['| a |\n|---|\n| [[n\\|x]] |', '```\na\nx\n```'],
    ['##### five', '### five'],
    ['| a | b |\n|---|:-:|\n| **1** | 22 |', '```\na  b\n1  22\n```'],
    ['```\n|| x ||\n@everyone\n```', '```\n|| x ||\n@everyone\n```'],
    ['**bold** stays', '**bold** stays'],
  ])('%j', (markdown, shown) => {
    expect(deckText(markdown)).toBe(shown)
  })
})

test('one line is never longer than asked and splits no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      const line = oneLine(text, most)
      expect(line.length).toBeLessThanOrEqual(most)
      expect(line.isWellFormed()).toBe(true)
    }),
  )
})
