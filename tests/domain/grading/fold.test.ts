// Tests folding: what each sign becomes, and the way back to the original places.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, unfoldSpan } from '../../../src/domain/grading/fold.ts'

test.each([
  ['10⁻³', '10^(-3)'],
  ['x²y', 'x^(2)y'],
  ['2⁽¹⁺¹⁾', '2^((1+1))'],
  ['１０８', '108'],
  ['½', '½'],
  ['a×b÷c·d−e', 'a*b/c*d-e'],
  ['√π', '√pi'],
  ['2**3', '2^3'],
  ['2*×3', '2* *3'],
  ['34’944', "34'944"],
  ['34\u202f944', '34 944'],
  ['3–5—6', '3–5–6'],
  ['≅∼', '≈~'],
  ['\u200b5\ufeff', '5'],
  ['🙂5', '🙂5'],
  ['\ud800', '\ud800'],
])('%s becomes %s', (text, folded) => {
  expect(fold(text).text).toBe(folded)
})

test('plain text stays as it is', () => {
  const plain = fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,+-/^() '_%eExXkMa\t\n")) })
  fc.assert(
    fc.property(plain, text => {
      expect(fold(text)).toEqual({ text })
    }),
  )
})

test.each([
  ['１０ × ｘ', 5, 6, [5, 6]],
  ['2¹⁰/0', 6, 8, [3, 5]],
  ['2¹⁰', 1, 6, [1, 3]],
  ['🙂+', 2, 3, [2, 3]],
  ['5', 1, 1, [1, 1]],
])('%s: folded %i to %i stands at %j', (text, start, end, [from, to]) => {
  expect(unfoldSpan(fold(text), { start, end }, text.length)).toEqual({ start: from, end: to })
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const once = fold(text).text
      expect(fold(once).text).toBe(once)
    }),
    { numRuns: 2_000 },
  )
})

test('every place comes back inside the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const folded = fold(text)
      expect(folded.places?.starts.length ?? text.length).toBe(folded.text.length)
      for (let at = 0; at <= folded.text.length; at++) {
        const { start, end } = unfoldSpan(folded, { start: at, end: Math.min(at + 1, folded.text.length) }, text.length)
        expect(start <= end && end <= text.length).toBe(true)
      }
    }),
  )
})
