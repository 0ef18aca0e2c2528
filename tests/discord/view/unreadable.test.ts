// Tests that the caret stands under its place, and that what was typed is read back from the message.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { container, text } from '../../../src/discord/view/components.ts'
import { caretBlock, typedIn } from '../../../src/discord/view/unreadable.ts'

test.each([
  ['3 +* 4', 3, 4, '3 +* 4\n   ^'],
  ['三 + x', 4, 5, '三 + x\n     ^'],
  ['1\t+\n?', 4, 5, '1 + ?\n    ^'],
  ['`a`', 0, 3, '\u02cba\u02cb\n^^^'],
  ['', 0, 0, '\n^'],
])('%j from %i to %i', (typed, start, end, shown) => {
  expect(caretBlock(typed, { start, end })).toBe(`\`\`\`\n${shown}\n\`\`\``)
})

test('whatever is typed on a line comes back, but for spaces at its end and what nobody can see', () => {
  const visible = fc.string({ unit: fc.constantFrom(...'0123456789`*_ +-/^()x,.三π½') })
  fc.assert(
    fc.property(visible, typed => {
      const message = [container('quiet', [text('Sorry'), text(caretBlock(typed, { start: 0, end: 1 }))])]
      expect(typedIn(message)).toBe(typed.trimEnd())
    }),
  )
})

test('a message without such a block gives nothing', () => {
  expect(typedIn([text('Sorry')])).toBeUndefined()
  expect(typedIn(undefined)).toBeUndefined()
})
