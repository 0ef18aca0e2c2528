// Implicit ids: the algorithm is frozen, so these rows may grow but never change.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { implicitId, isId, slug, SLUG_VERSION } from '../../src/compiler/slug.ts'

test.each([
  ['How many weights?', 'how-many-weights'],
  ['  --A__b  ', 'a-b'],
  ['Größe', 'größe'],
  ['Gro\u0308ße', 'größe'],
  ['İstanbul', 'i̇stanbul'],
  ['卷积的输出', '卷积的输出'],
  ['नमस्ते दुनिया', 'नमस्ते-दुनिया'],
  ['x² + ½ = {{k}}', 'x-k'],
  ['٣ أسئلة', '٣-أسئلة'],
  ['???', ''],
])('%s', (text, expected) => {
  expect(SLUG_VERSION).toBe(1)
  expect(slug(text)).toBe(expected)
})

test('an implicit id names path and heading', () => {
  expect(implicitId('vision/fpn', 'What is it?')).toBe('vision-fpn-what-is-it')
  expect(implicitId('vision/fpn', '')).toBe('vision-fpn')
})

test('a slug of a slug is itself, and an id where it is not empty or long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
      const once = slug(text)
      expect(slug(once)).toBe(once)
      expect(once === '' || once.length > 100 || isId(once)).toBe(true)
    }),
  )
})
